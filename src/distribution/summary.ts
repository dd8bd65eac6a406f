import { meanMs, percentileMs, type Distribution } from './distribution.ts';

/** The percentiles that every report shows. */
export const shownPercentiles = [50, 90, 95, 99, 99.9] as const;

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

/** The percentiles of a load run, which has enough events for rare times. */
export interface LatencySummary extends Percentiles {
  readonly min: number;
  readonly p999: number;
}

/** What a report of a run shows of a distribution; undefined when there are no values. */
export function percentilesOf(distribution: Distribution): Percentiles | undefined {
  if (distribution.count === 0) return undefined;
  const { count, mean, p50, p90, p95, p99, max } = summarizeDistribution(distribution);
  return { count, mean, p50, p90, p95, p99, max };
}

/** What a report of a load run shows of a distribution. */
export function summarizeDistribution(distribution: Distribution): LatencySummary {
  const at = (percent: number): number => percentileMs(distribution, percent);
  const [p50, p90, p95, p99, p999] = [at(50), at(90), at(95), at(99), at(99.9)];
  const { count, minUs } = distribution;
  return { count, min: minUs / 1000, mean: meanMs(distribution), p50, p90, p95, p99, p999, max: at(100) };
}
