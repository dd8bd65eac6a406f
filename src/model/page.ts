import { digitCount, writeDigits } from './digits.ts';

/** How many bytes are asked for at once: a buffer of its own for each body would cost as much as its encoding. */
const slabBytes = 256 * 1024;
/** Up to here, a loop beats a call. */
const fewBytes = 12;

const quote = 34;
const backslash = 92;
const minus = 45;

/**
 * Where JSON is written, byte by byte. One thing is written at a time, from `begin` to `finish`; in between it moves to a
 * larger buffer when it must, so places in it are counted from its beginning.
 */
export class Page {
  private bytes: Uint8Array = new Uint8Array(0);
  private start = 0;
  private at = 0;

  /** How many bytes were written since `begin`. */
  get length(): number {
    return this.at - this.start;
  }

  /** Begins anew; what was begun and not finished is dropped. */
  begin(): void {
    this.at = this.start;
  }

  /** What was written since `begin`. It is the caller's for good. */
  finish(): Uint8Array {
    const { start, at } = this;
    this.start = at;
    return (this.bytes as Buffer).subarray(start, at);
  }

  /** A copy of what was written from a place on, with room for so many bytes more. */
  copy(from: number, room: number): Uint8Array {
    const copy = new Uint8Array(this.length - from + room);
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
  raw(constant: Uint8Array): void {
    const { length } = constant;
    this.reserve(length);
    const { bytes, at } = this;
    if (length > fewBytes) bytes.set(constant, at);
    else for (let index = 0; index < length; index++) bytes[at + index] = constant[index] as number;
    this.at = at + length;
  }

  /** Appends a number as JSON. */
  number(value: number): void {
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
  text(value: string): void {
    const { length } = value;
    // Three bytes are enough for any UTF-16 unit that needs no escape, and what needs one is written by `json`.
    this.reserve(3 * length + 2);
    const { bytes } = this;
    let { at } = this;
    bytes[at++] = quote;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code < 0x80) {
        if (code < 0x20 || code === quote || code === backslash) return this.json(value);
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        if (code >= 0xd800 && code < 0xe000) return this.json(value);
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    bytes[at++] = quote;
    this.at = at;
  }

  /** Appends any value as JSON. */
  json(value: unknown): void {
    this.raw(Buffer.from(JSON.stringify(value), 'utf8'));
  }

  private reserve(count: number): void {
    if (this.bytes.length - this.at < count) this.turn(count);
  }

  private turn(count: number): void {
    const { bytes, start, at } = this;
    const written = at - start;
    const larger = Buffer.allocUnsafeSlow(Math.max(slabBytes, 2 * (written + count)));
    larger.set(bytes.subarray(start, at));
    this.bytes = larger;
    this.start = 0;
    this.at = written;
  }
}
