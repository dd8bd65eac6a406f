import { formatNumber } from '../../env/format.ts';
import type { Distribution } from '../../distribution/distribution.ts';
import type { LoadChange } from '../metrics/compare.ts';
import { nothingMeasured } from '../../report/record.ts';
import type { LoadResult } from '../record/load-result.ts';
import { tableLines } from '../../report/columns.ts';
import type { Paint } from '../../report/screen.ts';
import { errorsOf, latencyOf } from '../metrics/interval.ts';
import { formatPercentile } from './words.ts';

const percents = [50, 90, 95, 99, 99.9, 100];

/** The end of a load run for people: a table of types, the thresholds, the verdict. */
export function resultLines(
  result: LoadResult,
  { paint }: { readonly paint: Paint },
  changes: readonly LoadChange[] = [],
): string[] {
  const { verdict, checks } = result;
  const [headline = '', ...more] = verdict.sentences;
  return [
    ...latencyTable(result, paint),
    '',
    ...checks
      .filter(
        ({ name }) => name !== 'ledger' || checks.some((check) => !check.passed && check.name === 'ledger'),
      )
      .map((check) => {
        const mark = check.passed ? paint('green', '✓') : paint('red', '✗');
        return `${mark} ${check.name.replace(/^threshold /, '')}  ${paint('dim', check.actual === nothingMeasured ? nothingMeasured : `was ${check.actual ?? ''}`)}`;
      }),
    ...changeLines(changes, paint),
    '',
    paint('bold', headline),
    ...more.map((sentence) =>
      sentence.startsWith('iqmock was the bottleneck') ? paint('yellow', sentence) : sentence,
    ),
  ];
}

function latencyTable(result: LoadResult, paint: Paint): string[] {
  const { total } = result;
  const types = [...total.types.keys()].sort();
  if (types.length === 0) return [];
  const shares = (distribution: Distribution): string[] =>
    percents.map((percent) => shortPercentile(distribution, percent));
  const head = [
    'latency from due',
    'sent',
    'errors',
    ...percents.map((at) => (at === 100 ? 'max' : `p${at}`)),
  ];
  return tableLines([
    head.map((name) => paint('dim', name)),
    ...types.map((type) => row(type, result, 'fromDue', type)),
    ...(types.length > 1 ? [row('all', result, 'fromDue')] : []),
    row('all, from send', result, 'fromSend'),
    ['iqmock late by', '', '', ...shares(total.lateness)],
    ...(total.probes.count === 0
      ? []
      : [
          [
            'probes',
            formatNumber(total.probes.count),
            formatNumber(total.counts.probesFailed),
            ...shares(total.probes),
          ],
        ]),
  ]);
}

function row(label: string, { total }: LoadResult, from: 'fromDue' | 'fromSend', type?: string): string[] {
  const counts = type === undefined ? total.counts : (total.types.get(type) ?? total.counts);
  const errors = errorsOf(counts);
  const distribution = latencyOf(total, from, type);
  return [
    label,
    formatNumber(counts.delivered + counts.refused + counts.failed),
    formatNumber(errors),
    ...percents.map((percent) => shortPercentile(distribution, percent)),
  ];
}

/** `12.1ms`: the blank is left out, so that nine columns fit into 80. */
function shortPercentile(distribution: Distribution, percent: number): string {
  return formatPercentile(distribution, percent).replace(' ', '');
}

function changeLines(changes: readonly LoadChange[], paint: Paint): string[] {
  if (changes.length === 0) return [];
  return [
    '',
    ...tableLines([
      ['against the baseline', 'before', 'now', ''].map((name) => paint('dim', name)),
      ...changes.map(({ name, before, now, change }) => {
        const style = change === 'worse' ? 'red' : change === 'same' ? 'dim' : 'green';
        return [name, before, now, paint(style, change)];
      }),
    ]),
  ];
}
