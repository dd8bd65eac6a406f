import type { WorkerShare } from './executors/executor.ts';

/** The share of a whole number that falls to one part; all parts together have it all. */
export function totalShare(total: number, { index, of }: WorkerShare): number {
  if (total === Infinity) return Infinity;
  return Math.floor(total / of) + (index < total % of ? 1 : 0);
}
