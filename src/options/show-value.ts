import { inspect } from 'node:util';

/** A value of a program as an error shows it, on one line. */
export function showValue(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : inspect(value, { depth: 1, breakLength: Infinity });
}
