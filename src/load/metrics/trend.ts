import { formatDurationMs } from '../../env/format.ts';
import { percentileMs, sumOfDistributions, type Distribution } from '../../distribution/distribution.ts';
import type { LoadHeader } from '../record/load-record.ts';
import { latencyOf, type Interval } from './interval.ts';

/** Below these a change is noise. */
const grownBy = 1.5;
const grownByMs = 1;

/** How long V8 is busy compiling new code. */
const beginningMs = 3000;
/** A tick or two late is what any second of a run has. */
const lateByMs = 5;
/** With fewer events, p99 would depend on single ones. */
const enoughEvents = 1000;
/** The points of a long run are too wide to show the beginning, and it hardly changes their sums. */
const finePointMs = 1500;

/** Whether iqmock was late while it was new and not later: what that did to the latency is not the consumer's doing. */
export function beginningWords(slices: readonly Interval[], { warmUpMs }: LoadHeader): string | undefined {
  const isBeginning = ({ fromMs }: Interval): boolean => warmUpMs + fromMs < beginningMs;
  // When arrivals are over, only events that were held up are left.
  const asked = slices.filter(({ counts }) => counts.asked > 0);
  if (asked.some(({ fromMs, toMs }) => toMs - fromMs > finePointMs)) return undefined;
  const first = latenessOf(asked.filter(isBeginning));
  const later = latenessOf(asked.filter((slice) => !isBeginning(slice)));
  if (Math.min(first.count, later.count) < enoughEvents) return undefined;
  const [firstMs, laterMs] = [percentileMs(first, 99), percentileMs(later, 99)];
  if (firstMs < lateByMs || firstMs < laterMs * grownBy) return undefined;
  const times = `${formatDurationMs(firstMs)} late (p99; later ${formatDurationMs(laterMs)})`;
  return `In its first ${formatDurationMs(beginningMs)} iqmock itself was up to ${times}, which is part of the latency from the due time. --warm-up ${formatDurationMs(beginningMs)} excludes it.`;
}

/** Whether the consumer got slower over a soak: the last fifth against the first. Undefined when it was too short to say. */
export function driftWords(slices: readonly Interval[]): string | undefined {
  // The last slices may only wait for answers.
  const measured = slices.filter((slice) => slice.counts.sent > 0);
  const fifth = Math.floor(measured.length / 5);
  if (fifth === 0) return undefined;
  const [first, last] = [measured.slice(0, fifth), measured.slice(-fifth)].map((some) => p95Of(some));
  if (first === undefined || last === undefined || first === 0) return undefined;
  const change = `from ${formatDurationMs(first)} in the first fifth to ${formatDurationMs(last)} in the last (p95)`;
  if (last > first * grownBy && last - first > grownByMs)
    return `The consumer got slower over time: ${change}.`;
  return `The consumer did not get slower over time: ${change}.`;
}

/** How soon after a spike the consumer answered again as it had before. Undefined when the run ended before. */
export function recoveryWords(slices: readonly Interval[], header: LoadHeader): string | undefined {
  const base = header.asked[0]?.[1] ?? 0;
  const isUp = ([, value]: readonly [number, number]): boolean => value > base * 1.01;
  // The spike begins with the last point at the base rate and ends with the first one there again.
  const fromMs = header.asked[header.asked.findIndex(isUp) - 1]?.[0];
  const toMs = header.asked[header.asked.findLastIndex(isUp) + 1]?.[0];
  if (fromMs === undefined || toMs === undefined) return undefined;
  const before = p95Of(slices.filter((slice) => slice.toMs <= fromMs));
  const after = slices.filter((slice) => slice.fromMs >= toMs && slice.counts.sent > 0);
  if (before === 0 || after.length === 0) return undefined;
  const calm = (slice: Interval): boolean => p95Of([slice]) <= Math.max(before * grownBy, before + grownByMs);
  // Recovered means: calm, and calm to the end.
  const lastUneasy = after.findLastIndex((slice) => !calm(slice));
  if (lastUneasy === after.length - 1)
    return `The consumer had not recovered from the spike when the run ended (p95 ${formatDurationMs(before)} before it).`;
  const recoveredMs = lastUneasy < 0 ? 0 : (after[lastUneasy]?.toMs ?? toMs) - toMs;
  if (recoveredMs <= 0)
    return `The consumer had recovered as soon as the spike was over (p95 ${formatDurationMs(before)} before it).`;
  return `The consumer recovered ${formatDurationMs(recoveredMs)} after the spike (p95 ${formatDurationMs(before)} before it).`;
}

function latenessOf(slices: readonly Interval[]): Distribution {
  return sumOfDistributions(slices.map(({ lateness }) => lateness));
}

function p95Of(slices: readonly Interval[]): number {
  return percentileMs(sumOfDistributions(slices.map((slice) => latencyOf(slice, 'fromDue'))), 95);
}
