/** Texts are drawn from phrase books, so the same ones come again and again; this many are remembered. */
const rememberedTexts = 4096;
const remembered = new Map<string, string>();
const plainAscii = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * A value as JSON in *binary text*: one character per UTF-8 byte.
 * Equal to `Buffer.from(JSON.stringify(value)).toString('latin1')`.
 */
export function binaryText(value: unknown): string {
  if (typeof value !== 'string') return Buffer.from(JSON.stringify(value), 'utf8').toString('latin1');
  if (plainAscii.test(value)) return `"${value}"`;
  const known = remembered.get(value);
  if (known !== undefined) return known;
  const text = Buffer.from(JSON.stringify(value), 'utf8').toString('latin1');
  if (remembered.size >= rememberedTexts) remembered.clear();
  if (value.length < 1000) remembered.set(value, text);
  return text;
}
