import { Aggregator } from '../../src/load/metrics/aggregator.ts';
import type { EndReason, LoadHeader } from '../../src/load/record/load-record.ts';
import type { LoadResult } from '../../src/load/record/load-result.ts';
import { Meter } from '../../src/load/metrics/meter.ts';
import type { Sent } from '../../src/load/metrics/sent.ts';
import type { DropReason, Interval, GeneratorLoad } from '../../src/load/metrics/interval.ts';
import { parseThreshold } from '../../src/load/metrics/threshold.ts';

/** What happened in one second of a generated run. */
export interface Second {
  /** Events that were answered, each after so many milliseconds. */
  readonly latenciesMs?: readonly number[];
  /** From the due time; as from the send time unless given. */
  readonly waitMs?: number;
  readonly lateMs?: number;
  readonly dropped?: Partial<Record<DropReason, number>>;
  readonly sent?: Partial<Sent>;
  readonly inFlight?: number;
  readonly generatorLoad?: Partial<GeneratorLoad>;
}

/** A header of a run of 100 events/s, with what is said otherwise. */
export function headerOf(more: Partial<LoadHeader> = {}): LoadHeader {
  return {
    kind: 'load',
    fileVersion: 1,
    version: '0.1.0',
    mix: [{ name: 'support-chat', weight: 1 }],
    seed: 7,
    profile: '2023',
    target: 'http://127.0.0.1:3000/',
    startedAt: Date.UTC(2024, 2, 1),
    policy: { timeout: '10s', retries: 'none', signature: 'none' },
    repro: 'iqmock load support-chat --to 3000 --rate 100/s',
    executor: 'constant-arrival-rate',
    model: 'open',
    unit: 'events',
    words: '100 events/s for 10s',
    durationMs: 10_000,
    warmUpMs: 0,
    asked: [
      [0, 100],
      [10_000, 100],
    ],
    speed: 'max',
    maxInFlight: 256,
    maxChats: 20_000,
    thresholds: ['errors<1%'],
    workers: 1,
    shard: { index: 0, of: 1 },
    widthMs: 1000,
    ...more,
  };
}

/** The slices of generated seconds. */
export function slicesOf(seconds: readonly Second[]): Interval[] {
  const meter = new Meter();
  return seconds.map((second, index) => {
    const startMs = index * 1000;
    const { latenciesMs = [], waitMs = 0, lateMs = 0.5, dropped = {}, sent = {}, inFlight = 10 } = second;
    for (const latencyMs of latenciesMs) {
      meter.asked(startMs);
      meter.begun(startMs);
      meter.late(lateMs, startMs);
      const sentMs = startMs + waitMs;
      const doneMs = sentMs + latencyMs;
      const facts = {
        type: 'message_created',
        status: 200,
        error: undefined,
        bytesOut: 4000,
        bytesIn: 2,
        attempts: 1,
        isResent: false,
        isReached: true,
        isTimed: true,
        isExcused: false,
      };
      meter.sent({ ...facts, dueMs: startMs, sentMs, doneMs, ...sent });
    }
    for (const [reason, count] of Object.entries(dropped)) {
      for (let nth = 0; nth < count; nth++) {
        meter.asked(startMs);
        meter.drop(reason as DropReason, startMs);
      }
    }
    meter.gauge(inFlight, inFlight);
    const slice = meter.take(startMs + 1000);
    slice.generatorLoad = { cpuShare: 0.3, loopBusyShare: 0.3, loopDelayP99Ms: 1, ...second.generatorLoad };
    return slice;
  });
}

/** The result of a generated run. */
export function resultOf(
  seconds: readonly Second[],
  { header = headerOf(), endedBy }: { header?: LoadHeader; endedBy?: EndReason } = {},
): LoadResult {
  const gathering = new Aggregator({ ...header, durationMs: seconds.length * 1000 });
  for (const slice of slicesOf(seconds)) gathering.add(slice, 0);
  const thresholds = header.thresholds.map((text) => parseThreshold(text));
  return gathering.result({ endedAt: header.startedAt + seconds.length * 1000, endedBy, thresholds });
}

/** So many seconds alike. */
export function times(count: number, second: Second): Second[] {
  return new Array<Second>(count).fill(second);
}
