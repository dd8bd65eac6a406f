import Table from 'cli-table3';
import type { Distribution } from '../../distribution/distribution.ts';
import type { LoadChange } from '../metrics/compare.ts';
import { nothingMeasured } from '../../report/record.ts';
import type { LoadResult } from '../record/load-result.ts';
import type { LoadScreen } from './screen.ts';
import { errorsOf, latencyOf } from '../metrics/interval.ts';
import { formatNumber, formatPercentile } from './words.ts';

const percents = [50, 90, 95, 99, 99.9, 100];

/** The end of a load run for people: a table of types, the thresholds, the verdict. `columns` is the width of the screen. */
export function resultLines(
  result: LoadResult,
  screen: Pick<LoadScreen, 'paint'>,
  changes: readonly LoadChange[] = [],
): string[] {
  const { paint } = screen;
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

function latencyTable(result: LoadResult, paint: LoadScreen['paint']): string[] {
  const { total } = result;
  const types = [...total.types.keys()].sort();
  if (types.length === 0) return [];
  const table = plainTable(
    [
      'latency from due',
      'sent',
      'errors',
      ...percents.map((percent) => (percent === 100 ? 'max' : `p${percent}`)),
    ],
    paint,
  );
  for (const type of types) table.push(row(type, result, 'fromDue', type));
  if (types.length > 1) table.push(row('all', result, 'fromDue'));
  table.push(row('all, from send', result, 'fromSend'));
  table.push([
    'iqmock late by',
    '',
    '',
    ...percents.map((percent) => shortPercentile(total.lateness, percent)),
  ]);
  if (total.probes.count > 0)
    table.push([
      'probes',
      formatNumber(total.probes.count),
      formatNumber(total.counts.probesFailed),
      ...percents.map((percent) => shortPercentile(total.probes, percent)),
    ]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
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

function changeLines(changes: readonly LoadChange[], paint: LoadScreen['paint']): string[] {
  if (changes.length === 0) return [];
  const table = plainTable(['against the baseline', 'before', 'now', ''], paint);
  for (const { name, before, now, change } of changes) {
    const style = change === 'worse' ? 'red' : 'green';
    table.push([name, before, now, change === 'same' ? paint('dim', 'same') : paint(style, change)]);
  }
  return [
    '',
    ...table
      .toString()
      .split('\n')
      .map((line) => line.trimEnd()),
  ];
}

function plainTable(head: readonly string[], paint: LoadScreen['paint']): Table.Table {
  const none = '';
  return new Table({
    head: head.map((name) => paint('dim', name)),
    colAligns: head.map((_name, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1, compact: true },
    chars: {
      top: none,
      'top-mid': none,
      'top-left': none,
      'top-right': none,
      bottom: none,
      'bottom-mid': none,
      'bottom-left': none,
      'bottom-right': none,
      left: none,
      'left-mid': none,
      mid: none,
      'mid-mid': none,
      right: none,
      'right-mid': none,
      middle: ' ',
    },
  });
}
