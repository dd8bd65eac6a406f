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

/** The largest value that a bucket exists for, in microseconds: about 36 minutes. Longer times count as this. */
export const longestUs = 2 ** 31 - 1;

const subBucketBits = 11;
const halfBits = subBucketBits - 1;
const placeCount = ((31 - subBucketBits) << halfBits) + (1 << subBucketBits);

/**
 * The bucket of a value, in the layout of HdrHistogram (unit 1, 2048 sub-buckets): exact up to 2047, then 1024 buckets
 * for every doubling.
 */
export function placeOf(valueUs: number): number {
  const exponent = 31 - Math.clz32(valueUs | ((1 << subBucketBits) - 1)) - halfBits;
  return (exponent << halfBits) + (valueUs >>> exponent);
}

/** The largest value of a bucket, which is what HdrHistogram reports for it. */
export function highestAt(place: number): number {
  if (place < 1 << subBucketBits) return place;
  const exponent = (place >>> halfBits) - 1;
  const subBucket = place - (exponent << halfBits);
  return (subBucket + 1) * 2 ** exponent - 1;
}

/** Collects values into a distribution. Recording costs a few nanoseconds and allocates nothing. */
export class Recorder {
  private readonly counts = new Uint32Array(placeCount);
  private count = 0;
  private minUs = longestUs;
  private maxUs = 0;

  /** Records a time in milliseconds. Below 0 counts as 0. */
  record(ms: number): void {
    let valueUs = Math.round(ms * 1000);
    if (!(valueUs > 0)) valueUs = 0;
    else if (valueUs > longestUs) valueUs = longestUs;
    const place = placeOf(valueUs);
    this.counts[place] = (this.counts[place] ?? 0) + 1;
    this.count++;
    if (valueUs < this.minUs) this.minUs = valueUs;
    if (valueUs > this.maxUs) this.maxUs = valueUs;
  }

  /** What was recorded since the last time; then it starts again from zero. */
  take(): Distribution {
    if (this.count === 0) return emptyDistribution;
    const { count, minUs, maxUs } = this;
    const places: number[] = [];
    const counts: number[] = [];
    for (let place = placeOf(minUs); place <= placeOf(maxUs); place++) {
      const held = this.counts[place] ?? 0;
      if (held === 0) continue;
      places.push(place);
      counts.push(held);
      this.counts[place] = 0;
    }
    this.count = 0;
    this.minUs = longestUs;
    this.maxUs = 0;
    return { count, minUs, maxUs, places, counts };
  }
}

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

/** The percentiles that every report shows. */
export const shownPercentiles = [50, 90, 95, 99, 99.9] as const;

/** A distribution in a few numbers, all in milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly min: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** The few numbers of a distribution. */
export function summarizeDistribution(distribution: Distribution): LatencySummary {
  const at = (percent: number): number => percentileMs(distribution, percent);
  const [p50, p90, p95, p99, p999] = [at(50), at(90), at(95), at(99), at(99.9)];
  const { count, minUs } = distribution;
  return { count, min: minUs / 1000, mean: meanMs(distribution), p50, p90, p95, p99, p999, max: at(100) };
}
