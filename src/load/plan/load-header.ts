import { readPackageText } from '../../env/host.ts';
import { describePolicy } from '../../delivery/describe-policy.ts';
import type { MixItem } from '../engine/virtual-clients.ts';
import type { Threshold } from '../metrics/threshold.ts';
import { mostPoints } from '../metrics/time-series.ts';
import { loadFileVersion, type LoadHeader } from '../record/load-record.ts';
import type { ExecutorPlan } from './executors/executor.ts';
import type { FullOptions } from './load-options.ts';
import { faultsOfRun } from './run-faults.ts';

interface HeaderFacts {
  readonly options: FullOptions;
  readonly plan: ExecutorPlan;
  readonly mix: readonly MixItem[];
  readonly thresholds: readonly Threshold[];
  readonly startedAt: number;
}

/** What is asked of a run, as its files and reports begin. */
export function headerOf({ options, plan, mix, thresholds, startedAt }: HeaderFacts): LoadHeader {
  const { seed, target, policy, repro, speed, maxInFlight, maxChats, workers, shard, warmUpMs } = options;
  const { executor, model, unit, words, durationMs } = plan;
  return {
    kind: 'load',
    fileVersion: loadFileVersion,
    version: (JSON.parse(readPackageText('package.json')) as { version: string }).version,
    mix: mix.map(({ scenario, weight }) => ({ name: scenario.name, weight })),
    seed,
    ...sameIds(options, mix),
    profile: [...new Set(mix.map(({ scenario }) => scenario.profile ?? '2023'))].join(', '),
    target: target.label,
    startedAt,
    policy: {
      ...describePolicy({ ...policy, faults: faultsOfRun(policy, mix) }),
      concurrency: String(maxInFlight),
    },
    repro,
    executor,
    model,
    unit,
    words,
    durationMs,
    warmUpMs,
    asked: askedLine(plan),
    speed: speed === Infinity ? 'max' : speed,
    maxInFlight,
    maxChats,
    thresholds: thresholds.map(({ text }) => text),
    workers,
    shard,
    widthMs: Math.max(1000, Math.ceil(durationMs / mostPoints / 1000) * 1000),
  };
}

const askedPoints = 200;

function askedLine({ askedAt, durationMs }: ExecutorPlan): [number, number][] {
  return Array.from({ length: askedPoints }, (_, index) => {
    const atMs = (index / (askedPoints - 1)) * durationMs;
    return [Math.round(atMs), askedAt(Math.min(atMs, durationMs - 0.001))];
  });
}

function sameIds({ ids, freshIds }: FullOptions, mix: readonly MixItem[]): Pick<LoadHeader, 'sameIds'> {
  const pinned = mix.filter(({ scenario }) => scenario.startMs !== undefined || hasIds(scenario));
  return pinned.length === 0 || (ids !== undefined && ids === freshIds)
    ? {}
    : { sameIds: pinned.map(({ scenario }) => scenario.name) };
}

function hasIds({ world }: MixItem['scenario']): boolean {
  return Object.keys(world.ids).length > 0;
}
