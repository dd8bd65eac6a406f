import type { Clock } from '../env/clock.ts';
import type { Random } from '../env/random.ts';
import type { Attempt, Delivery, Layer, Outcome, Sender, Transport } from './delivery.ts';
import { LaneSender } from './lane-sender.ts';
import type { DeliveryPolicy } from './policy.ts';
import type { Target } from './target.ts';

/** What a sender is made of. */
export interface SenderOptions {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** Where the jitter of retries comes from. */
  readonly random: Random;
  /** Makes a try in place of HTTP by undici. Whoever gives it closes it. */
  readonly transport?: Transport;
  /** Wrapped around the transport inside the signature, so that they see the headers that go out; first is outermost. */
  readonly layers?: readonly Layer[];
  /** `status` keeps next to nothing of an answer and is faster; for load. Default `full`. */
  readonly capture?: 'full' | 'status';
  /** Told after every try; `retryInMs` is the wait before the next one, undefined if this was the last. */
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt, retryInMs: number | undefined) => void;
}

/** Counts of a sender. `accepted` equals `pending` plus the sum of `outcomes`, always. */
export interface SenderStats {
  readonly accepted: number;
  /** Taken in, outcome not known. */
  readonly pending: number;
  /** Tries under way. */
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
  /** Resolves when nothing is pending. When the signal aborts, what is left is aborted. */
  drain(signal?: AbortSignal): Promise<void>;
  /** Drops what was never tried, with this reason, makes no more retries, and lets tries under way end. */
  stop(reason: string): void;
  /** Like `stop`, and ends tries under way too. */
  abort(reason: string): void;
  /** Aborts what is left and closes the connections. */
  close(): Promise<void>;
  readonly stats: SenderStats;
}

/** Makes a sender. Throws INPUT if the certificates of the policy cannot be used. */
export function createSender(options: SenderOptions): DeliverySender {
  return new LaneSender(options);
}
