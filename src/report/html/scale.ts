import { formatBytes, formatDurationMs, formatNumber, formatShare } from '../../env/format.ts';

/** How numbers along an axis are written. */
export type AxisFormat = 'duration' | 'count' | 'bytes' | 'percent';

/** One axis of a chart. */
export interface Axis {
  readonly label: string;
  readonly format: AxisFormat;
  readonly scale?: 'linear' | 'log';
  /** The ends; taken from the data unless given. */
  readonly min?: number;
  readonly max?: number;
}

/** Where a value is between the ends of an axis, from 0 to 1, and the ticks to show. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
  at(value: number): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** The ends of a scale, and whether it is logarithmic. */
export type Span = Pick<Scale, 'min' | 'max' | 'log'>;

/** Where a value is between the ends of a scale, from 0 to 1. */
export function shareAlong({ min, max, log }: Span, value: number): number {
  if (!log) return (value - min) / (max - min);
  return Math.log10(Math.max(value, min) / min) / Math.log10(max / min);
}

/** Makes the scale of an axis for these values. */
export function createScale(axis: Axis, values: Iterable<number>): Scale {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high < low) [low, high] = [0, 1];
  return axis.scale === 'log' ? logScale(axis, low, high) : linearScale(axis, low, high);
}

function linearScale(axis: Axis, low: number, high: number): Scale {
  const min = axis.min ?? Math.min(0, low);
  const most = axis.max ?? (high > min ? high : min + 1);
  const step = niceStep((most - min) / 5, axis.format);
  const max = axis.max ?? Math.max(min + step, Math.ceil(most / step - 1e-9) * step);
  const at = (value: number): number => shareAlong({ min, max, log: false }, value);
  const ticks = [];
  for (let value = Math.ceil(min / step) * step; value <= max + step * 1e-6; value += step) {
    ticks.push({ at: at(value), text: formatTick(value, axis.format, step) });
  }
  return { min, max, log: false, at, ticks };
}

function logScale(axis: Axis, low: number, high: number): Scale {
  const min = 10 ** Math.floor(Math.log10(Math.max(axis.min ?? low, 0.1)));
  const max =
    10 ** Math.max(Math.ceil(Math.log10(Math.max(axis.max ?? high, 0.1)) - 1e-9), Math.log10(min) + 1);
  const at = (value: number): number => shareAlong({ min, max, log: true }, value);
  const ticks = [];
  for (let value = min; value <= max * 1.0001; value *= 10)
    ticks.push({ at: at(value), text: formatTick(value, axis.format, value) });
  return { min, max, log: true, at, ticks };
}

const minuteMs = 60_000;

function niceStep(rough: number, format: AxisFormat): number {
  // Minutes and hours are counted by sixties.
  if (format === 'duration' && rough > 10_000) {
    const steps = [
      15_000,
      30_000,
      minuteMs,
      2 * minuteMs,
      5 * minuteMs,
      10 * minuteMs,
      15 * minuteMs,
      30 * minuteMs,
      60 * minuteMs,
    ];
    const step = steps.find((candidate) => candidate >= rough);
    if (step !== undefined) return step;
  }
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-9)));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10;
  const step = nice * power;
  return format === 'count' ? Math.max(1, step) : step;
}

const formats: Readonly<Record<AxisFormat, (value: number) => string>> = {
  duration: (ms) => (ms === 0 ? '0' : formatDurationMs(ms)),
  count: formatNumber,
  bytes: formatBytes,
  percent: (value) => formatShare(value / 100),
};

/** A number for people, as along an axis: `12ms`, `1.5s`, `12,000`, `3.9 kB`, `12%`. */
export function formatValue(value: number, format: AxisFormat): string {
  return formats[format](value);
}

function formatTick(value: number, format: AxisFormat, step: number): string {
  // Sums of steps collect rounding errors.
  return formats[format](Math.abs(value) < step * 1e-6 ? 0 : Number(value.toPrecision(10)));
}
