import { formatDurationMs, formatNumber, formatShare } from '../../env/format.ts';
import { percentileMs } from '../../distribution/distribution.ts';
import type { LoadResult } from '../record/load-result.ts';
import { droppedOf, latencyOf } from './interval.ts';

/** How a measure compares with the same measure of an earlier run. */
export interface LoadChange {
  readonly name: string;
  readonly before: string;
  readonly now: string;
  readonly change: 'better' | 'worse' | 'same';
  /** Now divided by before; undefined when before was 0. */
  readonly ratio: number | undefined;
}

interface Compared {
  readonly name: string;
  readonly read: (result: LoadResult) => number;
  readonly format: (value: number) => string;
  readonly better: 'higher' | 'lower';
  /** A smaller difference means nothing, whatever its ratio. */
  readonly least: number;
}

/** Times and rates differ by so much from run to run without any reason. */
const noise = 1.1;

const percentile = (name: string, percent: number): Compared => ({
  name,
  read: ({ total }) => percentileMs(latencyOf(total, 'fromDue'), percent),
  format: formatDurationMs,
  better: 'lower',
  least: 0.5,
});

const compared: readonly Compared[] = [
  {
    name: 'rate',
    read: ({ total, activeMs }) => (activeMs <= 0 ? 0 : total.counts.begun / (activeMs / 1000)),
    format: (value) => `${formatNumber(value)}/s`,
    better: 'higher',
    least: 0.5,
  },
  percentile('p50', 50),
  percentile('p90', 90),
  percentile('p95', 95),
  percentile('p99', 99),
  percentile('p99.9', 99.9),
  percentile('max', 100),
  {
    name: 'errors',
    read: ({ total: { counts } }) => (counts.sent === 0 ? 0 : (counts.refused + counts.failed) / counts.sent),
    format: formatShare,
    better: 'lower',
    least: 0.0005,
  },
  {
    name: 'dropped',
    read: ({ total }) => (total.counts.asked === 0 ? 0 : droppedOf(total) / total.counts.asked),
    format: formatShare,
    better: 'lower',
    least: 0.0005,
  },
];

/** Compares a load run with an earlier one, measure by measure. */
export function compareLoads(now: LoadResult, before: LoadResult): LoadChange[] {
  return compared.map(({ name, read, format, better, least }) => {
    const [is, was] = [read(now), read(before)];
    const ratio = was === 0 ? undefined : is / was;
    const isSame = Math.abs(is - was) < least || (ratio !== undefined && ratio < noise && ratio > 1 / noise);
    const isBetter = better === 'higher' ? is > was : is < was;
    return {
      name,
      before: format(was),
      now: format(is),
      ratio,
      change: isSame ? 'same' : isBetter ? 'better' : 'worse',
    };
  });
}

/** Why two runs should not be compared, if they asked for different things. */
export function incomparable(now: LoadResult, before: LoadResult): string | undefined {
  if (now.header.words === before.header.words) return undefined;
  return `The earlier run had another load: ${before.header.words}.`;
}
