import { formatNumber, formatShare } from '../../../env/format.ts';
import { exitCodes } from '../../../errors.ts';
import { chartsScript, chartsStyles } from '../../../report/html/assets.gen.ts';
import { htmlText } from '../../../report/html/escape.ts';
import {
  badge,
  card,
  command,
  facts,
  momentText,
  renderPage,
  tiles,
  type Fact,
  type Tone,
} from '../../../report/html/page.ts';
import type { LoadChange } from '../../../load/metrics/compare.ts';
import type { LoadResult } from '../../../load/record/load-result.ts';
import { droppedOf, errorsOf, latencyOf } from '../../../load/metrics/interval.ts';
import { formatPercentile } from '../../../load/view/words.ts';
import { loadStyles } from './assets.gen.ts';
import { loadCharts } from './load-charts.ts';
import { changesTable, stepsTable, thresholdsTable, typesTable } from './load-tables.ts';

/** An earlier run that this one is compared with. */
export interface Baseline {
  readonly result: LoadResult;
  readonly changes: readonly LoadChange[];
}

/** The report on a load run as one self-contained page of plots and tables. */
export function* renderLoadPage(result: LoadResult, baseline?: Baseline): Generator<string> {
  const { header, verdict } = result;
  const mix = mixText(result);
  const parts = [
    verdictCard(result, baseline),
    numbers(result),
    ...(result.steps === undefined ? [] : [card('The search', stepsTable(result.steps, header.unit))]),
    ...loadCharts(result, baseline?.result),
    card('Latency by type of event', typesTable(result), { note: 'from the time an event was due' }),
    card('Thresholds', thresholdsTable(result)),
    ...(baseline === undefined
      ? []
      : [
          card('Against the baseline', changesTable(baseline.changes), {
            note: 'differences below a tenth are noise',
          }),
        ]),
  ];
  yield* renderPage({
    title: `load: ${mix} · iqmock`,
    subtitle: `${mix}: ${header.words}`,
    main: parts.filter((part) => part !== '').join('\n'),
    styles: [chartsStyles, loadStyles],
    scripts: [chartsScript],
    data: { 'load-data': { exitCode: verdict.exitCode, saturated: verdict.saturated } },
    version: header.version,
  });
}

function mixText({ header }: LoadResult): string {
  return header.mix
    .map(({ name, weight }) => (header.mix.length === 1 ? name : `${name}:${weight}`))
    .join(', ');
}

const words: Readonly<Record<number, readonly [string, Tone]>> = {
  [exitCodes.ok]: ['held', 'good'],
  [exitCodes.thresholdFailed]: ['threshold broken', 'bad'],
  [exitCodes.incomplete]: ['incomplete', 'warn'],
  [exitCodes.interrupted]: ['interrupted', 'warn'],
};

function verdictCard(result: LoadResult, baseline: Baseline | undefined): string {
  const { header, verdict } = result;
  const [word, tone] = words[verdict.exitCode] ?? ['failed', 'bad'];
  const [headline = '', ...more] = verdict.sentences;
  const policy = Object.entries(header.policy).map(
    ([name, value]) => `<b>${htmlText(name)}</b> ${htmlText(value)}`,
  );
  const speed =
    header.speed === 'max' ? 'pauses of the scenarios skipped' : `pauses of the scenarios ÷ ${header.speed}`;
  const rows: Fact[] = [
    { name: 'Load', html: htmlText(`${header.words} (${header.executor})`), wide: true },
    { name: 'Scenarios', html: htmlText(mixText(result)) },
    { name: 'Seed', html: htmlText(header.seed) },
    { name: 'Era', html: htmlText(header.profile) },
    { name: 'Target', html: htmlText(header.target) },
    { name: 'Started', html: momentText(header.startedAt) },
    { name: 'Pace', html: htmlText(speed) },
    {
      name: 'Limits',
      html: htmlText(
        `${formatNumber(header.maxInFlight)} requests in flight, ${formatNumber(header.maxChats)} chats alive`,
      ),
    },
    { name: 'Workers', html: htmlText(header.workers) },
    { name: 'Delivery', html: `<span class="policy">${policy.join(' · ')}</span>`, wide: true },
    ...(baseline === undefined
      ? []
      : [{ name: 'Against the run of', html: momentText(baseline.result.header.startedAt) }]),
    ...(header.repro === '' ? [] : [{ name: 'Run it again', html: command(header.repro), wide: true }]),
  ];
  const sentences = more.map((sentence) => `<p>${htmlText(sentence)}</p>`).join('');
  return `<section class="card verdict ${tone}">${badge(word, tone)}<h1>${htmlText(headline)}</h1>${sentences}${facts(rows)}</section>`;
}

function numbers({ total, activeMs, header }: LoadResult): string {
  const { sent, begun, asked, delivered, copies } = total.counts;
  const errors = errorsOf(total.counts);
  const dropped = droppedOf(total);
  const due = latencyOf(total, 'fromDue');
  const share = (count: number, of: number): string => (of === 0 ? '–' : formatShare(count / of));
  const ifAny = (count: number, tone: Tone): Tone | undefined => (count > 0 ? tone : undefined);
  return tiles([
    { name: 'Events', value: formatNumber(sent) },
    {
      name: header.unit === 'chats' ? 'Chats/s' : 'Events/s',
      value: activeMs <= 0 ? '–' : formatNumber(begun / (activeMs / 1000)),
    },
    { name: 'Accepted', value: share(delivered, sent), tone: ifAny(delivered, 'good') },
    { name: 'Errors', value: share(errors, sent + copies), tone: ifAny(errors, 'bad') },
    ...(copies === 0 ? [] : [{ name: 'Copies', value: formatNumber(copies) }]),
    { name: 'Dropped', value: share(dropped, asked), tone: ifAny(dropped, 'warn') },
    ...[50, 95, 99].map((percent) => ({ name: `p${percent}`, value: formatPercentile(due, percent) })),
    { name: 'Own lateness', value: formatPercentile(total.lateness, 99) },
    { name: 'In flight', value: formatNumber(total.gauges.inFlight) },
  ]);
}
