import type { AttemptError } from '../delivery.ts';
import type { Webhook } from '../../scenario/output.ts';

/** How sending one webhook ended. */
export interface Answer {
  /** The status of the last try; 0 when it brought no answer. */
  readonly status: number;
  /** Why there was no answer. */
  readonly error?: AttemptError['code'];
  /** Bytes of the answer's body. */
  readonly bytes: number;
  /** How many tries it took. */
  readonly attempts: number;
  /** When the last try left, in milliseconds of the monotonic clock. */
  readonly sentAt: number;
}

/** Less than the workers of a run are given to get ready. */
export const mostOpeningMs = 400;

/**
 * Where a load run sends. A wire has a fixed number of lanes, each with one request in request at most; whoever sends keeps
 * to that number. Sending never throws and never answers before it returns; it answers exactly once.
 */
export interface Wire {
  readonly lanes: number;
  /**
   * `dueAt` is in milliseconds of the monotonic clock. The body is only lent: what the wire needs of it later it copies
   * before it returns.
   */
  send(webhook: Webhook, dueAt: number, answered: (answer: Answer) => void): void;
  /**
   * Opens so many connections for what is to come. Resolves when they are open or not to be had, after `mostOpeningMs` at
   * the latest; never rejects.
   */
  open?(count: number): Promise<void>;
  /** The run is ending: what is under way goes on, but nothing is tried again. */
  stop?(): void;
  /** Closes all connections. What is still in request is answered as `aborted`. */
  close(): Promise<void>;
}
