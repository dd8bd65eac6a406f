import { IqmockError } from '../../errors.ts';
import type { DeliveryPolicy } from '../../delivery/policy.ts';
import type { Target } from '../../delivery/target.ts';
import type { ScenarioOverrides } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { LoadProfile, WorkerShare } from './executors/executor.ts';

/** One scenario of a mix: a name or path, or a scenario made in code, and how often it is played against the others. */
export interface MixSource {
  readonly scenario: string | Scenario;
  readonly weight: number;
}

/** How `--find-limit` steps the rate. */
export interface FindLimit {
  /** How long each rate is held. Default 10 s. */
  readonly stepMs?: number;
  /** The highest rate to try, per second. Default 100,000. */
  readonly mostPerSecond?: number;
}

/** Everything that can be said of a load run. */
export interface LoadOptions {
  readonly mix: readonly MixSource[];
  readonly overrides?: ScenarioOverrides;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly seed: number;
  /** Decides the ids, with the seed and the start of the run. Default: `freshIds`, or 0 for a scenario whose start is given. */
  readonly ids?: number | undefined;
  /** Default 0. */
  readonly freshIds?: number;
  readonly ask: LoadProfile;
  readonly findLimit?: FindLimit;
  /** Divides the scenarios' own time; Infinity skips pauses. Default: Infinity for a rate of events, else 1. */
  readonly speed?: number;
  /** e.g. `p99<300ms`; those of the scenarios come on top. */
  readonly thresholds?: readonly string[];
  /** Ends the run as soon as a threshold is broken. */
  readonly abortOnFail?: boolean;
  readonly maxEvents?: number;
  readonly maxDurationMs?: number;
  /** Requests in flight at once, over all workers of this machine. Default: 256, or one for each virtual user. */
  readonly maxInFlight?: number;
  /** Chats alive at once, over all workers of this machine. Default 20,000. */
  readonly maxChats?: number;
  /** For a rate of events: chats are started until this many are active, in the whole run. Default 0: as few as the rate needs. */
  readonly minChats?: number;
  /** How long an arrival may wait for a free request or a ready chat. Default 1 s. */
  readonly dropAfterMs?: number;
  /** How long chats live on after the end of a rate of chats or of virtual users. Default 30 s. */
  readonly gracefulStopMs?: number;
  /** Sent before the measured time at the rate it begins with, and not measured. Default 0. */
  readonly warmUpMs?: number;
  readonly workers?: number;
  /** Which of how many machines this is, counted from 0. */
  readonly shard?: WorkerShare;
  /** Time zero, ms UTC, for machines that start together. Default: as soon as all is ready. */
  readonly startAtMs?: number;
  /** Keeps the schedule to 0.1 ms; uses about a third of a CPU core more. */
  readonly precise?: boolean;
  /** Allows a target that is neither this machine nor in a private network. */
  readonly allowRemote?: boolean;
  /** The command line that repeats this run, secrets masked, for reports. */
  readonly repro?: string;
}

/** Reads `support-chat:3` or `chats/vk.yaml`. The weight is 1 unless said. Throws USAGE. */
export function parseMixItem(text: string): MixSource {
  const match = /^(.+):(\d+(?:\.\d+)?)$/.exec(text);
  const weight = Number(match?.[2] ?? 1);
  if (weight <= 0) {
    throw new IqmockError('USAGE', `The weight of "${text}" is not above zero.`, {
      hint: 'Write name:weight, such as support-chat:3.',
    });
  }
  return { scenario: match?.[1] ?? text, weight };
}

/** Reads `2/3`: the second of three machines. Throws USAGE. */
export function parseShard(text: string): WorkerShare {
  const [, nth, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const part = { index: Number(nth) - 1, of: Number(of) };
  if (nth === undefined || part.index < 0 || part.index >= part.of) {
    throw new IqmockError('USAGE', `--shard: "${text}" is not a shard.`, {
      hint: 'Write INDEX/TOTAL, counted from 1: 1/3, 2/3, 3/3.',
    });
  }
  return part;
}

/**
 * The shard that a Kubernetes Indexed Job gives: JOB_COMPLETION_INDEX, set by Kubernetes and counted from 0, and
 * JOB_COMPLETIONS, which the manifest has to say. Undefined when neither is set. Throws CONFIG.
 */
export function shardFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): WorkerShare | undefined {
  const { JOB_COMPLETION_INDEX: index, JOB_COMPLETIONS: of } = env;
  if (index === undefined && of === undefined) return undefined;
  const part = { index: Number(index), of: Number(of) };
  if (
    index !== undefined &&
    of !== undefined &&
    /^\d+$/.test(index) &&
    /^\d+$/.test(of) &&
    part.index < part.of
  )
    return part;
  throw new IqmockError(
    'CONFIG',
    `JOB_COMPLETION_INDEX is "${index ?? ''}" and JOB_COMPLETIONS is "${of ?? ''}", which is not a shard.`,
    {
      hint: 'Set JOB_COMPLETIONS in the manifest to the same number as `completions`, or use --shard.',
    },
  );
}

/** Options with every default filled in. */
export interface FullOptions extends Required<
  Omit<LoadOptions, 'findLimit' | 'overrides' | 'ids' | 'startAtMs' | 'ask'>
> {
  readonly overrides: NonNullable<LoadOptions['overrides']>;
  readonly ids: number | undefined;
  readonly startAtMs: number | undefined;
}
