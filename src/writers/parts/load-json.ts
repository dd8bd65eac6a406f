import { summarizeDistribution, type LatencySummary } from '../../distribution/summary.ts';
import type { LoadResult } from '../../load/record/load-result.ts';
import { encodeHdr } from '../../distribution/hdr.ts';
import { droppedOf, latencyOf, type Counts } from '../../load/metrics/interval.ts';

/** Latencies of one type of event, or of all, in milliseconds. */
interface TypeJson {
  readonly sent: number;
  readonly delivered: number;
  readonly refused: number;
  readonly failed: number;
  readonly fromDueMs: LatencySummary;
  readonly fromSendMs: LatencySummary;
}

/**
 * A load run for programs: settings, totals, latencies (each also as HdrHistogram base64, in microseconds), the run
 * over time, thresholds and verdict.
 */
export function loadJson(result: LoadResult): object {
  const { header, total, slices, activeMs, checks, verdict, endedBy, endedAt, steps, widthMs } = result;
  const asked = { ...header, kind: undefined };
  return {
    ...asked,
    endedAt,
    ...(endedBy === undefined ? {} : { endedBy }),
    activeMs,
    achievedPerSecond: activeMs <= 0 ? 0 : total.counts.begun / (activeMs / 1000),
    verdict: { saturated: verdict.saturated, sentences: verdict.sentences, exitCode: verdict.exitCode },
    counts: countsJson(total.counts),
    dropped: { total: droppedOf(total), ...total.dropped },
    statuses: total.statuses,
    errors: total.errors,
    faults: Object.fromEntries(total.faults),
    all: typeJson(result),
    types: Object.fromEntries([...total.types.keys()].sort().map((type) => [type, typeJson(result, type)])),
    latenessMs: summarizeDistribution(total.lateness),
    probesMs: summarizeDistribution(total.probes),
    hdr: {
      fromDue: encodeHdr(latencyOf(total, 'fromDue')),
      fromSend: encodeHdr(latencyOf(total, 'fromSend')),
      lateness: encodeHdr(total.lateness),
    },
    generatorLoad: total.generatorLoad,
    // Its name in 0.1.
    strain: total.generatorLoad,
    thresholds: checks.map(({ name, passed, expected, actual }) => ({ name, passed, expected, actual })),
    ...(steps === undefined ? {} : { steps }),
    series: slices.map((slice) => ({
      fromMs: Math.round(slice.fromMs),
      toMs: Math.round(slice.toMs),
      ...countsJson(slice.counts),
      dropped: droppedOf(slice),
      ...slice.gauges,
      ...slice.generatorLoad,
      fromDueMs: summarizeDistribution(latencyOf(slice, 'fromDue')),
    })),
    seriesWidthMs: widthMs,
  };
}

/** `chatsBorn` is the name of `chatsStarted` in 0.1. */
function countsJson(counts: Counts): object {
  return { ...counts, chatsBorn: counts.chatsStarted };
}

function typeJson({ total }: LoadResult, type?: string): TypeJson {
  const {
    delivered = 0,
    refused = 0,
    failed = 0,
  } = type === undefined ? total.counts : (total.types.get(type) ?? {});
  return {
    sent: delivered + refused + failed,
    delivered,
    refused,
    failed,
    fromDueMs: summarizeDistribution(latencyOf(total, 'fromDue', type)),
    fromSendMs: summarizeDistribution(latencyOf(total, 'fromSend', type)),
  };
}
