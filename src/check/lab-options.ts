import type { Clock } from '../env/clock.ts';
import type { Random } from '../env/random.ts';
import type { Answer } from './answer.ts';
import type { Budget, Patience } from './budget.ts';
import type { Contract } from './contract.ts';
import type { CheckConversation } from './conversation.ts';
import type { TrialFailure } from './failure.ts';
import type { Compare, Observer } from './observer.ts';
import type { Twin, TwinMaker } from './twin.ts';
import type { CheckTransport } from './wire.ts';

/** What calibration found out about a consumer that is sent nothing but good events. */
export interface CleanRun {
  /** The state after each point of the conversation. */
  readonly states: ReadonlyMap<number, unknown>;
  /** The first chat, and its state at the end: what changes in it later changes by itself. */
  readonly pilot?: { readonly twin: Twin; readonly state: unknown };
  /** The state of a chat of which nothing was ever sent. */
  readonly absent: unknown;
  /** How long a good answer takes, ms. */
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Good answers, one of each event. */
  readonly answers: readonly Answer[];
}

/** What a lab is made of. */
export interface LabOptions {
  readonly clock: Clock;
  readonly contract: Contract;
  readonly conversation: CheckConversation;
  readonly twins: TwinMaker;
  readonly wire: CheckTransport;
  readonly budget: Budget;
  readonly patience: Patience;
  readonly random: Random;
  /** Decides the conversation. */
  readonly seed: number;
  readonly observer: Observer | undefined;
  /** How many trials a rule that depends on chance has. */
  readonly trials: number;
  /** The longest an answer may take, ms. */
  readonly timeoutMs: number;
}

/** How a history ended. */
export interface Played {
  readonly twin: Twin;
  /** What went wrong first; undefined if nothing did. */
  readonly failure: TrialFailure | undefined;
  /** The answers, in the order of the deliveries. */
  readonly answers: readonly Answer[];
}

/** How a history is played. */
export interface PlayRules {
  readonly twin?: Twin;
  /** Compares the state at the points of the conversation on the way, not only at the end. Default: true. */
  readonly onTheWay?: boolean;
  /** Refusals of deliveries with a fault are no failure. */
  readonly mayRefuseFaults?: boolean;
  readonly compare?: Compare;
}
