import type { Clock } from '../env/clock.ts';
import type { Attempt, AttemptError, Outcome, Result } from './delivery.ts';
import type { DeliveryPolicy } from './policy.ts';
import type { Random } from '../env/random.ts';

/** The error codes that may be tried again; an aborted try never is. */
export const retryErrorCodes = [
  'timeout',
  'reset',
  'refused',
  'dns',
  'unreachable',
  'garbage',
  'tls',
  'other',
] as const satisfies readonly AttemptError['code'][];

/** What a try means for its delivery if it was the last one. */
export function outcomeOf(attempt: Attempt): Exclude<Outcome, 'dropped'> {
  if (attempt.error !== undefined || attempt.status === undefined) return 'failed';
  return attempt.status >= 200 && attempt.status < 300 ? 'delivered' : 'refused';
}

/** Failures by which the consumer certainly got nothing. */
export const unreachedCodes: ReadonlySet<string> = new Set<AttemptError['code']>([
  'refused',
  'dns',
  'tls',
  'unreachable',
  'aborted',
]);

/** Whether the request of a try reached the consumer. Files of version 1 say of a timeout in words how far it came. */
export function wasReached({ status, error }: Pick<Attempt, 'status' | 'error'>): boolean {
  if (status !== undefined) return true;
  if (error === undefined || unreachedCodes.has(error.code) || error.unreached === true) return false;
  return !error.message.startsWith('No connection to');
}

/** Whether the policy tries again after such a try, if tries are left. 2xx and 410 are never tried again. */
export function isRetried(policy: Pick<DeliveryPolicy, 'retryOn'>, attempt: Attempt): boolean {
  const { status, error } = attempt;
  if (status === 410) return false;
  if (error !== undefined) return policy.retryOn.includes(error.code);
  if (status === undefined || (status >= 200 && status < 300)) return false;
  return policy.retryOn.includes(String(status)) || policy.retryOn.includes(`${Math.floor(status / 100)}xx`);
}

/**
 * How long to wait before the next try, in milliseconds; undefined when there is none. The jitter depends on the
 * seed, the delivery and the number of the try alone, so one delivery never shifts the waits of another.
 */
export function retryDelayMs(
  policy: DeliveryPolicy,
  attempt: Attempt,
  deliveryId: string,
  random: Random,
  nowMs: number,
): number | undefined {
  if (attempt.number > policy.retries || !isRetried(policy, attempt)) return undefined;
  const { backoffMs, jitter } = policy;
  const waitMs = backoffMs[Math.min(attempt.number, backoffMs.length) - 1] ?? 0;
  const asked = retryAfterMs(attempt.headers?.['retry-after'], nowMs) ?? 0;
  return Math.max(
    waitMs * jitterFactor(jitter, deliveryId, attempt, random),
    Math.min(asked, policy.maxRetryAfterMs),
  );
}

/** What a wait depends on besides the policy and the try. */
interface WaitFacts {
  readonly deliveryId: string;
  readonly random: Random;
  readonly nowMs: number;
}

/**
 * How long to wait after the last try, in milliseconds; undefined when there is no further one. A try that was cut on
 * purpose may ask for its retry whatever the policy says; then it does not count, and `uncounted` is how many of the tries
 * so far were such ones.
 */
export function nextTryMs(
  policy: DeliveryPolicy,
  last: Attempt,
  uncounted: number,
  { deliveryId, random, nowMs }: WaitFacts,
): number | undefined {
  if (last.again === true) {
    const { backoffMs, jitter } = policy;
    return (backoffMs[0] ?? 0) * jitterFactor(jitter, deliveryId, last, random);
  }
  const counted = uncounted === 0 ? last : { ...last, number: last.number - uncounted };
  return retryDelayMs(policy, counted, deliveryId, random, nowMs);
}

/** Whether there would be a further try after these, had the sender not been stopped. */
export function isTriedAgain(
  { delivery, attempts }: Pick<Result, 'delivery' | 'attempts'>,
  policy: DeliveryPolicy,
  { random, clock }: { readonly random: Random; readonly clock: Clock },
): boolean {
  const last = attempts.at(-1);
  const uncounted = attempts.filter(({ again }) => again).length;
  const facts = { deliveryId: delivery.id, random, nowMs: clock.now() };
  return last === undefined || nextTryMs(policy, last, uncounted, facts) !== undefined;
}

function jitterFactor(jitter: number, deliveryId: string, { number }: Attempt, random: Random): number {
  const draw = jitter === 0 ? 0 : random.fork(`${deliveryId}/${number}`).next() * 2 - 1;
  return 1 + draw * jitter;
}

/**
 * Milliseconds of a `Retry-After` header: a number of seconds, or a date in one of the three forms of HTTP.
 * Undefined if it is neither; 0 for a date that is past.
 */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(text)) return undefined;
  const dateMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
