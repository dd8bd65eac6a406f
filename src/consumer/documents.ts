import { toBuffer } from './lines.ts';

/** One JSON value cut out of a stream, and the line on which it begins. */
export interface JsonDocument {
  readonly line: number;
  readonly bytes: Buffer;
}

const [quote, backslash, newline, comma] = [34, 92, 10, 44];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];

/**
 * Cuts a stream into JSON values: one after another, pretty-printed or not, or the items of one list. Only braces,
 * brackets and strings are looked at, so a faulty value comes out as it is, for others to judge.
 */
export class DocumentSplitter {
  private line = 1;
  private depth = 0;
  /** 1 inside a list that holds the values. */
  private base = 0;
  private inString = false;
  private escaped = false;
  private startLine = 1;
  private parts: Buffer[] = [];
  private isInValue = false;

  /** The values that end in this chunk. */
  *push(chunk: Uint8Array | string): Generator<JsonDocument> {
    const bytes = toBuffer(chunk);
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === newline) this.line++;
      if (!this.isInValue) {
        if (!this.begins(byte)) continue;
        start = at;
        this.isInValue = true;
        this.startLine = this.line;
      }
      const end = this.ends(byte);
      if (end === undefined) continue;
      yield this.cut(bytes.subarray(start, end === 'with' ? at + 1 : at));
      if (end === 'before' && byte === closeBracket) this.base = 0;
    }
    if (this.isInValue) this.parts.push(bytes.subarray(start));
  }

  /** What is left at the end of the stream: a value that never ended. */
  *end(): Generator<JsonDocument> {
    if (this.isInValue) yield this.cut(Buffer.alloc(0));
  }

  /** Whether a byte between values begins one. */
  private begins(byte: number): boolean {
    if (isSpace(byte) || byte === comma) return false;
    if (byte === openBracket && this.base === 0) {
      this.base = 1;
      return false;
    }
    if (byte === closeBracket && this.base === 1) {
      this.base = 0;
      return false;
    }
    return true;
  }

  /** Whether the value ends with this byte, or ended before it; keeps count of strings and nesting. */
  private ends(byte: number): 'with' | 'before' | undefined {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === backslash) this.escaped = true;
      else if (byte === quote) this.inString = false;
      return undefined;
    }
    if (byte === quote) this.inString = true;
    else if (byte === openBrace || byte === openBracket) this.depth++;
    else if (this.depth > 0) {
      if ((byte === closeBrace || byte === closeBracket) && --this.depth === 0) return 'with';
    } else if (isSpace(byte) || byte === comma || (byte === closeBracket && this.base === 1)) return 'before';
    return undefined;
  }

  private cut(last: Buffer): JsonDocument {
    const bytes = this.parts.length === 0 ? last : Buffer.concat([...this.parts, last]);
    this.parts = [];
    this.isInValue = false;
    this.inString = false;
    this.escaped = false;
    this.depth = 0;
    return { line: this.startLine, bytes };
  }
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13 || byte === newline;
}
