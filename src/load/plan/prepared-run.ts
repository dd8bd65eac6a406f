import type { Host } from '../../env/host.ts';
import type { IdleTask } from '../workers/idle-tasks.ts';
import type { MixItem } from '../engine/virtual-clients.ts';
import type { LoadProfile, WorkerShare, ExecutorPlan } from './executors/executor.ts';
import type { Aggregator } from '../metrics/aggregator.ts';
import type { LoadHeader } from '../record/load-record.ts';
import type { LimitStepResult } from '../limit/find-limit.ts';
import type { FullOptions, LoadOptions } from './load-options.ts';
import type { Interval } from '../metrics/interval.ts';
import type { Threshold } from '../metrics/threshold.ts';

/** Who watches a load run: panels, files, endpoints. */
export interface LoadObserver {
  /** All is ready; the first arrivals are about to come. */
  started?(header: LoadHeader): void;
  /**
   * About once a second from each worker; `sofar` knows everything until then. What takes long is done in steps, between
   * which events that are due are sent.
   */
  slice?(slice: Interval, worker: number, sofar: Aggregator): Iterable<void> | void;
  /** A rate of `--find-limit` was tried. */
  step?(step: LimitStepResult): void;
}

/** How a run is ended from outside: `stop` lets what is in flight end, `abort` does not wait. */
export interface LoadControl {
  readonly stop?: AbortSignal;
  readonly abort?: AbortSignal;
}

/** A load run as it is called for. */
export interface LoadCall {
  readonly host: Host;
  readonly options: LoadOptions;
  readonly observers?: readonly LoadObserver[];
  readonly control?: LoadControl;
}

/** A run that is ready to go, once or in steps. */
export interface PreparedRun {
  readonly host: Host;
  readonly options: FullOptions;
  readonly ask: LoadProfile;
  readonly plan: ExecutorPlan;
  /** Which step of a search this is; ids are shared out among steps as among parts. */
  readonly step: WorkerShare;
  readonly mix: readonly MixItem[];
  /** How many webhooks the longest scenario of the mix sends. */
  readonly webhooks: number;
  /** The moment that decides the ids, ms UTC: the same for all who share the run. */
  readonly idsFromMs: number;
  readonly thresholds: readonly Threshold[];
  readonly header: LoadHeader;
  readonly observers: readonly LoadObserver[];
  readonly stop: AbortSignal;
  readonly abort: AbortSignal;
}

/** Takes in what a worker measured in about a second. */
export type TakeInterval = (slice: Interval, worker: number) => IdleTask;

/** Runs the parts of a run, and hands out what they measure as they go. All of it has been taken in when it resolves. */
export type RunIntervals = (run: PreparedRun, take: TakeInterval) => Promise<void>;

/** Notifies the observers of a slice, a step of each at a time. */
export function* notifyObservers(
  slice: Interval,
  worker: number,
  sofar: Aggregator,
  observers: readonly LoadObserver[],
): Generator<void, void> {
  for (const observer of observers) {
    yield;
    yield* observer.slice?.(slice, worker, sofar) ?? [];
  }
  yield;
}
