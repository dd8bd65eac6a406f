import type { Distribution } from './distribution.ts';
import { emptyDistribution } from './distribution.ts';
import { mapDistributions, type Interval } from './interval.ts';

/** A slice that is kept for long: its distributions are a few bytes a bucket instead of sixteen. */
export interface CompactInterval {
  /** The slice with empty distributions. */
  readonly plain: Interval;
  readonly bytes: Uint8Array;
}

const firstBytes = 4096;
const lowBits = 128;

/** Lays the distributions of a slice into one piece of bytes. */
export function compact(slice: Interval): CompactInterval {
  const writer = new NumberWriter();
  const plain = mapDistributions(slice, (distribution) => {
    writeDistribution(writer, distribution);
    return emptyDistribution;
  });
  return { plain, bytes: writer.take() };
}

/** The slice as it was. */
export function expand({ plain, bytes }: CompactInterval): Interval {
  const reader = new NumberReader(bytes);
  return mapDistributions(plain, () => readDistribution(reader));
}

/** Places rise, so the steps between them are small numbers. */
function writeDistribution(writer: NumberWriter, { places, counts, minUs, maxUs }: Distribution): void {
  writer.write(places.length);
  if (places.length === 0) return;
  writer.write(minUs);
  writer.write(maxUs);
  let last = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    writer.write(place - last);
    writer.write(counts[index] as number);
    last = place;
  }
}

function readDistribution(reader: NumberReader): Distribution {
  const length = reader.read();
  if (length === 0) return emptyDistribution;
  const [minUs, maxUs] = [reader.read(), reader.read()];
  const places: number[] = [];
  const counts: number[] = [];
  let [place, count] = [0, 0];
  for (let index = 0; index < length; index++) {
    place += reader.read();
    places.push(place);
    const held = reader.read();
    counts.push(held);
    count += held;
  }
  return { count, minUs, maxUs, places, counts };
}

/** Whole numbers from 0 on, seven bits to a byte, the low ones first. */
class NumberWriter {
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

class NumberReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  read(): number {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      number += (byte % lowBits) * factor;
      if (byte < lowBits) return number;
      factor *= lowBits;
    }
  }
}
