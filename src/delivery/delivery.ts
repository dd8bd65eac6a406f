/** One webhook on its way: the same bytes on every try. */
export interface Delivery {
  /** Unique in the run: `<scenario>#<index>`. The message id of a signature scheme is made from it and the body. */
  readonly id: string;
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
}

/** Why a try brought no answer. `code` is stable, `message` is for people. */
export interface AttemptError {
  readonly code:
    'refused' | 'reset' | 'timeout' | 'dns' | 'tls' | 'garbage' | 'unreachable' | 'aborted' | 'other';
  readonly message: string;
  /** What to look at or to type. */
  readonly hint?: string;
}

/** One try: what was sent when, and what came back. Times are milliseconds of the run's monotonic clock. */
export interface Attempt {
  readonly number: number;
  readonly sentAt: number;
  readonly doneAt: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The first bytes of the answer, as text. */
  readonly body?: string;
  /** Bytes of the whole answer. */
  readonly bodyBytes?: number;
  readonly error?: AttemptError;
  /** The headers that went out, secrets masked. */
  readonly sentHeaders?: Readonly<Record<string, string>>;
  /** The consumer had closed an idle kept-alive connection, so the same try was made again on a fresh one. */
  readonly resent?: true;
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

/** What a transport is told about the try it makes. */
export interface AttemptContext {
  /** 1 for the first try. */
  readonly number: number;
  readonly signal: AbortSignal;
  /** Headers added by layers (signature, attempt number); they win over the delivery's own. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Something wrapped around a transport, keeping its type: sign, inject a fault, record. */
export type Layer = (next: Transport) => Transport;

/** All tries of a delivery, in order with its lane. Resolves with exactly one outcome. */
export type Sender = (delivery: Delivery) => Promise<Result>;
