import type { Clock } from '../env/clock.ts';
import type { Random } from '../env/random.ts';
import type {
  Attempt,
  Delivery,
  Interceptor,
  Layer,
  Outcome,
  Result,
  Sender,
  Transport,
} from './delivery.ts';
import type { DeliveryPolicy } from './policy.ts';
import type { Target } from './target.ts';

/** What is wrapped around sending: the two seams for faults. In both lists the first is the outermost. */
export interface Middleware {
  /** Around one try, inside the signature, so that they see the headers that go out. */
  readonly layers?: readonly Layer[];
  /** Around one delivery, before the order of chats is kept. */
  readonly interceptors?: readonly Interceptor[];
}

/** What a sender is made of. */
export interface SenderOptions extends Middleware {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** Where the jitter of retries comes from. */
  readonly random: Random;
  /** Makes a try in place of a driver of HTTP. The caller closes it. */
  readonly transport?: Transport;
  /**
   * Which driver makes the tries: `undici`, or `raw`, which needs less CPU and sends what leaves in one turn of the event
   * loop together. Both hold to one contract, see `transport/contract.ts`. Default `undici`.
   */
  readonly driver?: 'undici' | 'raw';
  /** The driver `raw` writes a request at once: for one who waits for it. */
  readonly isPrompt?: boolean;
  /** `status` keeps next to nothing of an answer and is faster; for load. Default `full`. */
  readonly capture?: 'full' | 'status';
  /**
   * There is no capacity while this many deliveries, each of another lane, could leave at once and wait for nothing but their
   * turn: for a producer who would always be ahead. What is made much earlier than it leaves outlives the young generation
   * of the garbage collector, and costs more there than to make and to send it. Default: no limit.
   */
  readonly mostReady?: number;
  /** This many tries of a delivery, the last ones, are in its result; for tries without end. Default: all. */
  readonly keepAttempts?: number;
  /** Called for every delivery that is taken in, copies included, before its first try. */
  readonly onAccepted?: (delivery: Delivery) => void;
  /** Called with the result of every delivery that was accepted, copies included. */
  readonly onSettled?: (result: Result) => void;
  /** Called after every try; `retryInMs` is the wait before the next one, undefined if this was the last. */
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt, retryInMs: number | undefined) => void;
}

/** Counts of a sender. `accepted` equals `pending` plus the sum of `outcomes`, always. */
export interface SenderStats {
  readonly accepted: number;
  /** Taken in, outcome not known. */
  readonly pending: number;
  /** Tries in flight. */
  readonly inFlight: number;
  readonly attempts: number;
  /** Attempts after the first of their delivery. */
  readonly retries: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** Delivers webhooks by a policy: in order within a lane, with retries, within the concurrency. */
export interface DeliverySender {
  /** All tries of a delivery; resolves with its one outcome and never rejects for what the target does. */
  readonly send: Sender;
  /** How many more deliveries may be taken in before a producer should wait; may be below zero. */
  readonly capacity: number;
  /** Resolves when there is capacity. A producer that waits for it keeps memory bounded. */
  ready(): Promise<void>;
  /** What is held back until something comes leaves now. */
  flush(): void;
  /** Resolves when nothing is pending. When the signal aborts, what is left is aborted. */
  drain(signal?: AbortSignal): Promise<void>;
  /** Drops what was never tried, with this reason, makes no more retries, and lets tries in flight end. */
  stop(reason: string): void;
  /** Like `stop`, and ends tries in flight too. */
  abort(reason: string): void;
  /** Aborts what is left and closes the connections. */
  close(): Promise<void>;
  readonly stats: SenderStats;
}
