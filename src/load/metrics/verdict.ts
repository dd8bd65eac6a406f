import { countOf, formatDurationMs, formatNumber, formatRate, formatShare } from '../../env/format.ts';
import { unreachedCodes } from '../../delivery/retry.ts';
import { exitCodes, type ExitCode } from '../../errors.ts';
import { onPurposeWords } from '../../report/on-purpose.ts';
import type { CheckRecord } from '../../report/record.ts';
import { percentileMs } from '../../distribution/distribution.ts';
import type { EndReason, LoadHeader, Saturation } from '../record/load-record.ts';
import { droppedOf, errorsOf, latencyOf, type Interval } from './interval.ts';
import { reachAdvice, repeatWords } from './sending-words.ts';
import { beginningWords, driftWords, recoveryWords } from './trend.ts';

/** What a load run came to, in words. */
export interface LoadVerdict {
  readonly saturated: Saturation;
  /** The first says it all; the others explain. */
  readonly sentences: readonly string[];
  readonly exitCode: ExitCode;
}

/** What is judged. */
export interface JudgedRun {
  readonly header: LoadHeader;
  readonly total: Interval;
  readonly slices: readonly Interval[];
  readonly activeMs: number;
  readonly checks: readonly CheckRecord[];
  readonly endedBy: EndReason | undefined;
}

/** Above this share of a core, or of the event loop's time, iqmock has no time left. */
const busyShare = 0.9;
/** Arrivals noticed later than this, in the 99th percentile, blur the latencies. */
const lateMs = 20;
/** More dropped arrivals than this mean that something was saturated. */
const droppedShare = 0.001;

/** Judges a load run: what the consumer bore, which side was saturated, and the exit code. */
export function judgeLoad(run: JudgedRun): LoadVerdict {
  const saturated = saturationOf(run);
  const sentences = [headline(run), ...explanations(run, saturated)];
  return { saturated, sentences, exitCode: exitCodeOf(run) };
}

/** Which side could do no more. What was missed decides, not what was noticed late and done all the same. */
export function saturationOf({ total, slices, header }: JudgedRun): Saturation {
  const { asked } = total.counts;
  const lacked = (reason: 'lanes' | 'chats' | 'late'): boolean =>
    asked > 0 && total.dropped[reason] / asked > droppedShare;
  const isBusy = isIqmockBusy(slices) || lacked('late');
  const isShort = lacked('lanes') || lacked('chats') || lacked('late') || (isBusy && isHostLate({ total }));
  if (!isShort && !(isBusy && header.model === 'closed')) return 'none';
  if (!lacked('lanes')) return isBusy ? 'iqmock' : 'chats';
  const isSlowed = slowdownOf(slices) > 2;
  if (isBusy) return isSlowed ? 'both' : 'iqmock';
  return isSlowed ? 'consumer' : 'lanes';
}

/** Whether iqmock noticed arrivals so late that latencies say as much of this machine as of the consumer. */
export function isHostLate({ total }: Pick<JudgedRun, 'total'>): boolean {
  return percentileMs(total.lateness, 99) > lateMs;
}

/** Whether iqmock had no time left in a third of the run or more. */
function isIqmockBusy(slices: readonly Interval[]): boolean {
  const active = slices.filter((slice) => slice.counts.sent > 0);
  const busy = active.filter(
    ({ generatorLoad }) => generatorLoad.loopBusyShare > busyShare || generatorLoad.cpuShare > 1 + busyShare,
  );
  return busy.length > 0 && lengthOf(busy) * 3 >= lengthOf(active);
}

function lengthOf(slices: readonly Interval[]): number {
  return slices.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** How many times slower the consumer answered in the slowest stretch than in the quickest, by the median. */
function slowdownOf(slices: readonly Interval[]): number {
  const medians = slices
    .map((slice) => percentileMs(latencyOf(slice, 'fromSend'), 50))
    .filter((ms) => ms > 0);
  return medians.length === 0 ? 1 : Math.max(...medians) / Math.min(...medians);
}

function headline({ header, total, activeMs, endedBy }: JudgedRun): string {
  const { sent, asked, begun, delivered } = total.counts;
  const ending = endedBy === undefined ? '' : `${endings[endedBy]} `;
  if (sent === 0) return `${ending}Nothing was sent, so there is no verdict.`;
  if (!isReached(total)) return `${ending}The target could not be reached: ${errorWords(total)}.`;
  if (Object.keys(total.statuses).length === 0)
    return `${ending}The target accepted connections and never answered: ${errorWords(total)}.`;
  const perSecond = begun / (activeMs / 1000);
  const latency = latencyOf(total, 'fromDue');
  const accepted = `${formatShare(delivered / sent)} of ${countOf(sent, 'event')} accepted`;
  const p99 = `, 99% answered within ${formatDurationMs(percentileMs(latency, 99))}`;
  // Where faults take part of every event's time, none is timed.
  const isTimed = latency.count > 0;
  const answered = isTimed ? accepted + p99 : accepted;
  if (header.model === 'closed') {
    // Nobody knows beforehand how many users a master will want.
    const users = Math.max(...header.asked.map(([, asked]) => asked)) || total.gauges.live;
    return `${ending}${countOf(users, 'user')} got ${formatRate(perSecond, 'events')} through: ${answered}.`;
  }
  const { unit } = header;
  const share = asked === 0 ? '' : ` (${formatShare(begun / asked)} of the requested rate)`;
  return `${ending}${formatRate(perSecond, unit)} were started${share}: ${answered}${isTimed ? ' of their due time' : ''}.`;
}

/** Whether any request reached the target. Files of 0.1 say it by the kinds of the failures alone. */
function isReached({ statuses, errors, counts }: Interval): boolean {
  if (Object.keys(statuses).length > 0) return true;
  return counts.unreached < counts.failed && Object.keys(errors).some((kind) => !unreachedCodes.has(kind));
}

function purposeSentence({ faults, counts }: Interval): string | undefined {
  const words = onPurposeWords({ ...counts, faults });
  return words === undefined ? undefined : `On purpose: ${words}.`;
}

const endings: Readonly<Record<EndReason, string>> = {
  interrupted: 'Interrupted.',
  aborted: 'Ended early, because a threshold was broken.',
  'max-events': 'Ended by --max-events.',
  'max-duration': 'Ended by --max-duration.',
};

function explanations(run: JudgedRun, saturated: Saturation): string[] {
  const { total, header, slices } = run;
  const said: (string | undefined)[] = [
    saturationWords(run, saturated),
    latenessWords(run, saturated),
    beginningWords(slices, header),
    droppedWords(total),
    failureWords(total),
    isReached(total) ? undefined : reachAdvice(total, header),
    repeatWords(total),
    purposeSentence(total),
    total.counts.orderViolations === 0
      ? undefined
      : `${countOf(total.counts.orderViolations, 'event')} went out after one of the same chat that got no answer, so the consumer may see them in another order.`,
    header.executor === 'soak' ? driftWords(slices) : undefined,
    header.executor === 'spike' ? recoveryWords(slices, header) : undefined,
  ];
  return said.filter((sentence) => sentence !== undefined);
}

function saturationWords({ total, slices, header }: JudgedRun, saturated: Saturation): string | undefined {
  const busiest = slices.reduce((most, { generatorLoad }) => Math.max(most, generatorLoad.loopBusyShare), 0);
  const lateness = formatDurationMs(percentileMs(total.lateness, 99));
  const own = `iqmock was the bottleneck: its event loop was busy up to ${formatShare(busiest)} of the time and it sent up to ${lateness} late (p99). The numbers do not show the limit of the consumer; use --workers, or more machines.`;
  const service = formatDurationMs(percentileMs(latencyOf(total, 'fromSend'), 50));
  const full = `all ${formatNumber(header.maxInFlight)} requests allowed in flight were waiting for answers`;
  if (saturated === 'iqmock') return own;
  if (saturated === 'both')
    return `Both sides were saturated. ${own} And ${full}, which took longer the more there were.`;
  if (saturated === 'consumer')
    return `The consumer was saturated: ${full}, and it answered more slowly the more it got (median ${service}).`;
  if (saturated === 'lanes') {
    return `The limit of requests in flight was reached: ${full}, though each took no longer than at first (median ${service}). Raise --concurrency to increase the load on the consumer.`;
  }
  if (saturated === 'chats')
    return `As many chats as allowed (${formatNumber(header.maxChats)}) were alive and none was ready. Raise --max-chats, or --speed.`;
  return header.model === 'open' && total.counts.sent > 0 ? 'Neither side was saturated.' : undefined;
}

/** A busy machine is no fault of the consumer, nor a failure of the run: it blurs what is measured. */
function latenessWords(run: JudgedRun, saturated: Saturation): string | undefined {
  if (!isHostLate(run) || saturated === 'iqmock' || saturated === 'both') return undefined;
  const lateness = formatDurationMs(percentileMs(run.total.lateness, 99));
  return `This machine was busy: iqmock sent due events up to ${lateness} late (p99). Latencies below ${lateness} are not reliable.`;
}

function droppedWords(total: Interval): string | undefined {
  const dropped = droppedOf(total);
  if (dropped === 0) return undefined;
  const reasons = {
    lanes: 'no request was free',
    chats: 'no chat was ready',
    late: 'iqmock was behind',
    stopped: 'the run ended',
  };
  const parts = Object.entries(total.dropped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${formatNumber(count)} because ${reasons[reason as keyof typeof reasons]}`);
  return `${countOf(dropped, 'arrival')} (${formatShare(dropped / total.counts.asked)}) could not start and ${dropped === 1 ? 'was' : 'were'} dropped: ${parts.join(', ')}.`;
}

function failureWords(total: Interval): string | undefined {
  if (errorsOf({ ...total.counts, copyErrors: 0 }) === 0) return undefined;
  return `Not accepted: ${errorWords(total)}.`;
}

function errorWords({ statuses, errors }: Interval): string {
  const refusals = Object.entries(statuses).filter(([status]) => !status.startsWith('2'));
  return [
    ...refusals.map(([status, count]) => `${formatNumber(count)} × status ${status}`),
    ...Object.entries(errors).map(([kind, count]) => `${formatNumber(count)} × ${kind}`),
  ].join(', ');
}

function exitCodeOf({ total, checks, endedBy }: JudgedRun): ExitCode {
  if (endedBy === 'interrupted') return exitCodes.interrupted;
  if (total.counts.sent === 0 || !isReached(total)) return exitCodes.incomplete;
  const broken = checks.filter((check) => !check.passed && check.severity !== 'warning');
  // A run that was ended because a threshold was broken has failed, whatever came of what was in flight.
  if (broken.length === 0) return endedBy === 'aborted' ? exitCodes.thresholdFailed : exitCodes.ok;
  return broken.every(({ unmeasured }) => unmeasured === true)
    ? exitCodes.incomplete
    : exitCodes.thresholdFailed;
}
