import type { CheckRecord } from '../../report/record.ts';
import type { WorkerShare } from '../plan/executors/executor.ts';
import type { LimitStepResult } from '../limit/find-limit.ts';
import type { Counts, DropReason, Gauges, Interval, GeneratorLoad } from '../metrics/interval.ts';

/** Schema version of a load file; a reader refuses a newer one. */
export const loadFileVersion = 2;

/** The first line of a load file: the settings of the run. */
export interface LoadHeader {
  readonly kind: 'load';
  readonly fileVersion: number;
  readonly version: string;
  /** The scenarios of the mix and their weights. */
  readonly mix: readonly { readonly name: string; readonly weight: number }[];
  readonly seed: number;
  /** Scenarios that have the same ids in each run, as their start is given. */
  readonly sameIds?: readonly string[];
  readonly profile: string;
  /** The target with secrets masked. */
  readonly target: string;
  /** Time zero, ms UTC. */
  readonly startedAt: number;
  /** The delivery policy as printed, secrets masked. */
  readonly policy: Readonly<Record<string, string>>;
  /** The command line that repeats this run. */
  readonly repro: string;
  readonly executor: string;
  readonly model: 'open' | 'closed';
  readonly unit: 'events' | 'chats' | 'users';
  /** The requested load, in words. */
  readonly words: string;
  readonly durationMs: number;
  readonly warmUpMs: number;
  /** The asked rate per second, or number of users, over time: points of a line through [ms, value]. */
  readonly asked: readonly (readonly [atMs: number, value: number])[];
  readonly speed: number | 'max';
  readonly maxInFlight: number;
  readonly maxChats: number;
  readonly thresholds: readonly string[];
  readonly workers: number;
  /** Which of how many machines this was, counted from 0. */
  readonly shard: WorkerShare;
  /** The name of this worker, where a Locust master said how much to send; each process has another. */
  readonly worker?: string;
  /** How wide the points of the series are. */
  readonly widthMs: number;
  /** What else a reader should know of the run. */
  readonly notes?: readonly string[];
}

/** A distribution in a file: HdrHistogram's base64 (values in microseconds) with the exact ends beside it. */
export interface PackedDistribution {
  readonly count: number;
  readonly minUs: number;
  readonly maxUs: number;
  readonly hdr: string;
}

/** What happened in one stretch of time in one worker. Slices of a file add up to the run. */
export interface SliceRecord {
  readonly kind: 'slice';
  readonly worker: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly counts: PackedCounts;
  readonly dropped: Readonly<Record<DropReason, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly errors: Interval['errors'];
  readonly types: Readonly<Record<string, PackedType>>;
  /** Events that each fault hit, by its name. Files of 0.1 have none. */
  readonly faults?: Readonly<Record<string, number>>;
  readonly lateness: PackedDistribution;
  readonly probes: PackedDistribution;
  readonly gauges: Gauges;
  readonly generatorLoad?: GeneratorLoad;
  /** The name of `generatorLoad` in files of version 1. */
  readonly strain?: GeneratorLoad;
}

/** Counts in a file. Those of version 1 have fewer of them. */
export interface PackedCounts extends Partial<Counts> {
  /** The name of `chatsStarted` in files of version 1. */
  readonly chatsBorn?: number;
}

/** What happened to one type of event, in a file. */
export interface PackedType {
  readonly delivered: number;
  readonly refused: number;
  readonly failed: number;
  /** Files of 0.1 have none. */
  readonly excused?: number;
  readonly fromDue: PackedDistribution;
  readonly fromSend: PackedDistribution;
}

/** How a run ended early, if it did. */
export type EndReason = 'interrupted' | 'aborted' | 'max-events' | 'max-duration';

/** Which side could do no more: the consumer, iqmock itself, both, the limits that were set, or none. */
export type Saturation = 'none' | 'consumer' | 'iqmock' | 'both' | 'lanes' | 'chats';

/** The result of a search for the limit, which its slices do not show. */
export interface SearchEnd {
  readonly asked: LoadHeader['asked'];
  readonly steps: readonly LimitStepResult[];
  readonly saturated: Saturation;
  readonly sentences: readonly string[];
}

/** The last line of a load file that ended in order. */
export interface LoadEnd {
  readonly kind: 'load-end';
  /** ms UTC */
  readonly endedAt: number;
  /** For how long arrivals came, in milliseconds of the measured time. */
  readonly activeMs: number;
  readonly endedBy?: EndReason;
  /** The number of slices in the file, so that a torn or edited file is noticed. */
  readonly slices: number;
  readonly search?: SearchEnd;
}

/** Any line of a load file. */
export type LoadLine = LoadHeader | SliceRecord | CheckRecord | LoadEnd;
