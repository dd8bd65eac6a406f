import { isUtf8 } from 'node:buffer';
import type { ResultRecord, RunLine } from './record.ts';

/** A record without its body. */
export type ResultFacts = Omit<ResultRecord, 'body' | 'bodyBase64'>;

/** A record that can still be filled. */
export type OpenRecord = { -readonly [Key in keyof ResultRecord]: ResultRecord[Key] };

/**
 * A record with its body in bytes. The body becomes text when it is requested for: a run file takes the bytes, and most runs
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

/** A record as plain data, body included, to copy or compare it. */
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
    // What JSON escapes is ASCII, so the bytes of a text in UTF-8 are escaped like letters of one byte each. That spares
    // two conversions of all that is sent.
    const body = bytes === undefined ? '' : JSON.stringify(bytes.toString('latin1'));
    const most = 3 * facts.length + body.length + bodyKey.length + 2;
    if (this.page.length < most) this.page = Buffer.allocUnsafe(2 * most);
    const { page } = this;
    let end = page.write(facts, 0, 'utf8');
    if (bytes !== undefined) {
      // The body is the last field of its record.
      end += page.write(bodyKey, end - 1, 'latin1') - 1;
      end += page.write(body, end, 'latin1');
      end += page.write('}', end, 'latin1');
    }
    end += page.write('\n', end, 'latin1');
    return page.subarray(0, end);
  }
}

const bodyKey = ',"body":';
