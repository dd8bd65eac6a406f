import { emptyDistribution, type Distribution } from '../../distribution/distribution.ts';
import { NumberReader, NumberWriter } from '../../distribution/varint.ts';
import { mapDistributions, type Interval } from './interval.ts';

/** A slice that is kept for long: its distributions are a few bytes a bucket instead of sixteen. */
export interface CompactInterval {
  /** The slice with empty distributions. */
  readonly plain: Interval;
  readonly bytes: Uint8Array;
}

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
