import type { Random } from '../env/random.ts';

/** 100-nanosecond ticks from 1582-10-15 (the UUID epoch, RFC 9562) to 1970-01-01. */
const epochOffsetTicks = 122_192_928_000_000_000n;

/** Mints UUIDs of version 1 from the tenant's clock, as IQChannels names its files. */
export class UuidMint {
  private readonly tail: string;
  private lastMs = -1;
  private ticksInMs = 0n;

  constructor(random: Random) {
    const clockSequence = 0x8000 | random.integer(0, 0x3fff);
    // The multicast bit marks a node that is no real network card (RFC 9562, section 6.10).
    const node = [random.integer(0, 255) | 1, ...Array.from({ length: 5 }, () => random.integer(0, 255))];
    this.tail = `${hex(clockSequence, 4)}-${node.map((byte) => hex(byte, 2)).join('')}`;
  }

  /** A UUID whose own time is `ms`; two of the same millisecond still differ. */
  next(ms: number): string {
    this.ticksInMs = ms === this.lastMs ? this.ticksInMs + 1n : 0n;
    this.lastMs = ms;
    const ticks = BigInt(ms) * 10_000n + epochOffsetTicks + this.ticksInMs;
    const low = Number(ticks & 0xffff_ffffn);
    const middle = Number((ticks >> 32n) & 0xffffn);
    const high = Number((ticks >> 48n) & 0x0fffn) | 0x1000;
    return `${hex(low, 8)}-${hex(middle, 4)}-${hex(high, 4)}-${this.tail}`;
  }
}

/** The time in a UUID of version 1, in UTC milliseconds, or undefined if the text is none. */
export function uuidTimeMs(uuid: string): number | undefined {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-1([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.exec(uuid);
  if (match === null) return undefined;
  const [, low = '', middle = '', high = ''] = match;
  return Number((BigInt(`0x${high}${middle}${low}`) - epochOffsetTicks) / 10_000n);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
