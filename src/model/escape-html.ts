const htmlEscapes = new Map(['<', '>', '&'].map((char) => [char.charCodeAt(0), escapeOf(char)]));
/** U+2028 and U+2029 in UTF-8 are two bytes that are the same, and a last one each. */
const separator = { first: 0xe2, second: 0x80, length: 3 };
const separatorEscapes = new Map([
  [0xa8, escapeOf('\u2028')],
  [0xa9, escapeOf('\u2029')],
]);

/**
 * Writes `<`, `>`, `&`, U+2028 and U+2029 as `\u` escapes, as Go's `encoding/json` does by default. In JSON all
 * of them occur only inside strings, so the bytes need no parser. JSON without any of them comes back as it is.
 */
export function escapeHtml(json: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let copiedTo = 0;
  for (let at = 0; at < json.length; at++) {
    const html = htmlEscapes.get(json[at] as number);
    const escape = html ?? separatorEscape(json, at);
    if (escape === undefined) continue;
    parts.push(json.subarray(copiedTo, at), escape);
    copiedTo = at + (html === undefined ? separator.length : 1);
  }
  return copiedTo === 0 ? json : Buffer.concat([...parts, json.subarray(copiedTo)]);
}

function separatorEscape(json: Uint8Array, at: number): Buffer | undefined {
  return json[at] === separator.first && json[at + 1] === separator.second
    ? separatorEscapes.get(json[at + 2] as number)
    : undefined;
}

function escapeOf(char: string): Buffer {
  return Buffer.from(`\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
