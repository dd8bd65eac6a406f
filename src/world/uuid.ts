import type { Random } from '../env/random.ts';

/** 100-nanosecond ticks from 1582-10-15 (the UUID epoch, RFC 9562) to 1970-01-01. */
const epochOffsetTicks = 122_192_928_000_000_000n;

/** How many milliseconds are remembered: times go back by less than that. */
const mostRemembered = 256;

/** Mints UUIDs of version 1 from the tenant's clock, as IQChannels names its files. */
export class UuidMint {
  private readonly tail: string;
  /** How many were minted of each of the latest milliseconds. */
  private readonly minted = new Map<number, bigint>();

  constructor(random: Random) {
    const clockSequence = 0x8000 | random.integer(0, 0x3fff);
    // The multicast bit marks a node that is no real network card (RFC 9562, section 6.10).
    const node = [random.integer(0, 255) | 1, ...Array.from({ length: 5 }, () => random.integer(0, 255))];
    this.tail = `${hex(clockSequence, 4)}-${node.map((byte) => hex(byte, 2)).join('')}`;
  }

  /**
   * A UUID whose own time is `ms`; two of the same millisecond still differ, also where others were minted between them:
   * files of several chats are dated a little before their events, and so not in order.
   */
  next(ms: number): string {
    const ticks = this.minted.get(ms) ?? 0n;
    this.minted.delete(ms);
    this.minted.set(ms, ticks + 1n);
    const [oldest] = this.minted.keys();
    if (this.minted.size > mostRemembered && oldest !== undefined) this.minted.delete(oldest);
    return timeText(BigInt(ms) * 10_000n + epochOffsetTicks + ticks) + this.tail;
  }
}

/** The time in a UUID of version 1, in UTC milliseconds, or undefined if the text does not begin with one. */
export function uuidTimeMs(uuid: string): number | undefined {
  const ticks = uuidTicks(uuid);
  return ticks === undefined ? undefined : Number((ticks - epochOffsetTicks) / 10_000n);
}

/** The same UUID of version 1 made `byMs` later; what follows it (an extension) stays, and so does any other text. */
export function shiftUuid(uuid: string, byMs: number): string {
  const ticks = uuidTicks(uuid);
  return ticks === undefined ? uuid : timeText(ticks + BigInt(byMs) * 10_000n) + uuid.slice(19);
}

function uuidTicks(uuid: string): bigint | undefined {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-1([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.exec(uuid);
  if (match === null) return undefined;
  const [, low = '', middle = '', high = ''] = match;
  return BigInt(`0x${high}${middle}${low}`);
}

/** The first three groups of a UUID and the hyphen after them: its time and version. */
function timeText(ticks: bigint): string {
  const low = Number(ticks & 0xffff_ffffn);
  const middle = Number((ticks >> 32n) & 0xffffn);
  const high = Number((ticks >> 48n) & 0x0fffn) | 0x1000;
  return `${hex(low, 8)}-${hex(middle, 4)}-${hex(high, 4)}-`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
