import type { Clock } from '../env/clock.ts';
import type { Random } from '../env/random.ts';
import type { DeliveryPolicy } from './policy.ts';
import type { Target } from './target.ts';
import type { WireShape } from './wire-shape.ts';

/** One webhook on its way: the same bytes on every try. */
export interface Delivery {
  /** Unique in the run: `<scenario>#<index>`. The message id of a signature scheme is made from it and the body. */
  readonly id: string;
  /** What names it for chance: the same in each run of the seed. Default: its id. */
  readonly chanceName?: string;
  readonly type: string;
  /** `ChatEvent.Id`; 0 for transitive events. */
  readonly eventId: number;
  readonly chatId: number;
  readonly clientId: number | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** When it should leave, in milliseconds of the run's monotonic clock. Latency counts from here. */
  readonly dueAt: number;
  /** The id of the delivery that this one repeats on purpose. */
  readonly copyOf?: string;
  /** It waits for no other of its chat, on purpose. */
  readonly unordered?: true;
  /** A consumer that refuses it with a 4xx is right to do so. */
  readonly mayRefuse?: true;
  /** Called when it is held back on purpose: what waits for it may go on, unless its chat is held too. */
  readonly onHeld?: (isChatHeld: boolean) => void;
  /** What is done to this delivery on purpose, in a few words each: `duplicate`, `late by 5s`. */
  readonly faults?: readonly string[];
}

/** Why a try brought no answer. `code` is stable, `message` is for people. */
export interface AttemptError {
  readonly code:
    'refused' | 'reset' | 'timeout' | 'dns' | 'tls' | 'garbage' | 'unreachable' | 'aborted' | 'other';
  readonly message: string;
  /** What to look at or to type. */
  readonly hint?: string;
  /** No connection came about, so the consumer got nothing. */
  readonly unreached?: true;
}

/** One try: what was sent when, and what came back. Times are milliseconds of the run's monotonic clock. */
export interface Attempt {
  readonly number: number;
  readonly sentAt: number;
  readonly doneAt: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The first bytes of the answer, as text, unpacked. */
  readonly body?: string;
  /** Bytes of the whole answer, as they came. */
  readonly bodyBytes?: number;
  /** How many bytes `body` was made of, where that is not all of the answer. */
  readonly keptBytes?: number;
  readonly error?: AttemptError;
  /** The headers that went out, secrets masked. */
  readonly sentHeaders?: Readonly<Record<string, string>>;
  /** The consumer had closed an idle kept-alive connection, so the same try was made again on a fresh one. */
  readonly resent?: true;
  /** The try was broken off on purpose: where, such as `after 120 bytes`. Its failure says nothing about the consumer. */
  readonly cut?: string;
  /** What is wrong with the answer though it was understood, as a sentence. */
  readonly warning?: string;
  /** It is tried again whatever the policy says, and does not count among the tries that the policy allows. */
  readonly again?: true;
}

/**
 * How a delivery ended: `delivered` (a 2xx in time), `refused` (an answer that is not 2xx), `failed` (no answer),
 * `dropped` (never sent: the run ended or was too far behind).
 */
export type Outcome = 'delivered' | 'refused' | 'failed' | 'dropped';

/** All tries of one delivery and their outcome. */
export interface Result {
  readonly delivery: Delivery;
  readonly attempts: readonly Attempt[];
  readonly outcome: Outcome;
  /** From the due time to the end of the last try; undefined when nothing was sent. */
  readonly latencyMs?: number;
  /** From the moment the last try was sent to its answer. */
  readonly serviceMs?: number;
  /** Why it was dropped, e.g. `interrupted`. */
  readonly dropReason?: string;
}

/** One try. It never rejects for what the target does: that is data. */
export type Transport = (delivery: Delivery, attempt: AttemptContext) => Promise<Attempt>;

/** What a transport knows about the try it makes. */
export interface AttemptContext {
  /** 1 for the first try. */
  readonly number: number;
  readonly signal: AbortSignal;
  /** Headers added by layers (signature, attempt number); they win over the delivery's own. */
  readonly headers: Readonly<Record<string, string>>;
  /** How it looks on the wire, where that is not as usual. */
  readonly shape?: WireShape;
}

/** What a layer has to work with. */
export interface LayerContext {
  readonly clock: Clock;
  /** Seeded chance. Fork it by the id of the delivery, so that one delivery never shifts the draws of another. */
  readonly random: Random;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
}

/** Wraps a transport, keeping its type: signs, injects a fault into one try, records. */
export type Layer = (next: Transport, context: LayerContext) => Transport;

/** All tries of a delivery, in order with its lane. Resolves with exactly one outcome. */
export type Sender = (delivery: Delivery) => Promise<Result>;

/** What an interceptor has to work with. */
export interface InterceptorContext {
  readonly clock: Clock;
  /** Seeded chance. Fork it by the id of the delivery, so that one delivery never shifts the draws of another. */
  readonly random: Random;
  /** Aborts when nothing more may be sent. What waits then hands on what it holds, which is dropped and counted. */
  readonly stopped: AbortSignal;
  /**
   * Resolves when everything that is held back must leave, since the run waits for it: before a probe and at the end. A
   * new promise for each such moment; resolved already while the run waits.
   */
  flushed(): Promise<void>;
  /** Makes the run wait for work beyond the delivery itself, such as a copy that is sent later. */
  track(work: Promise<unknown>): void;
}

/**
 * Wraps the delivery of one webhook before the order of chats is kept: sends it twice, holds it back, swaps it with the
 * next one. Whatever it hands to `next` is delivered, judged and recorded; a delivery that it never hands on is recorded
 * with the result that it resolves with. Copies are made with `copyDelivery`.
 */
export type Interceptor = (next: Sender, context: InterceptorContext) => Sender;
