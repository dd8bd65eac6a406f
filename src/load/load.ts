import { IqmockError } from '../errors.ts';
import { requirePrivateTarget } from '../delivery/target.ts';
import { IdleTasks } from './workers/idle-tasks.ts';
import { runWorkerPool, startMarginMs, type NamedMix } from './workers/worker-pool.ts';
import { rehearseMix, type MixItem } from './engine/virtual-clients.ts';
import { dryRun } from './engine/dry-run.ts';
import { planLoad } from './plan/executors/index.ts';
import type { ExecutorPlan } from './plan/executors/executor.ts';
import { Aggregator } from './metrics/aggregator.ts';
import { limitProfile, runLimitSearch } from './limit/limit-run.ts';
import type { EndReason } from './record/load-record.ts';
import type { LoadOptions } from './plan/load-options.ts';
import type { LoadResult } from './record/load-result.ts';
import { headerOf } from './plan/load-header.ts';
import { notesOf } from './plan/notes.ts';
import { loadMix } from './plan/mix.ts';
import { checkLoadFaults, faultsOfRun } from './plan/run-faults.ts';
import { runWorker } from './workers/run-worker.ts';
import { notifyObservers, type LoadCall, type PreparedRun, type TakeInterval } from './plan/prepared-run.ts';
import { fillOptions, workerSettings } from './plan/settings.ts';
import type { FullOptions } from './plan/load-options.ts';
import type { Interval } from './metrics/interval.ts';
import { checkTypes, holds, limitsAllErrors, parseThreshold, type Threshold } from './metrics/threshold.ts';

/** Thresholds are not judged live before so much was measured: a beginning is not typical. */
const graceMs = 5000;
/** Unless a threshold limits all errors, more of them than this fail a run: one of a kind or a type says nothing about the others. */
const defaultThreshold = 'errors<1%';

/**
 * Plays scenarios against a consumer by many virtual clients and measures how it performs. Resolves with the result,
 * whatever the consumer does. Throws USAGE, TARGET, CONFIG or what is wrong with a scenario before anything is sent.
 */
export async function runLoad(call: LoadCall): Promise<LoadResult> {
  const run = await prepareLoad(call);
  const { options } = call;
  return options.findLimit === undefined ? runOnce(run) : runLimitSearch(run, options.findLimit, runParts);
}

/** Runs a plan to its end. */
async function runOnce(run: PreparedRun): Promise<LoadResult> {
  const { host, options, thresholds, observers, header } = run;
  const gathering = new Aggregator(header);
  const breaking = new AbortController();
  const take = function* (slice: Interval, worker: number): Generator<void, void> {
    gathering.add(slice, worker);
    yield* notifyObservers(slice, worker, gathering, observers);
    if (options.abortOnFail && isBroken(gathering.total(), thresholds)) breaking.abort();
  };
  for (const observer of observers) observer.started?.(header);
  const stop = AbortSignal.any([run.stop, breaking.signal]);
  await runParts({ ...run, stop }, take);
  const endedBy = endReason(run, gathering.total(), breaking.signal.aborted);
  return gathering.result({ endedAt: host.clock.now(), endedBy, thresholds });
}

/** Does the parts of a run, and takes in what they measure while they send. */
async function runParts(run: PreparedRun, take: TakeInterval): Promise<void> {
  const tasks = new IdleTasks(setImmediate);
  try {
    await sendParts(run, (slice, worker) => tasks.add(take(slice, worker)));
  } finally {
    tasks.finish();
  }
}

/** In this process or in workers. */
async function sendParts(
  run: PreparedRun,
  onSlice: (slice: Interval, worker: number) => void,
): Promise<void> {
  const { host, options, ask, plan, mix, stop, abort } = run;
  const parts = workerSettings(run);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    return runWorker(only, { host, plan, mix, onSlice: (slice) => onSlice(slice, 0), stop, abort });
  }
  const startAtMs = (): number => Math.max(options.startAtMs ?? 0, host.clock.now() + startMarginMs);
  await runWorkerPool({
    parts,
    ask,
    mix: namedMix(options),
    overrides: options.overrides,
    startAtMs,
    onSlice,
    stop,
    abort,
  });
}

/** A plan that comes from elsewhere than the ask, and one of the same kind that ends, for the dry run. */
export interface OwnPlan {
  readonly plan: ExecutorPlan;
  readonly dryPlan: ExecutorPlan;
}

/** Checks all that can be checked before anything is sent, and plays it dry. Throws what `runLoad` throws. */
export async function prepareLoad(
  { host, options, observers = [], control: { stop, abort } = {} }: LoadCall,
  own?: OwnPlan,
): Promise<PreparedRun> {
  await checkTarget(options);
  const ask = options.findLimit === undefined ? options.ask : limitProfile(options.ask, options.findLimit);
  const plan = own?.plan ?? planLoad(ask);
  const full = fillOptions(options, plan);
  if (full.workers > 1) namedMix(full);
  const mix = await loadMix(host, full.mix, full.overrides);
  const faults = faultsOfRun(full.policy, mix);
  const parts = full.workers * full.shard.of;
  checkLoadFaults(faults, { target: full.target, policy: full.policy, parts });
  const written = [...full.thresholds.map((text) => parseThreshold(text)), ...mix.flatMap(thresholdsOf)];
  const thresholds = written.some(limitsAllErrors) ? written : [...written, parseThreshold(defaultThreshold)];
  const { webhooks, types, hasRequests } = rehearseMix({ mix, seed: full.seed, startMs: host.clock.now() });
  checkTypes(written, types);
  const idsFromMs = full.startAtMs ?? host.clock.now();
  const step = { index: 0, of: 1 };
  const facts = { options: full, plan, step, webhooks, idsFromMs, header: { startedAt: host.clock.now() } };
  // Workers do it for themselves.
  if (full.workers === 1)
    for (const part of workerSettings(facts)) await dryRun(part, own?.dryPlan ?? plan, mix);
  const startedAt = Math.max(full.startAtMs ?? 0, host.clock.now());
  const plain = headerOf({ options: full, plan, mix, thresholds, startedAt });
  const header = { ...plain, ...notesOf(options, plain, { mix, hasRequests }) };
  const never = new AbortController().signal;
  return {
    host,
    options: full,
    ask,
    plan,
    step,
    mix,
    webhooks,
    idsFromMs,
    thresholds,
    header,
    observers,
    stop: stop ?? never,
    abort: abort ?? never,
  };
}

function thresholdsOf({ scenario }: MixItem): Threshold[] {
  return scenario.thresholds.map((text) =>
    parseThreshold(text, scenario.file === '' ? scenario.name : scenario.file),
  );
}

/** Workers read their scenarios for themselves, so these must have names. */
function namedMix({ mix }: FullOptions): NamedMix[] {
  return mix.map(({ scenario, weight }) => {
    if (typeof scenario === 'string' && scenario !== '-') return { scenario, weight };
    throw new IqmockError('USAGE', 'Several workers need scenarios that each of them can read.', {
      hint: 'Give the name or the path of a scenario file, or use one worker.',
    });
  });
}

async function checkTarget({ target, allowRemote }: LoadOptions): Promise<void> {
  if (allowRemote === true) return;
  await requirePrivateTarget(target, 'A load run can harm its target. If you may, use --allow-remote.');
}

function isBroken(total: Interval, thresholds: readonly Threshold[]): boolean {
  if (total.toMs < graceMs) return false;
  return thresholds.some((threshold) => holds(threshold, { total, activeMs: total.toMs }) === false);
}

function endReason(
  { stop, options, plan }: PreparedRun,
  total: Interval,
  isBroken: boolean,
): EndReason | undefined {
  if (stop.aborted) return 'interrupted';
  if (isBroken) return 'aborted';
  if (total.counts.sent >= options.maxEvents / options.shard.of && options.maxEvents < Infinity)
    return 'max-events';
  return options.maxDurationMs < options.warmUpMs + plan.durationMs ? 'max-duration' : undefined;
}
