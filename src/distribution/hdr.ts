import { deflateSync, inflateSync } from 'node:zlib';
import { emptyDistribution, type Distribution } from './distribution.ts';
import { longestUs, placeCount, significantDigits } from './layout.ts';
import { NumberReader, NumberWriter } from './varint.ts';

const plainCookie = 0x1c849313;
const compressedCookie = 0x1c849314;
const headBytes = 8;
const headerBytes = 40;
/** A count takes nine bytes at most. */
const mostPlainBytes = headerBytes + 9 * placeCount;

/**
 * A distribution in HdrHistogram's compressed base64 (V2), which every HdrHistogram library reads; values are
 * microseconds. An empty text when there are no values.
 */
export function encodeHdr(distribution: Distribution): string {
  if (distribution.count === 0) return '';
  const payload = encodeCounts(distribution);
  const plain = Buffer.alloc(headerBytes + payload.length);
  plain.writeUInt32BE(plainCookie, 0);
  plain.writeUInt32BE(payload.length, 4);
  plain.writeUInt32BE(0, 8);
  plain.writeUInt32BE(significantDigits, 12);
  plain.writeBigUInt64BE(1n, 16);
  plain.writeBigUInt64BE(BigInt(longestUs), 24);
  plain.writeDoubleBE(1, 32);
  plain.set(payload, headerBytes);
  const compressed = deflateSync(plain, { level: 1 });
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(compressedCookie, 0);
  head.writeUInt32BE(compressed.length, 4);
  return Buffer.concat([head, compressed]).toString('base64');
}

/**
 * Reads a distribution back, also one with a shorter range. HdrHistogram keeps the buckets but not the exact smallest and
 * largest values, which are written beside it. Throws an Error if the text is not an HDR histogram of this precision.
 */
export function decodeHdr(base64: string, exact: { minUs: number; maxUs: number }): Distribution {
  if (base64 === '') return emptyDistribution;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length <= headBytes || bytes.readUInt32BE(0) !== compressedCookie)
    throw new Error('not an HDR histogram');
  const plain = inflateSync(bytes.subarray(headBytes), { maxOutputLength: mostPlainBytes });
  if (
    plain.length < headerBytes ||
    plain.readUInt32BE(0) !== plainCookie ||
    plain.readUInt32BE(12) !== significantDigits ||
    plain.readBigUInt64BE(16) !== 1n
  ) {
    throw new Error('not an HDR histogram with three significant digits');
  }
  const payload = plain.subarray(headerBytes, headerBytes + plain.readUInt32BE(4));
  return { minUs: exact.minUs, maxUs: exact.maxUs, ...decodeCounts(payload) };
}

/**
 * Counts in the order of buckets. Zigzag: a count n is 2n, a run of n empty buckets (written as -n) is 2n - 1; a single empty
 * bucket is a count of 0.
 */
function encodeCounts({ places, counts }: Distribution): Uint8Array {
  const writer = new NumberWriter();
  let next = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    const gap = place - next;
    if (gap > 0) writer.write(gap === 1 ? 0 : 2 * gap - 1);
    writer.write(2 * (counts[index] as number));
    next = place + 1;
  }
  return writer.take();
}

function decodeCounts(payload: Uint8Array): Pick<Distribution, 'count' | 'places' | 'counts'> {
  const reader = new NumberReader(payload);
  const places: number[] = [];
  const counts: number[] = [];
  let [place, count] = [0, 0];
  while (!reader.isOver) {
    const zigzag = reader.read();
    if (zigzag % 2 === 1) {
      place += (zigzag + 1) / 2;
      continue;
    }
    const held = zigzag / 2;
    if (held > 0) {
      if (place >= placeCount) throw new Error('a value is longer than an hour');
      places.push(place);
      counts.push(held);
      count += held;
    }
    place++;
  }
  return { count, places, counts };
}
