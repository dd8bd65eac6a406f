import { IqmockError } from '../../errors.ts';
import { idNeed } from './id-need.ts';
import { totalShare } from './share.ts';
import type { ExecutorPlan } from './executors/executor.ts';
import type { FullOptions, LoadOptions } from './load-options.ts';
import type { WorkerSettings } from '../workers/run-worker.ts';
import type { PreparedRun } from './prepared-run.ts';

/** How many requests may be in flight by default, in open models. */
const defaultLanes = 256;
const defaultChats = 20_000;
const defaultDropAfterMs = 1000;
const defaultGracefulStopMs = 30_000;
const mostWorkers = 64;

/** Fills in the defaults. Throws USAGE for what makes no sense. */
export function fillOptions(options: LoadOptions, plan: ExecutorPlan): FullOptions {
  const { shard = { index: 0, of: 1 }, workers = 1 } = options;
  if (!Number.isInteger(workers) || workers < 1 || workers > mostWorkers) {
    throw new IqmockError('USAGE', `--workers: ${workers} is not a number of workers.`, {
      hint: `Give 1 to ${mostWorkers}; one per core is enough.`,
    });
  }
  const local = totalShare(plan.mostUsers, shard);
  return {
    overrides: {},
    freshIds: 0,
    thresholds: [],
    abortOnFail: false,
    maxEvents: Infinity,
    maxDurationMs: Infinity,
    maxInFlight: plan.model === 'closed' ? Math.max(1, local) : defaultLanes,
    maxChats: plan.model === 'closed' ? Math.max(1, local) : defaultChats,
    minChats: 0,
    dropAfterMs: defaultDropAfterMs,
    gracefulStopMs: defaultGracefulStopMs,
    warmUpMs: 0,
    precise: false,
    allowRemote: false,
    repro: '',
    speed: plan.unit === 'events' ? Infinity : 1,
    ...definedOf(options),
    workers,
    shard,
    startAtMs: options.startAtMs,
    ids: options.ids,
  };
}

/** What decides the parts of a run. */
export interface LoadFacts extends Pick<PreparedRun, 'options' | 'plan' | 'step' | 'webhooks' | 'idsFromMs'> {
  readonly header: Pick<PreparedRun['header'], 'startedAt'>;
}

/** What each worker of this machine does. Lanes and chats are shared out; the rest each knows as a whole. */
export function workerSettings(facts: LoadFacts): WorkerSettings[] {
  const { options, plan, step, header, idsFromMs, webhooks } = facts;
  const { workers, shard, target, policy, seed, speed, warmUpMs, maxEvents, maxDurationMs } = options;
  const need = idNeed(plan, { warmUpMs, maxEvents, webhooks }) * step.of;
  const lanes = Math.max(workers, options.maxInFlight);
  return Array.from({ length: workers }, (_, worker) => {
    const part = { index: shard.index * workers + worker, of: shard.of * workers };
    const here = { index: worker, of: workers };
    return {
      limits: {
        part,
        warmUpMs,
        maxEvents,
        dropAfterMs: options.dropAfterMs,
        gracefulStopMs: options.gracefulStopMs,
        minActive: totalShare(options.minChats, part),
      },
      target,
      policy,
      seed,
      ids: { index: step.index * part.of + part.index, of: step.of * part.of },
      idBlock: { ids: options.ids, freshIds: options.freshIds, fromMs: idsFromMs, need },
      startAtMs: header.startedAt,
      speed,
      isPrecise: options.precise,
      lanes: totalShare(lanes, here),
      maxActive: Math.max(1, totalShare(options.maxChats, here)),
      // A plan of events ends its schedule by itself, to the event; others stop after their share.
      maxEvents: plan.unit === 'events' ? Infinity : totalShare(maxEvents, part),
      maxDurationMs,
    };
  });
}

function definedOf<T extends object>(record: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}
