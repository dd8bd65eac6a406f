import { createVirtualClock } from '../../src/env/clock.ts';
import { Engine } from '../../src/load/engine/engine.ts';
import type { EngineSettings } from '../../src/load/engine/engine-settings.ts';
import { Meter } from '../../src/load/metrics/meter.ts';
import type { EngineApi, Model } from '../../src/load/engine/models/model.ts';
import { TimeSeries } from '../../src/load/metrics/time-series.ts';
import { createKnownConsumer, type Behaviour, scriptOf } from './load-consumer.ts';

/** A load run on a virtual clock against a consumer of known behaviour. */
export interface VirtualRun {
  readonly model: (floor: EngineApi) => Model;
  readonly behave: (sentMs: number, nth: number) => Behaviour;
  readonly lanes?: number;
  /** When the events of each chat are due by the chat's own time. */
  readonly timesMs?: readonly number[];
  readonly warmUpMs?: number;
  readonly speed?: number;
  readonly settings?: Partial<EngineSettings>;
  /** Does something to the engine once it runs. */
  readonly during?: (engine: Engine, advance: (ms: number) => Promise<void>) => Promise<void>;
}

/** Runs it to its end and tells what was measured and what the consumer saw. */
export async function runVirtually(run: VirtualRun) {
  const clock = createVirtualClock(1000);
  const { lanes = 10_000, timesMs = [0, 0, 0, 0], behave, speed = Infinity } = run;
  const wire = createKnownConsumer(clock, lanes, behave);
  const series = new TimeSeries();
  const engine = new Engine({
    clock,
    wire,
    speed,
    meter: new Meter(run.warmUpMs),
    startChat: (index) => scriptOf(timesMs, index + 1),
    maxActive: 10_000,
    maxEvents: Infinity,
    maxDurationMs: Infinity,
    drainMs: 30_000,
    defer: (action) => action(),
    onSlice: (slice) => series.add(slice),
    ...run.settings,
  });
  const state = { isDone: false };
  const running = engine.run(run.model(engine)).finally(() => (state.isDone = true));
  running.catch(() => undefined);
  await run.during?.(engine, (ms) => clock.advance(ms));
  while (!state.isDone) await clock.advance(500);
  await running;
  return {
    total: series.total(),
    slices: series.slices(),
    seen: wire.seen,
    mostInFlight: wire.mostInFlight(),
    endMs: clock.now() - 1000,
  };
}

/** The exact value at a percentile by the nearest rank, of values in any order. */
export function truePercentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length - 1e-9)) - 1] ?? NaN;
}
