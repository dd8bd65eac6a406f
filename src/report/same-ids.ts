import type { Paint } from './screen.ts';

/** Says that what is sent has the same ids each time, and why: a consumer with a memory drops it. */
export function sameIdsNote(paint: Paint, names: readonly string[], because: string): string {
  return `${paint('yellow', 'note')} ${[...new Set(names)].join(', ')}: every run has the same ids, because ${because}. A consumer that remembers ids drops the second run.`;
}
