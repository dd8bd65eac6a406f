import type { Attempt } from './delivery.ts';

/** How many tries were cut, or lost, on purpose. */
export function cutTriesOf(attempts: readonly Attempt[]): number {
  return attempts.filter(({ cut }) => cut !== undefined).length;
}

/** The consumer says that the request itself is wrong. */
export function isRefusal(last: Attempt | undefined): boolean {
  return last?.error === undefined && last?.status !== undefined && last.status >= 400 && last.status < 500;
}

/**
 * Whether a delivery that was not accepted says nothing about the consumer: its last try was cut on purpose, or it was
 * refused with a 4xx, and what was done to it may be refused.
 */
export function isExcused(last: Attempt | undefined, mayRefuse: boolean): boolean {
  return last?.cut !== undefined || (mayRefuse && isRefusal(last));
}
