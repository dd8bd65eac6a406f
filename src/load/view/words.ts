import { percentileMs, type Distribution } from '../../distribution/distribution.ts';

/** `500 events/s`, `0.5 chats/s`. */
export function formatRate(perSecond: number, unit: string): string {
  return `${formatNumber(perSecond)} ${unit}/s`;
}

/** `1 chat`, `12,000 chats`. */
export function countOf(count: number, what: string): string {
  return `${formatNumber(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** A number for people: three digits where it is small, thousands apart where it is large. */
export function formatNumber(value: number): string {
  if (Math.abs(value) < 100 && !Number.isInteger(value)) return String(Number(value.toPrecision(3)));
  return Math.round(value).toLocaleString('en-US');
}

/** `0.12%`, `0.1%`, `12%`; never 0% for a share above 0 nor 100% for one below 1. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0001) return '<0.01%';
  if (share < 1 && share > 0.9999) return '>99.99%';
  return `${Number((share * 100).toFixed(share < 0.1 || share > 0.9 ? 2 : 1))}%`;
}

/** A percentile for people; a dash when there are no values. */
export function formatPercentile(distribution: Distribution, percent: number): string {
  return distribution.count === 0 ? '–' : formatLatency(percentileMs(distribution, percent));
}

/** A time in milliseconds for people, three digits: `0.43 ms`, `12.1 ms`, `1.24 s`. */
export function formatLatency(ms: number): string {
  if (ms < 1000) return `${ms < 100 ? Number(ms.toPrecision(3)) : Math.round(ms)} ms`;
  return `${Number((ms / 1000).toPrecision(3))} s`;
}
