import type { AttemptError } from '../delivery.ts';

/** Bytes of the head of an answer, at most: status line and headers. */
export const maxHeadBytes = 65_536;

/** Bytes of one line between the chunks of an answer, at most. */
export const maxChunkLineBytes = 4096;

/** How long an idle connection is kept where the consumer says nothing about that. */
export const maxIdleMs = 4000;

/** So much earlier than the consumer announces to close an idle connection, it is given up here. */
export const idleMarginMs = 1000;

/** What is known of a connection that closed while an answer was awaited. Times are milliseconds. */
export interface ClosedConnection {
  /** It was open, and nothing was in flight on it, before this request was written. */
  readonly wasIdle: boolean;
  /** Whether any byte of the answer had come. */
  readonly hasAnswerBegun: boolean;
  /** The way to the consumer and back. */
  readonly roundTripMs: number;
  /** From the write of the request to the close. */
  readonly sinceWriteMs: number;
}

/** The shortest time that counts as crossing: on one machine a connection opens faster than a process is woken. */
const shortestCrossingMs = 2;

/**
 * Whether the consumer closed an idle connection and the request crossed with that on its way. Such a request was not
 * read by anyone, so it is sent once more on a new connection, and counted as `resent`. Whatever closes later is a reset:
 * the consumer had the request and may have acted on it.
 */
export function isIdleClose(closed: ClosedConnection): boolean {
  const { wasIdle, hasAnswerBegun, roundTripMs, sinceWriteMs } = closed;
  return wasIdle && !hasAnswerBegun && sinceWriteMs <= Math.max(2 * roundTripMs, shortestCrossingMs);
}

/** How long an idle connection may be used again, given what the consumer announced in `Keep-Alive: timeout=`. */
export function usableIdleMs(announcedMs: number | undefined): number {
  return announcedMs === undefined ? maxIdleMs : announcedMs - idleMarginMs;
}

/** What came back is no HTTP/1.1 answer that can be trusted. The message is a clause: `it has two lengths`. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** What came back is TLS, on a connection that is not. */
export class TlsAnswer extends Error {
  override readonly name = 'TlsAnswer';
}

/** A try that failed on a connection. */
export interface FailedTry extends ClosedConnection {
  readonly failure: AttemptError;
  /** Whether the request had been handed to the connection. */
  readonly wasWritten: boolean;
  /** Why the same try failed before it was sent again. */
  readonly firstFailure: AttemptError | undefined;
}

/** What follows a failure: the same request on a new connection, or the error that the try ends with. */
export function afterFailure(failed: FailedTry): 'resend' | AttemptError {
  const { failure, firstFailure, wasWritten } = failed;
  if (failure.code === 'reset' && wasWritten && firstFailure === undefined && isIdleClose(failed))
    return 'resend';
  // A consumer that died on the first copy cannot be connected to for the second: the first failure says more.
  return wasWritten ? failure : (firstFailure ?? failure);
}
