/** Numbers, times, sizes, shares and rates as people read them: one form in every command, report and page. */

/** A duration in ms, three digits: `0.43ms`, `12.1ms`, `1.5s`, `2m03s`, `4h00m`. */
export function formatDurationMs(ms: number): string {
  const shownMs = threeDigits(ms);
  if (shownMs < 1000) return `${shownMs}ms`;
  const shownSeconds = threeDigits(ms / 1000);
  if (shownSeconds < 60) return `${shownSeconds}s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${twoDigits(seconds % 60)}s`;
  const rest = seconds % 60 === 0 ? '' : `${twoDigits(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h${twoDigits(minutes % 60)}m${rest}`;
}

/** A number of bytes, three digits: `512 B`, `3.9 kB`, `1.05 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${threeDigits(bytes)} B`;
  if (bytes < 999_500) return `${threeDigits(bytes / 1000)} kB`;
  return `${threeDigits(bytes / 1_000_000)} MB`;
}

/** A number: three digits if it is a fraction below 100, else whole with separated thousands: `0.43`, `12,000`. */
export function formatNumber(value: number): string {
  if (Math.abs(value) < 100 && !Number.isInteger(value)) return String(threeDigits(value));
  return Math.round(value).toLocaleString('en-US');
}

/** A count with its noun: `1 chat`, `12,000 chats`. `many` is an irregular plural. */
export function countOf(count: number, noun: string, many = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : many}`;
}

/** A rate with its unit: `500 events/s`, `0.5 chats/s`. */
export function formatRate(perSecond: number, unit: string): string {
  return `${formatNumber(perSecond)} ${unit}/s`;
}

/** A share from 0 to 1 in percent: `0.12%`, `12%`; never 0% for a share above 0 nor 100% for one below 1. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) return `${Number(percent.toPrecision(2))}%`;
  if (percent > 99.9999 && percent < 100) return '>99.9999%';
  if (percent > 99.99 && percent < 100) return `${Number(percent.toPrecision(6))}%`;
  return `${Number(percent.toFixed(share < 0.1 || share > 0.9 ? 2 : 1))}%`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function threeDigits(value: number): number {
  return Number(Math.abs(value) < 1000 ? value.toPrecision(3) : value.toFixed(0));
}
