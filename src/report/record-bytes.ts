import { isUtf8 } from 'node:buffer';
import type { ResultRecord, RunLine } from './record.ts';

/** A record without its body. */
export type ResultFacts = Omit<ResultRecord, 'body' | 'bodyBase64'>;

/** A record in the making: its facts, and its body in bytes. */
interface Parts {
  readonly facts: ResultFacts;
  readonly body: Uint8Array;
}

const partsOf = new WeakMap<object, Parts>();

/**
 * The record of a result with its body. The body becomes text when it is asked for: a run file takes the bytes, and most
 * runs have no other reader.
 */
export function withBody(facts: ResultFacts, body: Uint8Array): ResultRecord {
  if (!isUtf8(body)) return { ...facts, bodyBase64: toBuffer(body).toString('base64') };
  const record: ResultRecord = {
    ...facts,
    get body() {
      return toBuffer(body).toString('utf8');
    },
  };
  partsOf.set(record, { facts, body });
  return record;
}

/** Writes records as lines of JSON in UTF-8, each into the same memory. */
export class RecordLines {
  private page = Buffer.allocUnsafe(64 * 1024);

  /** What `JSON.stringify` gives, and a line feed. The bytes are lent until the next call. */
  lineOf(line: RunLine): Buffer {
    const parts = partsOf.get(line);
    const facts = JSON.stringify(parts?.facts ?? line);
    // What JSON escapes is ASCII, so the bytes of a text in UTF-8 are escaped like letters of one byte each. That spares
    // two conversions of all that is sent.
    const body = parts === undefined ? '' : JSON.stringify(toBuffer(parts.body).toString('latin1'));
    const most = 3 * facts.length + body.length + bodyKey.length + 2;
    if (this.page.length < most) this.page = Buffer.allocUnsafe(2 * most);
    let end = this.page.write(facts, 0, 'utf8');
    if (parts !== undefined) {
      // The body is the last field of its record.
      end += this.page.write(bodyKey, end - 1, 'latin1') - 1;
      end += this.page.write(body, end, 'latin1');
      end += this.page.write('}', end, 'latin1');
    }
    end += this.page.write('\n', end, 'latin1');
    return this.page.subarray(0, end);
  }
}

const bodyKey = ',"body":';

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
