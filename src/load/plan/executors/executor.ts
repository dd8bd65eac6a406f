import type { Entry } from '../../../entry.ts';
import type { Random } from '../../../env/random.ts';
import type { EngineApi, Model } from '../../engine/models/model.ts';
import type { RateStage } from '../schedule.ts';

/** What a person asks for; what is left out has a default or chooses the executor. Rates are per second. */
export interface LoadProfile {
  /** Events per second. */
  readonly rate?: number;
  /** Chats per second. */
  readonly chats?: number;
  /** Virtual users. */
  readonly vus?: number;
  /** A ramp of rates, and of virtual users. */
  readonly stages?: readonly RateStage[];
  readonly vuStages?: readonly RateStage[];
  /** The rate at the height of a spike. */
  readonly spike?: number;
  readonly soak?: boolean;
  readonly durationMs?: number;
}

/** The share of the whole that one process takes: part `index` of `of`. */
export interface WorkerShare {
  readonly index: number;
  readonly of: number;
}

/** What a model needs beside the ask. */
export interface ModelLimits {
  readonly part: WorkerShare;
  readonly warmUpMs: number;
  /** Events after which the whole run ends; over all parts. */
  readonly maxEvents: number;
  readonly dropAfterMs: number;
  readonly gracefulStopMs: number;
  readonly minActive: number;
  /** Decides what the schedule leaves open. */
  readonly random: Random;
}

/** What an executor makes of an ask. */
export interface ExecutorPlan {
  readonly executor: string;
  /** Open models send by a schedule, however slow the consumer is; closed models wait for its answers. */
  readonly model: 'open' | 'closed';
  /** What the asked number counts. */
  readonly unit: 'events' | 'chats' | 'users';
  /** In words, such as `500 events/s for 30s`. */
  readonly words: string;
  /** How long it lasts without the warm-up, in milliseconds. */
  readonly durationMs: number;
  /** The asked rate (per second), or number of users, at a moment of the measured time. */
  askedAt(atMs: number): number;
  /** The most virtual users at once; 0 in open models. */
  readonly mostUsers: number;
  /** The model for one part of it. */
  start(engine: EngineApi, limits: ModelLimits): Model;
}

/** A way of asking, named as in k6. */
export interface Executor extends Entry {
  /** Whether this is what a person asked for. */
  suits(ask: LoadProfile): boolean;
  /** Throws USAGE if the ask makes no sense. */
  plan(ask: LoadProfile): ExecutorPlan;
}

/** How long a run lasts if nobody says. */
export const defaultDurationMs = 30_000;
