import { emptyDistribution, type Distribution } from './distribution.ts';
import { longestUs, placeCount, bucketOf } from './layout.ts';

/**
 * Collects values into a distribution: of a run and of a load run, of a worker and for Locust. Recording costs a few
 * nanoseconds and allocates nothing.
 */
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
    const place = bucketOf(valueUs);
    this.counts[place] = (this.counts[place] ?? 0) + 1;
    this.count++;
    if (valueUs < this.minUs) this.minUs = valueUs;
    if (valueUs > this.maxUs) this.maxUs = valueUs;
  }

  /** What was recorded since the last `take`. */
  read(): Distribution {
    if (this.count === 0) return emptyDistribution;
    const { count, minUs, maxUs } = this;
    const places: number[] = [];
    const counts: number[] = [];
    for (let place = bucketOf(minUs); place <= bucketOf(maxUs); place++) {
      const held = this.counts[place] ?? 0;
      if (held === 0) continue;
      places.push(place);
      counts.push(held);
    }
    return { count, minUs, maxUs, places, counts };
  }

  /** What was recorded since the last time; then it starts again from zero. */
  take(): Distribution {
    const taken = this.read();
    for (const place of taken.places) this.counts[place] = 0;
    this.count = 0;
    this.minUs = longestUs;
    this.maxUs = 0;
    return taken;
  }
}
