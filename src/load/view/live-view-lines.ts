import { countOf, formatDurationMs, formatNumber, formatRate, formatShare } from '../../env/format.ts';
import { columnsOf, fit, padTo, withoutStyles } from '../../report/columns.ts';
import type { Distribution } from '../../distribution/distribution.ts';
import type { LoadHeader } from '../record/load-record.ts';
import { droppedOf, errorsOf, latencyOf, type Interval } from '../metrics/interval.ts';
import type { Paint, Style } from '../../report/screen.ts';
import { holds, type Threshold } from '../metrics/threshold.ts';
import { formatPercentile } from './words.ts';

/** The current figures of a run. */
export interface LoadProgress {
  readonly header: LoadHeader;
  readonly thresholds: readonly Threshold[];
  /** Everything so far, and the last second. */
  readonly total: Interval;
  readonly last: Interval;
  /** Started per second and p99 in milliseconds of the last seconds, oldest first. */
  readonly rates: readonly number[];
  readonly p99s: readonly number[];
  readonly isEnding: boolean;
}

const labelColumns = 11;

/** How wide a line may be, and how it is styled. */
interface Room {
  readonly columns: number;
  readonly paint: Paint;
}

/** The panel: a few lines of at most `columns` columns. */
export function liveViewLines(progress: LoadProgress, columns: number, paint: Paint): string[] {
  const { header } = progress;
  const room = { columns, paint };
  const lines = [
    `${paint('bold', 'load')} ${header.words} ${paint('dim', `(${header.executor})`)} ${paint('dim', '→')} ${header.target}`,
    progressLine(progress, columns, paint),
    line('rate', rateParts(progress, paint), room, progress.rates),
    line('in flight', inFlightParts(progress), room),
    line('latency', latencyParts(latencyOf(progress.total, 'fromDue')), room, progress.p99s),
    line('from send', latencyParts(latencyOf(progress.total, 'fromSend')), room),
    line('losses', lossParts(progress, paint), room),
    ...(progress.thresholds.length === 0 ? [] : [line('limits', thresholdParts(progress, paint), room)]),
  ];
  return lines.map((text) => fitPainted(text, columns));
}

/** One line for a log. */
export function quietLine({ header, total, last }: LoadProgress): string {
  const latency = latencyOf(last, 'fromDue');
  const { asked, begun } = perSecond(last);
  const parts = [
    `load ${clock(total.toMs)}${header.durationMs > 0 ? ` of ${clock(header.durationMs)}` : ''}`,
    header.unit === 'users'
      ? formatRate(begun, 'events')
      : `${formatRate(begun, header.unit)} of ${formatNumber(asked)}`,
    `p50 ${formatPercentile(latency, 50)} p99 ${formatPercentile(latency, 99)}`,
    `${last.gauges.inFlight} in flight`,
    `${formatNumber(errorsOf(total.counts))} errors`,
    `${formatNumber(droppedOf(total))} dropped`,
  ];
  return parts.join(', ');
}

function progressLine(
  { header, total, last, isEnding }: LoadProgress,
  columns: number,
  paint: Paint,
): string {
  const passed = formatDurationMs(Math.max(0, Math.round(total.toMs / 1000) * 1000));
  if (header.durationMs <= 0 || header.durationMs === Infinity) {
    const trying =
      header.executor === 'find-limit'
        ? `, trying ${formatRate(Math.round(perSecond(last).asked), header.unit)}`
        : '';
    return paint('cyan', passed + trying);
  }
  const share = Math.min(1, total.toMs / header.durationMs);
  const leftMs = Math.ceil(Math.max(0, header.durationMs - total.toMs) / 1000) * 1000;
  const text =
    isEnding || leftMs === 0
      ? `${passed}, waiting for the last answers`
      : `${passed}, ${formatDurationMs(leftMs)} left`;
  const width = Math.max(10, Math.min(60, columns - text.length - 8));
  const full = Math.round(share * width);
  return `${paint('cyan', '█'.repeat(full))}${paint('dim', '░'.repeat(width - full))} ${String(Math.floor(share * 100)).padStart(3)}%  ${text}`;
}

function rateParts({ header, last, total }: LoadProgress, paint: Paint): string[] {
  const { asked, begun, sent } = perSecond(last);
  const isShort = header.unit !== 'users' && begun < asked * 0.99 - 1;
  const started = `${formatRate(begun, header.unit === 'users' ? 'events' : header.unit)} started`;
  return [
    isShort ? paint('yellow', started) : started,
    ...(header.unit === 'users' ? [] : [`${formatNumber(asked)}/s asked`]),
    ...(header.unit === 'chats' ? [formatRate(sent, 'events')] : []),
    `${formatNumber(total.counts.sent)} events in all`,
  ];
}

function inFlightParts({ last, header }: LoadProgress): string[] {
  const { inFlight, live } = last.gauges;
  return [
    `${formatNumber(inFlight)} of ${formatNumber(header.maxInFlight)} requests`,
    `${countOf(live, 'chat')} alive`,
    `iqmock ${formatShare(Math.min(1, last.generatorLoad.loopBusyShare))} busy`,
    `p99 ${formatPercentile(last.lateness, 99)} late`,
  ];
}

function latencyParts(distribution: Distribution): string[] {
  const shown = [50, 90, 95, 99, 99.9].map(
    (percent) => `p${percent} ${formatPercentile(distribution, percent)}`,
  );
  return [...shown, `max ${formatPercentile(distribution, 100)}`];
}

function lossParts({ total }: LoadProgress, paint: Paint): string[] {
  const { sent, copies, cutTries, asked, retries, resent, orderViolations } = total.counts;
  const errors = errorsOf(total.counts);
  const dropped = droppedOf(total);
  const share = (count: number, all: number): string => (count === 0 ? '' : ` (${formatShare(count / all)})`);
  const alarming = (count: number, text: string, style: Style): string =>
    count > 0 ? paint(style, text) : text;
  return [
    alarming(errors, `${countOf(errors, 'error')}${share(errors, sent + copies)}`, 'red'),
    alarming(dropped, `${formatNumber(dropped)} dropped${share(dropped, asked)}`, 'yellow'),
    ...(copies === 0 ? [] : [`${formatNumber(copies)} copies`]),
    ...(cutTries === 0 ? [] : [`${formatNumber(cutTries)} cut`]),
    ...(retries === 0 ? [] : [countOf(retries, 'retry').replace('retrys', 'retries')]),
    ...(resent === 0 ? [] : [paint('yellow', `${formatNumber(resent)} sent again`)]),
    ...(orderViolations === 0 ? [] : [paint('yellow', `${formatNumber(orderViolations)} out of order`)]),
    ...Object.entries(total.errors).map(([kind, count]) => `${formatNumber(count)} ${kind}`),
  ];
}

function thresholdParts({ thresholds, total }: LoadProgress, paint: Paint): string[] {
  return thresholds.map((threshold) => {
    const held = holds(threshold, { total, activeMs: Math.max(1, total.toMs) });
    if (held === undefined) return paint('dim', `· ${threshold.text}`);
    return held ? paint('green', `✓ ${threshold.text}`) : paint('red', `✗ ${threshold.text}`);
  });
}

function perSecond({ counts, fromMs, toMs }: Interval): { asked: number; begun: number; sent: number } {
  const seconds = Math.max(0.001, (toMs - fromMs) / 1000);
  return { asked: counts.asked / seconds, begun: counts.begun / seconds, sent: counts.sent / seconds };
}

/** As many parts as have room, and on a wide screen the course of the last seconds at the end of the line. */
function line(
  label: string,
  parts: readonly string[],
  { columns, paint }: Room,
  spark: readonly number[] = [],
): string {
  let text = paint('dim', padTo(label, labelColumns));
  let used = labelColumns;
  for (const [index, part] of parts.entries()) {
    const separator = index === 0 ? '' : '  ';
    const width = separator.length + columnsOf(withoutStyles(part));
    if (index > 0 && used + width > columns) break;
    text += separator + part;
    used += width;
  }
  const room = columns - used - 3;
  const bars = sparkline(spark, columns);
  return bars === '' || room < bars.length ? text : `${text}   ${paint('cyan', bars)}`;
}

const bars = '▁▂▃▄▅▆▇█';

/** The values as small bars, the highest being the largest; nothing on a narrow screen. */
function sparkline(values: readonly number[], columns: number): string {
  if (columns < 120) return '';
  const shown = values.slice(-Math.min(60, columns - 110));
  const highest = Math.max(...shown, Number.MIN_VALUE);
  return shown.map((value) => bars[Math.min(7, Math.floor((value / highest) * 7.999))] ?? '').join('');
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Cut to the width, without its styles if it has to be cut. */
function fitPainted(text: string, columns: number): string {
  return columnsOf(withoutStyles(text)) <= columns ? text : fit(withoutStyles(text), columns);
}
