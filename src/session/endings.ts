import type { ResultRecord } from '../report/record.ts';

/** Whatever was thrown, as an error. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether the run ended before the webhook did. */
export function isUnfinished({ outcome, attempts }: ResultRecord): boolean {
  return outcome === 'dropped' || attempts.at(-1)?.error?.code === 'aborted';
}
