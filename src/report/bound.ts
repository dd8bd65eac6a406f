import { formatDurationMs } from '../env/format.ts';
import { tryParseDurationMs } from '../env/units.ts';

/** A limit on a number: `< 500`, `<= 2`, `3`, which is `= 3` and `== 3`. */
export interface Bound {
  readonly operator: '<' | '<=' | '>' | '>=' | '=';
  readonly value: number;
}

const boundPattern = /^\s*(<=|>=|<|>|==?)?\s*(\S+)\s*$/;

/** A limit on a count, such as `2`, `"<= 3"`, `"> 1"`. Undefined if the text is not one. */
export function parseCountBound(text: unknown): Bound | undefined {
  return parseBound(text, (amount) => (/^\d+$/.test(amount) ? Number(amount) : undefined));
}

/**
 * A limit on a time, such as `"< 500ms"` or `"<= 2s"`; the value is in milliseconds.
 * A unit and a `<` or `<=` are demanded, because `latency: 500` would leave both to be guessed.
 */
export function parseLatencyBound(text: unknown): Bound | undefined {
  const bound = parseBound(text, (amount) =>
    /[a-z]$/.test(amount) ? tryParseDurationMs(amount) : undefined,
  );
  return bound?.operator === '<' || bound?.operator === '<=' ? bound : undefined;
}

/** A limit of which `parseAmount` reads the number. Undefined if the text is not one. */
export function parseBound(
  text: unknown,
  parseAmount: (amount: string) => number | undefined,
): Bound | undefined {
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  const match = boundPattern.exec(String(text));
  if (match === null) return undefined;
  const value = parseAmount(match[2] ?? '');
  const operator = (match[1] ?? '=').replace('==', '=') as Bound['operator'];
  return value === undefined ? undefined : { operator, value };
}

const holdsBy: Readonly<Record<Bound['operator'], (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '=': (value, limit) => value === limit,
};

/** Whether the value is within the limit. */
export function isWithin(bound: Bound, value: number): boolean {
  return holdsBy[bound.operator](value, bound.value);
}

/** The limit for people; `format` writes the number. */
export function formatBound(bound: Bound, format: (value: number) => string = String): string {
  return bound.operator === '=' ? format(bound.value) : `${bound.operator} ${format(bound.value)}`;
}

/** The limit on a time for people: `< 500ms`. */
export function formatLatencyBound(bound: Bound): string {
  return formatBound(bound, formatDurationMs);
}
