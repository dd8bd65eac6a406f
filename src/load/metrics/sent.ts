import type { Attempt, AttemptError } from '../../delivery/delivery.ts';
import { wasReached } from '../../delivery/retry.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { OnPurpose } from './on-purpose.ts';

/** One event that was sent, and what came back. Times are milliseconds of the run. */
export interface Sent {
  readonly type: string;
  readonly dueMs: number;
  readonly sentMs: number;
  readonly doneMs: number;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly error: AttemptError['code'] | undefined;
  readonly bytesOut: number;
  readonly bytesIn: number;
  readonly attempts: number;
  /** The last try was sent again, for the consumer had closed an idle connection. */
  readonly isResent: boolean;
  /** The request reached the consumer. */
  readonly isReached: boolean;
  /** Whether its time is measured, and whether that it was not accepted is excused: see `OnPurpose`. */
  readonly isTimed: boolean;
  readonly isExcused: boolean;
}

/** What became of an event, as the meter takes it. A status whose body never ended is no answer. */
export function sentOf(
  { type, body }: Pick<Webhook, 'type' | 'body'>,
  {
    last,
    tries,
    onPurpose,
  }: { readonly last: Attempt; readonly tries: number; readonly onPurpose?: OnPurpose | undefined },
  { dueMs, sentMs, doneMs }: Pick<Sent, 'dueMs' | 'sentMs' | 'doneMs'>,
): Sent {
  return {
    type,
    dueMs,
    sentMs,
    doneMs,
    status: last.error === undefined ? (last.status ?? 0) : 0,
    error: last.error?.code,
    bytesOut: body.length,
    bytesIn: last.bodyBytes ?? 0,
    attempts: tries,
    isResent: last.resent === true,
    isReached: wasReached(last),
    isTimed: onPurpose === undefined || onPurpose.isTimed,
    isExcused: onPurpose?.isExcused === true,
  };
}
