import { renderChart, type ChartPoint, type ChartSeries } from '../../../report/html/chart.ts';
import type { Axis } from '../../../report/html/scale.ts';
import { percentileMs } from '../../../distribution/distribution.ts';
import { latencyOf, type Interval } from '../../../load/metrics/interval.ts';

/** The time axis of every plot. */
export const time: Axis = { label: 'time since the start', format: 'duration', min: 0 };

/** A plot over the time of the run. */
export function chart(
  series: readonly ChartSeries[],
  y: Axis,
  about: { readonly id: string; readonly description: string; readonly heightPx?: number },
): string {
  return renderChart({ heightPx: 220, ...about, series, x: time, y });
}

/** A percentile of each moment, a gap where nothing was answered. */
export function percentileLine(
  slices: readonly Interval[],
  percent: number,
  from: 'fromDue' | 'fromSend' = 'fromDue',
  type?: string,
): ChartPoint[] {
  return points(slices, (slice) => {
    const distribution = latencyOf(slice, from, type);
    return distribution.count === 0 ? null : percentileMs(distribution, percent);
  });
}

/** A count of each moment, per second. */
export function perSecond(slices: readonly Interval[], count: (slice: Interval) => number): ChartPoint[] {
  // The end of a run may be a sliver of a second, whose rate means nothing.
  const whole = slices.filter((slice) => slice.toMs - slice.fromMs > 250);
  return points(whole, (slice) => count(slice) / ((slice.toMs - slice.fromMs) / 1000));
}

/** A value of each moment. */
export function points(slices: readonly Interval[], read: (slice: Interval) => number | null): ChartPoint[] {
  return slices.map((slice) => [middle(slice), read(slice)]);
}

/** The middle of a slice, in milliseconds. */
export function middle({ fromMs, toMs }: Interval): number {
  return Math.round((fromMs + toMs) / 2);
}

/** On a linear scale a few slow answers would press all others onto the ground. */
export function scaleFor(series: readonly ChartSeries[]): 'log' | 'linear' {
  const values = series
    .flatMap(({ points: all }) => all.map(([, y]) => y ?? 0))
    .filter((y) => y > 0)
    .sort((a, b) => a - b);
  const median = values[Math.floor(values.length / 2)] ?? 0;
  return (values.at(-1) ?? 0) > median * 20 ? 'log' : 'linear';
}
