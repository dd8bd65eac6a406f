import type { Attempt } from '../../delivery/delivery.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { CopyEnd, OnPurpose } from '../metrics/on-purpose.ts';

/**
 * How sending one webhook ended: its last try, how many there were, and what was done to it on purpose, on a wire where
 * faults happen.
 */
export type OnAnswered = (last: Attempt, tries: number, onPurpose?: OnPurpose) => void;

/** Who sends a webhook over a wire where faults happen. */
export interface FaultListener {
  /** The play that it comes from: the same for all of its webhooks, and how many of this part began before it. */
  readonly play: { readonly index: number };
  /**
   * It is held back on purpose and takes no place in flight. Its chat goes on without it, unless that is held too. Never
   * called before `send` returns; perhaps more than once.
   */
  held(isChatHeld: boolean): void;
  /** A delivery that repeats it came to its end. */
  copied(end: CopyEnd): void;
}

/**
 * Where a load run sends. A wire has a number of lanes, each with one request in flight at most; the sender keeps to
 * that number. Sending never throws and never answers before it returns; it answers exactly once.
 */
export interface LoadTransport {
  readonly lanes: number;
  /** What makes things go wrong on purpose; undefined where nothing does. */
  readonly faults?: WireFaults;
  /**
   * `dueAt` is in milliseconds of the monotonic clock. The body is only lent: what the wire needs of it later it copies
   * before it returns. Where faults happen, someone must listen.
   */
  send(webhook: Webhook, dueAt: number, answered: OnAnswered, listener?: FaultListener): void;
  /** Opens connections for what is to come. Resolves when they are open or not to be had; never rejects. */
  open?(count: number): Promise<void>;
  /** The run is ending: what is in progress goes on, but nothing is tried again. */
  stop?(): void;
  /** Closes all connections. What is still in flight is answered as `aborted`. */
  close(): Promise<void>;
}

/** The side of a wire that holds back and repeats. */
export interface WireFaults {
  /** What waits for something to come leaves now. */
  flush(): void;
  /** Nothing more comes: what is held back leaves. Resolves when that, and every copy, is over; never rejects. */
  settle(): Promise<void>;
}
