import { isUtf8 } from 'node:buffer';
import type { ResultRecord, RunLine } from './record.ts';

/** A record without its body. */
export type ResultFacts = Omit<ResultRecord, 'body' | 'bodyBase64'>;

/** A record that can still be filled. */
export type OpenRecord = { -readonly [Key in keyof ResultRecord]: ResultRecord[Key] };

/**
 * A record with its body in bytes. The body becomes text when it is asked for: a run file takes the bytes, and most runs
 * have no other reader. One getter serves all records: with one in each, V8 would give up the fast form of their fields.
 */
class RecordInBytes {
  readonly #body: Buffer;
  readonly #isText: boolean;

  constructor(body: Uint8Array) {
    this.#body = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#isText = isUtf8(body);
  }

  get body(): string | undefined {
    return this.#isText ? this.#body.toString('utf8') : undefined;
  }

  get bodyBase64(): string | undefined {
    return this.#isText ? undefined : this.#body.toString('base64');
  }

  toJSON(): object {
    const { body, bodyBase64 } = this;
    return Object.assign({}, this, body === undefined ? { bodyBase64 } : { body });
  }

  /** The bytes of a record that is one of these, and whose body is text. */
  static textBytesOf(line: object): Buffer | undefined {
    return #body in line && line.#isText ? line.#body : undefined;
  }
}

/** A record without facts, to be filled field by field, with its body. */
export function startRecord(body: Uint8Array): OpenRecord {
  return new RecordInBytes(body) as RecordInBytes & OpenRecord;
}

/** A record as plain data, of facts and a body. */
export function withBody(facts: ResultFacts, body: Uint8Array): ResultRecord {
  return plainRecord(Object.assign(startRecord(body), facts));
}

/** A record as plain data, body included, for whoever copies or compares it. */
export function plainRecord(record: ResultRecord): ResultRecord {
  return record instanceof RecordInBytes ? (record.toJSON() as ResultRecord) : record;
}

/** Writes records as lines of JSON in UTF-8, each into the same memory. */
export class RecordLines {
  private page = Buffer.allocUnsafe(64 * 1024);

  /** What `JSON.stringify` gives, and a line feed. The bytes are lent until the next call. */
  lineOf(line: RunLine): Buffer {
    const bytes = RecordInBytes.textBytesOf(line);
    const facts = JSON.stringify(bytes === undefined ? line : { ...line });
    const most = mostOfText * facts.length + mostOfByte * (bytes?.length ?? 0) + extraBytes;
    if (this.page.length < most) this.page = Buffer.allocUnsafeSlow(2 * most);
    const { page } = this;
    let end = page.write(facts, 0, 'utf8');
    if (bytes !== undefined) {
      // The body is the last field of its record.
      end += page.write(',"body":"', end - 1, 'latin1') - 1;
      end = writeEscaped(bytes, page, end);
      end += page.write('"}', end, 'latin1');
    }
    page[end++] = lineFeed;
    return page.subarray(0, end);
  }
}

/** Bytes that one letter of a text, and one byte of an escaped body, may need at most. */
const mostOfText = 3;
const mostOfByte = 6;
/** What stands around the body. */
const extraBytes = 16;
const lineFeed = 0x0a;
const backslash = 0x5c;
const letterU = 0x75;

/** How a byte is escaped in JSON, without the backslash: `"`, `n`, `u001f`; empty for one that stays. */
const escapes = Array.from({ length: 256 }, (_, byte) => {
  const escaped = JSON.stringify(String.fromCharCode(byte)).slice(1, -1);
  return escaped.startsWith('\\') ? escaped.slice(1) : '';
});
/** The first letter of each; 0 for a byte that stays. */
const escapeLetters = Uint8Array.from(escapes, (escape) => (escape === '' ? 0 : escape.charCodeAt(0)));

/**
 * Writes a text in UTF-8 as JSON does, and gives where it ends. What JSON escapes is ASCII, so bytes are looked at one by
 * one: to make strings of all that is sent, and bytes of them again, would leave five times as much garbage.
 */
function writeEscaped(text: Buffer, into: Buffer, start: number): number {
  const { length } = text;
  let end = start;
  for (let index = 0; index < length; index++) {
    const byte = text[index] as number;
    const letter = escapeLetters[byte] as number;
    if (letter === 0) {
      into[end++] = byte;
      continue;
    }
    into[end++] = backslash;
    into[end++] = letter;
    if (letter === letterU) end += into.write((escapes[byte] as string).slice(1), end, 'latin1');
  }
  return end;
}
