import { formatDurationMs } from '../../env/format.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import type { LoadedRun } from '../loaded-run.ts';
import { renderChart, type ChartPoint, type ChartSeries } from './chart.ts';
import { htmlText } from './escape.ts';
import { card, type Tone } from './page.ts';
import type { PageRun } from './run-events.ts';

/** More dots of one kind than this overlap; only a sample is drawn then. */
const mostDots = 8000;

const groups: readonly { readonly outcome: Outcome; readonly tone: Tone }[] = [
  { outcome: 'delivered', tone: 'info' },
  { outcome: 'refused', tone: 'warn' },
  { outcome: 'failed', tone: 'bad' },
];

/** The card with the plot of answer times over the run; empty when nothing was sent. */
export function answerTimesCard(run: LoadedRun, pageRun: PageRun): string {
  const order = run.records.bySending();
  const series = groups
    .map((group) => toSeries(run, pageRun, order, group))
    .filter(({ points }) => points.length > 0);
  if (series.length === 0) return '';
  const { service } = run.summary;
  const p95 =
    service === undefined
      ? []
      : [{ y: service.p95, label: `p95 ${formatDurationMs(service.p95)}`, tone: 'idle' as const }];
  const chart = renderChart({
    id: 'answer-times',
    description: describe(run),
    series,
    x: { label: 'time since the start of the run', format: 'duration', min: 0 },
    y: {
      label: 'time from sending to the last answer',
      format: 'duration',
      scale: isWide(series) ? 'log' : 'linear',
    },
    marks: p95,
  });
  return card('Answer times', chart + percentileTable(run), { note: 'click a dot to see its webhook' });
}

function toSeries(
  { records }: LoadedRun,
  { listedAt }: PageRun,
  order: Uint32Array,
  { outcome, tone }: (typeof groups)[number],
): ChartSeries {
  const { results } = records.index;
  const own = order.filter(
    (position) => results.outcomeAt(position) === outcome && !Number.isNaN(results.serviceMs.at(position)),
  );
  const every = Math.max(1, Math.ceil(own.length / mostDots));
  const points: ChartPoint[] = [];
  for (let index = 0; index < own.length; index += every) {
    const position = own[index] ?? 0;
    const listed = listedAt(position);
    const at = [results.sentAt.at(position), results.serviceMs.at(position)] as const;
    points.push(listed === undefined ? at : [...at, listed]);
  }
  return {
    name: every === 1 ? outcome : `${outcome} (every ${every}th)`,
    tone,
    kind: 'dots',
    points,
  };
}

/** On a linear scale a few slow answers would press all others onto the ground. */
function isWide(series: readonly ChartSeries[]): boolean {
  const times = series.flatMap(({ points }) => points.map(([, y]) => y ?? 0)).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  return (times.at(-1) ?? 0) > Math.max(median, 1) * 30;
}

function describe({ summary: { service, outcomes } }: LoadedRun): string {
  const counts = `${outcomes.delivered} delivered, ${outcomes.refused} refused, ${outcomes.failed} failed`;
  if (service === undefined) return `Answer times: ${counts}; nothing was answered.`;
  return `Answer times: ${counts}; half within ${formatDurationMs(service.p50)}, 95 percent within ${formatDurationMs(service.p95)}, the longest ${formatDurationMs(service.max)}.`;
}

function percentileTable({ summary: { service, latency } }: LoadedRun): string {
  const names = ['p50', 'p90', 'p95', 'p99', 'max'] as const;
  const rows = [
    ['Sent to answered', service],
    ['Due to answered', latency],
  ] as const;
  const body = rows.flatMap(([name, times]) =>
    times === undefined
      ? []
      : [
          `<tr><th scope="row">${htmlText(name)}</th>${names.map((key) => `<td class="number">${formatDurationMs(times[key])}</td>`).join('')}</tr>`,
        ],
  );
  if (body.length === 0) return '';
  return `<div class="scroll"><table class="plain times"><thead><tr><th></th>${names.map((name) => `<th scope="col" class="number">${name}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div><p class="note">“Due to answered” counts waiting for earlier events of the chat, and retries.</p>`;
}
