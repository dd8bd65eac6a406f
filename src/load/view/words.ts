import { percentileMs, type Distribution } from '../../distribution/distribution.ts';
import { formatDurationMs } from '../../env/format.ts';

/** A percentile for people; a dash when there are no values. */
export function formatPercentile(distribution: Distribution, percent: number): string {
  return distribution.count === 0 ? '–' : formatDurationMs(percentileMs(distribution, percent));
}
