import { IqmockError } from '../errors.ts';

/** A header set as undici takes it: name, value, name, value. */
export type FlatHeaders = readonly string[];

/** Headers that the connection itself needs to set. */
const ownedByConnection = new Set([
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
  'proxy-connection',
  'trailer',
  'te',
]);

/** Name and value of a line `Name: value`. Throws USAGE. */
export function parseHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon > 0) return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  // What follows the first word may be a token.
  const shown = line.replace(/[\s=].*$/s, ' …');
  throw new IqmockError('USAGE', `--header: "${shown}" is not a header.`, {
    hint: "Write 'Name: value', such as 'X-Env: ci'.",
  });
}

/** Throws USAGE if a header cannot be sent as it is. */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
      throw new IqmockError('USAGE', `--header: "${name}" is not the name of a header.`, {
        hint: 'Names are made of letters, digits and dashes.',
      });
    }
    if (ownedByConnection.has(name.toLowerCase())) {
      throw new IqmockError('USAGE', `--header: ${name} cannot be set, it belongs to the connection.`, {
        hint: 'Leave it out; iqmock sets it as the body and the connection ask for.',
      });
    }
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw new IqmockError(
        'USAGE',
        `--header: the value of ${name} has characters that no header can carry.`,
        {
          hint: 'Only ASCII and Latin-1 can be sent; percent-encode anything else.',
        },
      );
    }
  }
}

/** The headers of `base`, replaced by or followed by those of `over`; names count without case. */
export function overlayHeaders(base: FlatHeaders, over: Readonly<Record<string, string>>): FlatHeaders {
  const entries = Object.entries(over);
  if (entries.length === 0) return base;
  const replaced = entries.map(([name]) => name.toLowerCase());
  const flat: string[] = [];
  for (let index = 0; index < base.length; index += 2) {
    const name = base[index] as string;
    if (!replaced.includes(name.toLowerCase())) flat.push(name, base[index + 1] as string);
  }
  for (const entry of entries) flat.push(...entry);
  return flat;
}

/** A flat header set as a record. */
export function headerRecord(flat: FlatHeaders): Record<string, string> {
  const record = new Map<string, string>();
  for (let index = 0; index < flat.length; index += 2)
    record.set(flat[index] as string, flat[index + 1] as string);
  return Object.fromEntries(record);
}
