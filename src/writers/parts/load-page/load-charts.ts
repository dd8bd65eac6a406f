import { formatNumber } from '../../../env/format.ts';
import { renderChart, type ChartPoint, type ChartSeries } from '../../../report/html/chart.ts';
import { htmlText } from '../../../report/html/escape.ts';
import { card } from '../../../report/html/page.ts';
import { percentileMs } from '../../../distribution/distribution.ts';
import type { LoadResult } from '../../../load/record/load-result.ts';
import { droppedOf, latencyOf, type Interval } from '../../../load/metrics/interval.ts';
import { formatPercentile } from '../../../load/view/words.ts';
import { chart, middle, percentileLine, perSecond, points, scaleFor, time } from './over-time.ts';

/** The plots of a load run, each in a card; those of which there is nothing to show are left out. */
export function loadCharts(result: LoadResult, before?: LoadResult): string[] {
  if (result.slices.every((slice) => slice.counts.sent === 0)) return [];
  return [
    rateCard(result),
    latencyCard(result, before),
    lossCard(result),
    flightCard(result),
    generatorLoadCard(result),
    typeCard(result),
  ];
}

function rateCard({ header, slices, total }: LoadResult): string {
  const isUsers = header.unit === 'users';
  const what = header.unit === 'chats' ? 'chats' : 'events';
  const series: ChartSeries[] = [
    {
      name: `${what} started`,
      tone: 'info',
      kind: 'area',
      points: perSecond(slices, (slice) => slice.counts.begun),
    },
    {
      name: 'events accepted',
      tone: 'good',
      kind: 'line',
      points: perSecond(slices, (slice) => slice.counts.delivered),
    },
    ...(isUsers
      ? []
      : [
          {
            name: `${what} asked`,
            tone: 'idle' as const,
            kind: 'line' as const,
            dashed: true,
            points: header.asked,
          },
        ]),
  ];
  const description = `Rate: ${formatNumber(total.counts.sent)} events were sent in all.`;
  return card(
    'Rate',
    chart(series, { label: 'per second', format: 'count', min: 0 }, { id: 'rate', description }),
  );
}

const shownPercents = [50, 90, 95, 99] as const;

function latencyCard({ slices, total }: LoadResult, before: LoadResult | undefined): string {
  const opacities = [1, 0.75, 0.55, 1];
  const series: ChartSeries[] = shownPercents.map((percent, index) => ({
    name: `p${percent}`,
    tone: percent === 99 ? 'warn' : 'info',
    kind: 'line',
    opacity: opacities[index] ?? 1,
    points: percentileLine(slices, percent),
  }));
  series.push({ name: 'max', tone: 'bad', kind: 'dots', points: percentileLine(slices, 100) });
  series.push({
    name: 'p99 from send',
    tone: 'warn',
    kind: 'line',
    dashed: true,
    points: percentileLine(slices, 99, 'fromSend'),
  });
  if (before !== undefined) {
    series.push({
      name: 'p99 of the baseline',
      tone: 'idle',
      kind: 'line',
      dashed: true,
      points: percentileLine(before.slices, 99),
    });
  }
  const due = latencyOf(total, 'fromDue');
  const description = `Latency from the due time: half within ${formatPercentile(due, 50)}, 99 percent within ${formatPercentile(due, 99)}.`;
  return card(
    'Latency over time',
    chart(
      series,
      { label: 'from due to answered', format: 'duration', scale: scaleFor(series) },
      { id: 'latency', description },
    ),
    {
      note: 'from the time an event was due, so that it includes the time for which a slow consumer held up the sender',
    },
  );
}

function lossCard({ slices, total }: LoadResult): string {
  const { refused, failed } = total.counts;
  const dropped = droppedOf(total);
  if (refused + failed + dropped === 0) return '';
  const series: ChartSeries[] = [
    {
      name: 'refused',
      tone: 'warn',
      kind: 'line',
      points: perSecond(slices, (slice) => slice.counts.refused),
    },
    { name: 'failed', tone: 'bad', kind: 'line', points: perSecond(slices, (slice) => slice.counts.failed) },
    { name: 'dropped before sending', tone: 'idle', kind: 'area', points: perSecond(slices, droppedOf) },
  ];
  const description = `${formatNumber(refused)} events were refused, ${formatNumber(failed)} failed, ${formatNumber(dropped)} arrivals were dropped.`;
  return card(
    'Errors and drops',
    chart(series, { label: 'per second', format: 'count', min: 0 }, { id: 'losses', description }),
  );
}

function flightCard({ slices, header, total }: LoadResult): string {
  const isFull = total.gauges.inFlight >= header.maxInFlight * 0.8;
  const series: ChartSeries[] = [
    {
      name: 'requests in flight',
      tone: 'info',
      kind: 'area',
      points: points(slices, (slice) => slice.gauges.inFlight),
    },
    { name: 'chats alive', tone: 'idle', kind: 'line', points: points(slices, (slice) => slice.gauges.live) },
  ];
  return card(
    'In flight',
    renderChart({
      id: 'in-flight',
      description: `At most ${formatNumber(total.gauges.inFlight)} requests were in flight.`,
      series,
      x: time,
      y: { label: 'at most in each second', format: 'count', min: 0 },
      ...(isFull
        ? { marks: [{ y: header.maxInFlight, label: 'limit of requests', tone: 'warn' as const }] }
        : {}),
    }),
  );
}

function generatorLoadCard({ slices, total }: LoadResult): string {
  const busy: ChartSeries[] = [
    {
      name: 'event loop busy',
      tone: 'info',
      kind: 'area',
      points: points(slices, (slice) => slice.generatorLoad.loopBusyShare * 100),
    },
    {
      name: 'CPU, 100 % = one core',
      tone: 'idle',
      kind: 'line',
      points: points(slices, (slice) => slice.generatorLoad.cpuShare * 100),
    },
  ];
  const late: ChartSeries[] = [
    {
      name: 'late by, p99',
      tone: 'warn',
      kind: 'line',
      points: points(slices, (slice) =>
        slice.lateness.count === 0 ? null : percentileMs(slice.lateness, 99),
      ),
    },
  ];
  const body = `<div class="charts"><div>${chart(busy, { label: 'share of the time', format: 'percent', min: 0 }, { id: 'generator-load', description: 'How busy iqmock itself was.' })}</div><div>${chart(late, { label: 'late by its own fault', format: 'duration', min: 0 }, { id: 'lateness', description: `iqmock sent events up to ${formatPercentile(total.lateness, 99)} late (p99).` })}</div></div>`;
  return card('iqmock itself', body, {
    note: 'busy near 100 %, or late: then it is iqmock that could do no more',
  });
}

function typeCard({ slices, total }: LoadResult): string {
  const types = [...total.types.keys()].sort();
  const plots = types.map((type) => {
    const series: ChartSeries[] = [
      { name: 'p50', tone: 'info', kind: 'line', points: percentileLine(slices, 50, 'fromDue', type) },
      { name: 'p99', tone: 'warn', kind: 'line', points: percentileLine(slices, 99, 'fromDue', type) },
      { name: 'errors per second', tone: 'bad', kind: 'dots', points: errorDots(slices, type) },
    ].filter((one) => one.points.length > 0) as ChartSeries[];
    const description = `${type}: 99 percent within ${formatPercentile(latencyOf(total, 'fromDue', type), 99)}.`;
    const id = `type-${type.replaceAll('_', '-')}`;
    return `<div><h3>${htmlText(type)}</h3>${chart(series, { label: 'latency from due', format: 'duration', scale: scaleFor(series) }, { id, description, heightPx: 140 })}</div>`;
  });
  return card('Each type of event', `<div class="charts">${plots.join('')}</div>`);
}

/** Errors are drawn where the slowest answers of their second are; a second without answers has no place for them. */
function errorDots(slices: readonly Interval[], type: string): ChartPoint[] {
  return slices.flatMap((slice) => {
    const one = slice.types.get(type);
    if (one === undefined || one.refused + one.failed === 0 || one.fromDue.count === 0) return [];
    return [[middle(slice), percentileMs(one.fromDue, 100)] as const];
  });
}
