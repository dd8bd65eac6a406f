import { differences } from '../difference.ts';
import type { Compare } from '../observer.ts';

/** Compares states without the keys that the trial itself has added. */
export function withoutKeys(added: RegExp): Compare {
  return (clean, now) => differences(clean, without(now, added));
}

function without(value: unknown, added: RegExp): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, added));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !added.test(key))
      .map(([key, item]) => [key, without(item, added)]),
  );
}
