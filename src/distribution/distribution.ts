import { highestAt } from './layout.ts';

/**
 * A distribution of times, as an HDR histogram with three significant digits: the places of its buckets that hold
 * something, in rising order, and how many values each holds. Values are whole microseconds. Two distributions add up
 * without any loss, so percentiles over many seconds, workers or machines are those of all values together.
 */
export interface Distribution {
  readonly count: number;
  /** The smallest and largest values in microseconds, exactly; 0 when there are none. */
  readonly minUs: number;
  readonly maxUs: number;
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

/** No values at all. */
export const emptyDistribution: Distribution = { count: 0, minUs: 0, maxUs: 0, places: [], counts: [] };

/** Both distributions together. */
export function addDistributions(a: Distribution, b: Distribution): Distribution {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const places: number[] = [];
  const counts: number[] = [];
  // Done every second of a run, for every type, while events are due: whole numbers only, and no more steps than needed.
  let [i, j] = [0, 0];
  while (i < a.places.length && j < b.places.length) {
    const left = a.places[i] as number;
    const right = b.places[j] as number;
    places.push(left < right ? left : right);
    let held = 0;
    if (left <= right) held += a.counts[i++] as number;
    if (right <= left) held += b.counts[j++] as number;
    counts.push(held);
  }
  appendFrom(i, a, places, counts);
  appendFrom(j, b, places, counts);
  const [minUs, maxUs] = [Math.min(a.minUs, b.minUs), Math.max(a.maxUs, b.maxUs)];
  return { count: a.count + b.count, minUs, maxUs, places, counts };
}

function appendFrom(index: number, rest: Distribution, places: number[], counts: number[]): void {
  for (let at = index; at < rest.places.length; at++) {
    places.push(rest.places[at] as number);
    counts.push(rest.counts[at] as number);
  }
}

/**
 * The same distribution with an eighth of the buckets: two significant digits are enough for a plot, and a long run has
 * thousands of them to keep.
 */
export function coarsen(distribution: Distribution): Distribution {
  const { count, minUs, maxUs } = distribution;
  const places: number[] = [];
  const counts: number[] = [];
  let last = -1;
  for (let index = 0; index < distribution.places.length; index++) {
    const place = (distribution.places[index] as number) | 7;
    const held = distribution.counts[index] as number;
    if (place === last) (counts[counts.length - 1] as number) += held;
    else {
      places.push(place);
      counts.push(held);
      last = place;
    }
  }
  return { count, minUs, maxUs, places, counts };
}

/** All distributions together. */
export function sumOfDistributions(all: Iterable<Distribution>): Distribution {
  let sum = emptyDistribution;
  for (const one of all) sum = addDistributions(sum, one);
  return sum;
}

/**
 * The value in milliseconds below or at which `percent` of the values lie, by the nearest rank, as HdrHistogram counts it; 100 is the
 * largest value exactly. 0 when there are no values.
 */
export function percentileMs(distribution: Distribution, percent: number): number {
  const { count, places, counts, minUs, maxUs } = distribution;
  if (count === 0) return 0;
  if (percent >= 100) return maxUs / 1000;
  // The nearest rank. The factor keeps a product that should be whole from being rounded up by its last bit.
  const wanted = Math.max(1, Math.ceil((percent / 100) * count * (1 - Number.EPSILON)));
  let seen = 0;
  for (let index = 0; index < places.length; index++) {
    seen += counts[index] ?? 0;
    if (seen >= wanted) return Math.max(minUs, Math.min(highestAt(places[index] ?? 0), maxUs)) / 1000;
  }
  return maxUs / 1000;
}

/** The mean in milliseconds, to the precision of the buckets; 0 when there are no values. */
export function meanMs(distribution: Distribution): number {
  const { count, places, counts } = distribution;
  if (count === 0) return 0;
  let sum = 0;
  places.forEach((place, index) => {
    const high = highestAt(place);
    const low = place === 0 ? 0 : highestAt(place - 1) + 1;
    sum += ((low + high) / 2) * (counts[index] ?? 0);
  });
  return sum / count / 1000;
}
