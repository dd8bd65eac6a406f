/** Seeded chance. Nothing outside `env/` draws from the machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** One of the items. */
  pick<T>(items: readonly [T, ...T[]]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A separate stream, named by a label: a new reader never shifts the draws of others. */
  fork(label: string): Random;
  /** The 32-bit number from which this stream grew, to seed a library. */
  readonly seed: number;
}

/** A stream of chance that depends on nothing but its seed. Algorithm: sfc32 by Chris Doty-Humphrey (PractRand). */
export function createRandom(seed: number | string): Random {
  return new Stream(hash(String(seed), 0x9e3779b9));
}

class Stream implements Random {
  readonly seed: number;
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.seed = seed >>> 0;
    this.a = this.seed;
    this.b = Math.imul(this.seed ^ 0x85ebca6b, 0xc2b2ae35) >>> 0;
    this.c = Math.imul(this.seed ^ 0x27d4eb2f, 0x165667b1) >>> 0;
    for (let round = 0; round < 12; round++) this.bits();
  }

  next(): number {
    return this.bits() / 4294967296;
  }

  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(0, items.length - 1)] as T;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  fork(label: string): Random {
    return new Stream(hash(label, this.seed));
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/** A 32-bit hash of a text (FNV-1a with an avalanche at the end). */
export function hash(text: string, seed = 0): number {
  return endHash(addToHash(beginHash(seed), text));
}

/** The state of a hash to which nothing was added: for a text in parts, and for texts that begin alike. */
export function beginHash(seed: number): number {
  return (0x811c9dc5 ^ seed) | 0;
}

/** The state of a hash after one more part of the text. */
export function addToHash(state: number, text: string): number {
  let value = state;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/** The hash of the text that was added: what `hash` gives for it as a whole. */
export function endHash(state: number): number {
  let value = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
