import { formatNumber } from '../../env/format.ts';
import type { Interval } from './interval.ts';

/** What went wrong on purpose, how often, and what became of it; undefined if nothing did. */
export function onPurposeWords({ faults, counts }: Pick<Interval, 'faults' | 'counts'>): string | undefined {
  const hits = [...faults]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} × ${formatNumber(count)}`);
  if (hits.length === 0) return undefined;
  const { copies, copyErrors, cutTries, excused, untimed } = counts;
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
  return `On purpose: ${[hits.join(', '), ...results].join('; ')}.`;
}
