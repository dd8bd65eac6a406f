import { isAscii, isUtf8, transcode } from 'node:buffer';
import type { RowData } from '../model/encode.ts';
import { countBytes, type TextCounts } from './text-counts.ts';
import { isObject } from '../own.ts';

const byteOrderMark = 0xfeff;

/** Values in values, at most. A webhook has five levels; without a limit a small body could fill the stack of any reader. */
const mostLevels = 100;

/** Commas in the text of a webhook with one message: some 300. */
const manyCommas = 800;

/** A body that holds an event and its rows. */
export interface Halves {
  readonly event: RowData;
  readonly rels: RowData;
  /** The object that contains both. */
  readonly whole: object;
  /** Whether the text has room for more values than a webhook has. */
  readonly mayBeLarge: boolean;
}

/** The bytes of a body, opened as far as they can be. */
export class RawBody {
  readonly bytes: Uint8Array;
  /** The text; bytes that are not UTF-8 are replaced, a byte order mark is gone. */
  readonly text: string;
  readonly encodingFault: 'not UTF-8' | 'byte order mark' | undefined;
  /** What the text says; undefined when it is not JSON. */
  readonly value: unknown;
  /** Why the text cannot be read: it is no JSON, or is nested without reason. */
  readonly syntaxFault: string | undefined;
  private counted: TextCounts | undefined = undefined;

  constructor(body: Uint8Array | string) {
    this.bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
    const encoded = typeof body === 'string' || isUtf8(body);
    const text = typeof body === 'string' ? body : decode(body, encoded);
    const marked = text.charCodeAt(0) === byteOrderMark;
    this.text = marked ? text.slice(1) : text;
    this.encodingFault = encoded ? (marked ? 'byte order mark' : undefined) : 'not UTF-8';
    try {
      const value = JSON.parse(this.text) as unknown;
      // A text with few brackets cannot be deep, so the values of almost every body are never walked.
      if (this.counts.brackets > mostLevels && isDeeper(value, mostLevels))
        this.syntaxFault = `its values are nested deeper than ${mostLevels} levels`;
      else this.value = value;
    } catch (error) {
      this.syntaxFault = `it is not JSON: ${(error as Error).message}`;
    }
  }

  /** What the text holds. */
  get counts(): TextCounts {
    return (this.counted ??= countBytes(this.bytes));
  }

  /** The event and its rows, if both are there as objects. */
  get halves(): Halves | undefined {
    if (!isObject(this.value)) return undefined;
    const { ChatEvent: event, Rels: rels } = this.value;
    if (!isObject(event) || !isObject(rels)) return undefined;
    return { event, rels, whole: this.value, mayBeLarge: this.counts.commas > manyCommas };
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}

/** The text of a body. Where bytes are UTF-8, going by UTF-16 takes a third of the time of decoding them letter by letter. */
function decode(body: Uint8Array, isEncoded: boolean): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!isEncoded) return bytes.toString('utf8');
  return isAscii(bytes) ? bytes.toString('latin1') : transcode(bytes, 'utf8', 'ucs2').toString('ucs2');
}
