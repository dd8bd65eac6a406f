import { cutTriesOf, isExcused } from '../delivery/blame.ts';
import { formatNumber } from '../env/format.ts';
import type { ResultRecord } from './record.ts';

/** What went wrong on purpose, and what became of it. */
export interface OnPurposeCounts {
  /** How many events each fault hit, by the name of the fault. */
  readonly faults: ReadonlyMap<string, number>;
  /** Deliveries that repeated another one, and those of them that were not accepted and are to blame. */
  readonly copies: number;
  readonly copyErrors: number;
  /** Tries that were cut, or lost. */
  readonly cutTries: number;
  /** Events that were not accepted, which says nothing about the consumer. */
  readonly excused: number;
  /** Events whose time is not the consumer's alone. */
  readonly untimed?: number;
}

/** What went wrong on purpose, how often, and what became of it; undefined if nothing did. */
export function onPurposeWords(counts: OnPurposeCounts): string | undefined {
  const hits = [...counts.faults]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} × ${formatNumber(count)}`);
  if (hits.length === 0) return undefined;
  const { copies, copyErrors, cutTries, excused, untimed = 0 } = counts;
  const said = [
    {
      count: copies,
      words: `repeated${copyErrors > 0 ? ` (${formatNumber(copyErrors)} not accepted)` : ''}`,
    },
    { count: cutTries, words: 'cut or lost and tried again' },
    { count: excused, words: 'not accepted and not blamed' },
    { count: untimed, words: 'not timed' },
  ];
  const results = said
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${formatNumber(count)} ${words}`);
  return [hits.join(', '), ...results].join('; ');
}

/** Counts what was done on purpose, from results. */
export class OnPurposeTally {
  private readonly faults = new Map<string, number>();
  private copies = 0;
  private copyErrors = 0;
  private cutTries = 0;
  private excused = 0;

  add({ copyOf, faults = [], attempts, outcome, mayRefuse }: ResultRecord): void {
    this.cutTries += cutTriesOf(attempts);
    const isAccepted = outcome === 'delivered';
    const excused = !isAccepted && isExcused(attempts.at(-1), mayRefuse === true);
    if (copyOf !== undefined) {
      this.copies += 1;
      if (!isAccepted && !excused) this.copyErrors += 1;
      return;
    }
    if (excused) this.excused += 1;
    if (attempts.length === 0) return;
    for (const name of new Set(faults.map(nameOf))) this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }

  read(): OnPurposeCounts {
    const { copies, copyErrors, cutTries, excused } = this;
    return { faults: new Map(this.faults), copies, copyErrors, cutTries, excused };
  }
}

/** `cut` of `cut:after=50%`. */
function nameOf(fault: string): string {
  return fault.replace(/:.*$/s, '');
}
