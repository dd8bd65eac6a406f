import { build } from 'hdr-histogram-js';

/** Percentiles of a set of times, in milliseconds; exact to 0.1 %. */
export interface Percentiles {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Collects times in bounded memory. */
export interface Latencies {
  record(ms: number): void;
  /** The time that `percent` of the records do not exceed, in milliseconds; 0 when there are none. */
  at(percent: number): number;
  /** Undefined when nothing was recorded. */
  percentiles(): Percentiles | undefined;
}

const microsecondsPerMs = 1000;
const hourUs = 3_600_000_000;

/** Makes an empty collection of times. */
export function createLatencies(): Latencies {
  const histogram = build({ numberOfSignificantValueDigits: 3, highestTrackableValue: hourUs });
  // A bucket answers with its upper edge, which may lie above the greatest value that was recorded.
  const at = (percent: number): number =>
    histogram.totalCount === 0
      ? 0
      : Math.min(histogram.getValueAtPercentile(percent), histogram.maxValue) / microsecondsPerMs;
  return {
    record(ms) {
      histogram.recordValue(Math.min(hourUs, Math.max(0, Math.round(ms * microsecondsPerMs))));
    },
    at,
    percentiles() {
      if (histogram.totalCount === 0) return undefined;
      return {
        count: histogram.totalCount,
        mean: histogram.mean / microsecondsPerMs,
        p50: at(50),
        p90: at(90),
        p95: at(95),
        p99: at(99),
        max: histogram.maxValue / microsecondsPerMs,
      };
    },
  };
}
