import type { Attempt } from '../../delivery/delivery.ts';
import type { Webhook } from '../../scenario/output.ts';

/** How sending one webhook ended: its last try, and how many there were. */
export type Answered = (last: Attempt, tries: number) => void;

/**
 * Where a load run sends. A wire has a number of lanes, each with one request in flight at most; whoever sends keeps to
 * that number. Sending never throws and never answers before it returns; it answers exactly once.
 */
export interface Wire {
  readonly lanes: number;
  /**
   * `dueAt` is in milliseconds of the monotonic clock. The body is only lent: what the wire needs of it later it copies
   * before it returns.
   */
  send(webhook: Webhook, dueAt: number, answered: Answered): void;
  /** Opens connections for what is to come. Resolves when they are open or not to be had; never rejects. */
  open?(count: number): Promise<void>;
  /** The run is ending: what is under way goes on, but nothing is tried again. */
  stop?(): void;
  /** Closes all connections. What is still in flight is answered as `aborted`. */
  close(): Promise<void>;
}
