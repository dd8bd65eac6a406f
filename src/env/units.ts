import { IqmockError } from '../errors.ts';
import { ownValue } from '../own.ts';

const durationUnitsMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The pattern of a duration such as `250ms`, `2s`, `1m30s`. */
export const durationPattern = '^(\\d+(\\.\\d+)?(ms|s|m|h|d))+$';

/** Milliseconds of a text such as `250ms`, `2s`, `1m30s`; a bare number counts milliseconds. Undefined if it is neither. */
export function tryParseDurationMs(text: string | number): number | undefined {
  if (typeof text === 'number') return Number.isFinite(text) && text >= 0 ? text : undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!new RegExp(durationPattern).test(text)) return undefined;
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    totalMs += Number(amount) * (ownValue(durationUnitsMs, unit ?? 'ms') ?? 1);
  }
  return totalMs;
}

/** Milliseconds of a duration; throws USAGE, naming `what`, if the text is not one. */
export function parseDurationMs(text: string | number, what: string): number {
  const ms = tryParseDurationMs(text);
  if (ms !== undefined) return ms;
  throw new IqmockError('USAGE', `${what}: "${text}" is not a duration.`, {
    hint: 'Write a number with a unit, such as 250ms, 2s or 1m30s.',
  });
}

/** Events per second of a text such as `200/s`, `50/m`, `3/h`, or a bare number per second. Throws USAGE, naming `what`. */
export function parseRatePerSecond(text: string | number, what: string): number {
  const match = /^(\d+(?:\.\d+)?)(?:\/(s|m|h))?$/.exec(String(text));
  if (match === null || Number(match[1]) <= 0) {
    throw new IqmockError('USAGE', `${what}: "${text}" is not a rate.`, {
      hint: 'Write a rate such as 200/s or 30/m.',
    });
  }
  return Number(match[1]) / ((ownValue(durationUnitsMs, match[2] ?? 's') ?? 1000) / 1000);
}
