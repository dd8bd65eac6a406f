import type { Terminal } from './terminal.ts';

/** Says that what is sent has the same ids each time, and why: a consumer with a memory drops it. */
export function warnOfSameIds(terminal: Terminal, names: readonly string[], because: string): void {
  terminal.say(
    `${terminal.paint('yellow', 'note')} ${[...new Set(names)].join(', ')}: every run has the same ids, because ${because}. A consumer that remembers ids drops the second run.`,
  );
}
