import { formatNumber } from '../../env/format.ts';
import type { LoadChange } from '../../load/metrics/compare.ts';
import type { LoadResult } from '../../load/record/load-result.ts';
import { errorsOf, latencyOf } from '../../load/metrics/interval.ts';
import { formatPercentile } from '../../load/view/words.ts';

const percents = [50, 95, 99, 100];

/** A load run as Markdown, for the summary of a CI job. */
export function loadMarkdown(result: LoadResult, changes: readonly LoadChange[] = []): string {
  const { header, verdict, total, checks } = result;
  const [headline = '', ...more] = verdict.sentences;
  const row = (label: string, from: 'fromDue' | 'fromSend', type?: string): string => {
    const counts = type === undefined ? total.counts : (total.types.get(type) ?? total.counts);
    const { delivered, refused, failed } = counts;
    const distribution = latencyOf(total, from, type);
    const times = percents.map((percent) => formatPercentile(distribution, percent));
    return cells([
      label,
      formatNumber(delivered + refused + failed),
      formatNumber(errorsOf(counts)),
      ...times,
    ]);
  };
  return [
    `### iqmock load: ${header.words}`,
    '',
    `**${headline}**`,
    ...more.flatMap((sentence) => ['', sentence]),
    '',
    ...head(['latency from due', 'sent', 'errors', 'p50', 'p95', 'p99', 'max']),
    ...[...total.types.keys()].sort().map((type) => row(`\`${type}\``, 'fromDue', type)),
    row('all', 'fromDue'),
    row('all, from send', 'fromSend'),
    '',
    ...head(['', 'threshold', 'measured']),
    ...checks.map(({ name, passed, actual }) =>
      cells([passed ? '✓' : '✗', `\`${name.replace(/^threshold /, '')}\``, actual ?? '']),
    ),
    ...(changes.length === 0
      ? []
      : [
          '',
          ...head(['against the baseline', 'before', 'now', '']),
          ...changes.map(({ name, before, now, change }) => cells([name, before, now, change])),
        ]),
    '',
  ].join('\n');
}

function head(names: readonly string[]): string[] {
  return [cells(names), cells(names.map(() => '---'))];
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
