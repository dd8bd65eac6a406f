import { formatDurationMs, formatNumber, formatRate } from '../../../env/format.ts';
import { htmlText } from '../../../report/html/escape.ts';
import type { LoadChange } from '../../../load/metrics/compare.ts';
import type { LimitStepResult } from '../../../load/limit/find-limit.ts';
import type { LoadResult } from '../../../load/record/load-result.ts';
import { latencyOf } from '../../../load/metrics/interval.ts';
import { formatPercentile } from '../../../load/view/words.ts';

interface Cell {
  readonly text: string;
  readonly style?: string;
}

const percents = [50, 90, 95, 99, 99.9, 100];
const names = percents.map((percent) => (percent === 100 ? 'max' : `p${percent}`));

/** Counts and latencies of each type of event, and of all. */
export function typesTable(result: LoadResult): string {
  const types = [...result.total.types.keys()].sort();
  const rows = [
    ...types.map((type) => typeRow(result, type, 'fromDue', type)),
    typeRow(result, 'all', 'fromDue'),
    typeRow(result, 'all, from send', 'fromSend'),
  ];
  return table(['', 'sent', 'refused', 'failed', ...names], rows, types.length);
}

function typeRow({ total }: LoadResult, label: string, from: 'fromDue' | 'fromSend', type?: string): Cell[] {
  const { delivered, refused, failed } =
    type === undefined ? total.counts : (total.types.get(type) ?? total.counts);
  const distribution = latencyOf(total, from, type);
  return [
    { text: label },
    ...[delivered + refused + failed, refused, failed].map((count) => ({
      text: formatNumber(count),
      style: 'number',
    })),
    ...percents.map((percent) => ({
      text: formatPercentile(distribution, percent),
      style: 'number',
    })),
  ];
}

/** The thresholds and whether they held. */
export function thresholdsTable({ checks }: LoadResult): string {
  const rows = checks.map(({ name, passed, actual }) => [
    { text: passed ? 'held' : 'broken', style: passed ? 'good' : 'bad' },
    { text: name.replace(/^threshold /, '') },
    { text: actual ?? '' },
  ]);
  return table(['', 'threshold', 'measured'], rows);
}

/** Measures against those of an earlier run. */
export function changesTable(changes: readonly LoadChange[]): string {
  const rows = changes.map(({ name, before, now, change, ratio }) => [
    { text: name },
    { text: before, style: 'number' },
    { text: now, style: 'number' },
    { text: ratio === undefined ? '–' : `× ${Number(ratio.toPrecision(3))}`, style: 'number' },
    { text: change, ...(change === 'same' ? {} : { style: change === 'worse' ? 'bad' : 'good' }) },
  ]);
  return table(['', 'before', 'now', 'ratio', ''], rows);
}

/** The rates that `--find-limit` tried. */
export function stepsTable(steps: readonly LimitStepResult[], unit: string): string {
  const rows = steps.map(({ perSecond, held, p99Ms, broken }) => [
    { text: held ? 'held' : 'broke', style: held ? 'good' : 'bad' },
    { text: formatRate(perSecond, unit), style: 'number' },
    { text: formatDurationMs(p99Ms), style: 'number' },
    { text: broken.join(', ') },
  ]);
  return table(['', 'rate', 'p99', 'what broke'], rows);
}

function table(heads: readonly string[], rows: readonly (readonly Cell[])[], boldFrom = Infinity): string {
  const numeric = (index: number): boolean => rows[0]?.[index]?.style === 'number';
  const head = heads
    .map((name, index) => `<th scope="col"${numeric(index) ? ' class="number"' : ''}>${htmlText(name)}</th>`)
    .join('');
  const body = rows.map((row, index) => {
    const cells = row.map(
      ({ text, style }) => `<td${style === undefined ? '' : ` class="${style}"`}>${htmlText(text)}</td>`,
    );
    return `<tr${index >= boldFrom ? ' class="all"' : ''}>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table class="plain"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
