const lowBits = 128;
const firstBytes = 4096;

/** Writes whole numbers from 0 on, seven bits to a byte, the low ones first (LEB128). */
export class NumberWriter {
  private bytes = new Uint8Array(firstBytes);
  private length = 0;

  write(number: number): void {
    let rest = number;
    while (rest >= lowBits) {
      this.put((rest % lowBits) + lowBits);
      rest = Math.floor(rest / lowBits);
    }
    this.put(rest);
  }

  /** What was written, as a copy. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private put(byte: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = byte;
  }
}

/** Reads what a `NumberWriter` wrote. */
export class NumberReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Whether there is nothing more to read. */
  get isOver(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The next number. Throws an Error where the bytes end within it, or it is too large to be exact. */
  read(): number {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error('a number is cut off');
      number += (byte % lowBits) * factor;
      if (number > Number.MAX_SAFE_INTEGER) throw new Error('a number is too large');
      if (byte < lowBits) return number;
      factor *= lowBits;
    }
  }
}
