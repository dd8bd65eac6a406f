import type { Clock } from '../../env/clock.ts';
import { createRandom, type Random } from '../../env/random.ts';
import { VirtualClients, type MixItem } from './virtual-clients.ts';
import type { Distribution } from '../../distribution/distribution.ts';
import { Recorder } from '../../distribution/recorder.ts';
import { Engine } from './engine.ts';
import type { ExecutorPlan } from '../plan/executors/executor.ts';
import { Meter } from '../metrics/meter.ts';
import { packSlice } from '../record/pack.ts';
import type { WorkerSettings } from '../workers/run-worker.ts';
import { TimeSeries } from '../metrics/time-series.ts';
import { emptyInterval, mapDistributions, type Interval } from '../metrics/interval.ts';
import type { LoadTransport } from './wire.ts';

/** Enough iterations for V8 to optimise the hot paths, and few enough that nobody waits for them. */
const mostEvents = 10_000;
const mostMs = 60_000;
const mostWarmUpMs = 100;
/** As many seconds of a run as are added up and written. */
const slicesAdded = 20;
/** No real clock shows whole milliseconds; code optimised for integers alone would be deoptimised by the first fraction. */
const oversleptMs = 0.013;
/** How many answers of each type are generated, and their highest latency; most are quick. */
const latenciesEach = 1000;
const mostLatencyMs = 50;

/**
 * Runs a part without sending anything, on a separate clock, so that its code is compiled when the first arrival is due:
 * an event that waits for the compiler is late. Rejects as the run itself would.
 */
export async function dryRun(
  settings: WorkerSettings,
  plan: ExecutorPlan,
  mix: readonly MixItem[],
): Promise<void> {
  const { seed, startAtMs, speed, lanes, maxActive } = settings;
  const clients = new VirtualClients({
    mix,
    seed,
    startMs: startAtMs,
    part: { index: 0, of: 1 },
    ids: settings.idBlock,
  });
  const stage = createStage(lanes);
  const warmUpMs = Math.min(settings.limits.warmUpMs, mostWarmUpMs);
  let slice: Interval = emptyInterval();
  const engine = new Engine({
    ...stage,
    speed,
    meter: new Meter(warmUpMs),
    startChat: (index, startedMs) => clients.create(index, startedMs),
    maxActive,
    maxEvents: mostEvents,
    maxDurationMs: mostMs,
    drainMs: 0,
    onSlice: (cut) => (slice = cut),
  });
  const random = createRandom(seed);
  await engine.run(plan.start(engine, { ...settings.limits, part: { index: 0, of: 1 }, warmUpMs, random }));
  const series = new TimeSeries();
  for (let added = 0; added < slicesAdded; added++) {
    const second = mapDistributions(slice, () => latencies(random));
    series.add(second, added % 2);
    JSON.stringify(packSlice(second, 0));
  }
}

/** As many different times as a second of a run has: on the stage all are alike. */
function latencies(random: Random): Distribution {
  const recorder = new Recorder();
  for (let count = 0; count < latenciesEach; count++) recorder.record(mostLatencyMs * random.next() ** 4);
  return recorder.take();
}

const noHeaders = {};

/** A clock that moves when the engine rests, and a consumer that has answered by then. */
function createStage(lanes: number): {
  readonly clock: Clock;
  readonly wire: LoadTransport;
  rest(ms: number): Promise<void>;
  defer(action: () => void): void;
} {
  let nowMs = 0;
  let due: (() => void)[] = [];
  const pass = (ms: number): Promise<void> => {
    nowMs += ms + oversleptMs;
    const actions = due;
    due = [];
    for (const act of actions) act();
    return Promise.resolve();
  };
  return {
    clock: { now: () => nowMs, monotonic: () => nowMs, sleep: pass },
    wire: {
      lanes,
      send(_webhook, _dueAt, answered) {
        const sentAt = nowMs;
        due.push(() =>
          answered({ number: 1, status: 200, bodyBytes: 2, sentAt, doneAt: nowMs, headers: noHeaders }, 1),
        );
      },
      close: () => Promise.resolve(),
    },
    rest: pass,
    defer: (action) => void due.push(action),
  };
}
