import { digitCount, writeDigits } from './digits.ts';

/** How many bytes are allocated at once: one buffer per body would cost as much as the encoding. */
const slabBytes = 64 * 1024;
/** Texts of so few letters are usually names of types. */
const fewLetters = 10;
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;
/** Up to this length, a loop is faster than a call. */
const fewBytes = 12;

const quote = 34;
const backslash = 92;
const minus = 45;
const comma = 44;
const bracket = { open: 91, close: 93 };
/** Bytes to be appended again and again. How many they are is kept beside them: to ask a typed array is slow. */
export class ByteRun {
  readonly bytes: Uint8Array;
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.length = bytes.length;
  }
}

/** A text of ASCII characters, to be appended again and again. */
export function ascii(text: string): ByteRun {
  return new ByteRun(Buffer.from(text, 'latin1'));
}

const words = { null: ascii('null'), true: ascii('true'), false: ascii('false') };

/** A method that Node.js has and its types lack: `write` without the questions about its arguments. */
interface WritableBuffer extends Buffer {
  utf8Write(text: string, place: number): number;
}

/**
 * Where JSON is written, byte by byte. One thing is written at a time, from `begin` to `finish`; in between it moves to a
 * larger buffer when it must, so places in it are counted from its beginning.
 */
export class JsonWriter {
  private readonly isLent: boolean;
  private bytes = Buffer.alloc(0) as WritableBuffer;
  private room = 0;
  private start = 0;
  private at = 0;

  /** `isLent`: what is finished is good only until the next thing is begun, and its bytes are used again. */
  constructor(isLent = false) {
    this.isLent = isLent;
  }

  /** How many bytes were written since `begin`. */
  get length(): number {
    return this.at - this.start;
  }

  /** Starts over; what was not finished is dropped. */
  begin(): void {
    this.at = this.start;
  }

  /** What was written since `begin`. It is the caller's for good, unless it is lent. */
  finish(): Uint8Array {
    const { start, at } = this;
    if (!this.isLent) this.start = at;
    return new Uint8Array(this.bytes.buffer, start, at - start);
  }

  /** A copy of everything written since `from`, with `room` spare bytes. */
  copy(from: number, room: number): Buffer {
    const copy = Buffer.allocUnsafe(this.length - from + room);
    copy.set(this.bytes.subarray(this.start + from, this.at));
    return copy;
  }

  /** Copies what was written since `begin` over other bytes. */
  copyTo(target: Uint8Array, place: number): void {
    target.set(this.bytes.subarray(this.start, this.at), place);
  }

  /** Puts one byte at a place that was written before. */
  put(place: number, byte: number): void {
    this.bytes[this.start + place] = byte;
  }

  /** Appends one ASCII character. */
  char(code: number): void {
    this.reserve(1);
    this.bytes[this.at++] = code;
  }

  /** Appends bytes as they are. */
  raw(chunk: ByteRun): void {
    const { length, bytes: source } = chunk;
    this.reserve(length);
    const { bytes, at } = this;
    if (length > fewBytes) bytes.set(source, at);
    else for (let index = 0; index < length; index++) bytes[at + index] = source[index] as number;
    this.at = at + length;
  }

  /** Appends the beginning of some bytes, up to a length. */
  part(source: Uint8Array, length: number): void {
    // All of them are copied, since to make a view of a part is slow; what is too much is written over.
    this.reserve(source.length);
    this.bytes.set(source, this.at);
    this.at += length;
  }

  /** Appends a value as JSON. */
  value(value: unknown): void {
    if (typeof value === 'number') this.number(value);
    else if (typeof value === 'string') this.text(value);
    else if (value === null || value === undefined) this.raw(words.null);
    else if (typeof value === 'boolean') this.raw(value ? words.true : words.false);
    else this.json(value);
  }

  /** Appends a list of rows as JSON. */
  list<Row>(rows: readonly Row[] | null, write: (page: JsonWriter, row: Row) => void): void {
    if (rows === null) return this.raw(words.null);
    this.char(bracket.open);
    let isFirst = true;
    for (const row of rows) {
      if (!isFirst) this.char(comma);
      isFirst = false;
      write(this, row);
    }
    this.char(bracket.close);
  }

  /** Appends a number as JSON. */
  private number(value: number): void {
    const count = digitCount(value);
    if (count > 0) {
      this.reserve(count);
      this.at += count;
      writeDigits(this.bytes, this.at, value);
    } else if (Number.isSafeInteger(value) && value < 0) {
      this.char(minus);
      this.number(-value);
    } else this.json(value);
  }

  /** Appends a text as a JSON string. */
  private text(value: string): void {
    const { length } = value;
    const isName = length <= fewLetters && isPlain(value);
    if (!isName && needsEscape.test(value)) return this.json(value);
    // Three bytes are enough for any UTF-16 unit.
    this.reserve(3 * length + 2);
    const { bytes } = this;
    let { at } = this;
    bytes[at++] = quote;
    if (isName) for (let index = 0; index < length; index++) bytes[at++] = value.charCodeAt(index);
    else at += bytes.utf8Write(value, at);
    bytes[at++] = quote;
    this.at = at;
  }

  /** Appends any value as JSON. */
  private json(value: unknown): void {
    this.raw(new ByteRun(Buffer.from(JSON.stringify(value), 'utf8')));
  }

  private reserve(count: number): void {
    if (this.room - this.at < count) this.turn(count);
  }

  private turn(count: number): void {
    const { bytes, start, at } = this;
    const written = at - start;
    const larger = Buffer.allocUnsafeSlow(Math.max(slabBytes, 2 * (written + count))) as WritableBuffer;
    larger.set(bytes.subarray(start, at));
    this.bytes = larger;
    this.room = larger.length;
    this.start = 0;
    this.at = written;
  }
}

/** Whether a text has nothing but ASCII characters that stand for themselves. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === quote || code === backslash) return false;
  }
  return true;
}
