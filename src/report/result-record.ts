import type { Attempt, Result } from '../delivery/delivery.ts';
import { maskGiven, maskHeaders } from '../secrets/mask.ts';
import type { WebhookFacts } from '../scenario/output.ts';
import type { ResultRecord } from './record.ts';
import { withBody, type ResultFacts } from './record-bytes.ts';

/** What a record needs to know of the run. */
export interface RecordSettings {
  /** The run's monotonic clock at its start: times in the record count from there. */
  readonly originMs: number;
  /** Texts to be masked wherever the consumer repeats them; see `secretsOf` in delivery/policy.ts. */
  readonly secrets?: readonly string[];
}

/** The record of a delivery that has ended, secrets masked. */
export function toResultRecord(
  webhook: WebhookFacts & { readonly summary: () => string },
  result: Result,
  settings: RecordSettings,
): ResultRecord {
  return withBody(toResultFacts(webhook, result, settings), result.delivery.body);
}

/** The same without its body. */
export function toResultFacts(
  webhook: WebhookFacts & { readonly summary: () => string },
  result: Result,
  settings: RecordSettings,
): ResultFacts {
  const { originMs, secrets = [] } = settings;
  return {
    kind: 'result',
    id: result.delivery.id,
    scenario: webhook.scenario,
    step: webhook.step,
    ...(webhook.place === undefined ? {} : { place: webhook.place }),
    type: webhook.type,
    eventId: webhook.eventId,
    chatId: webhook.chatId,
    clientId: webhook.clientId,
    createdAt: webhook.createdAt,
    summary: webhook.summary(),
    dueAt: toRunTime(result.delivery.dueAt, originMs),
    attempts: result.attempts.map((attempt) => toRecorded(attempt, originMs, secrets)),
    outcome: result.outcome,
    ...(result.latencyMs === undefined ? {} : { latencyMs: roundMs(result.latencyMs) }),
    ...(result.serviceMs === undefined ? {} : { serviceMs: roundMs(result.serviceMs) }),
    ...(result.dropReason === undefined ? {} : { dropReason: result.dropReason }),
    ...peculiarities(result),
  };
}

/** What sets a delivery apart from a plain one. */
function peculiarities({
  delivery,
  attempts,
}: Result): Pick<ResultRecord, 'resent' | 'copyOf' | 'cut' | 'faults' | 'mayRefuse'> {
  const { copyOf, faults, mayRefuse } = delivery;
  const resent = attempts.filter((attempt) => attempt.resent).length;
  const cut = attempts.at(-1)?.cut;
  return {
    ...(resent === 0 ? {} : { resent }),
    ...(copyOf === undefined ? {} : { copyOf }),
    ...(cut === undefined ? {} : { cut }),
    ...(faults === undefined ? {} : { faults }),
    ...(mayRefuse === undefined ? {} : { mayRefuse }),
  };
}

function toRecorded(attempt: Attempt, originMs: number, secrets: readonly string[]): Attempt {
  const { headers, sentHeaders, body } = attempt;
  return {
    ...attempt,
    sentAt: toRunTime(attempt.sentAt, originMs),
    doneAt: toRunTime(attempt.doneAt, originMs),
    ...(headers === undefined ? {} : { headers: maskHeaders(headers, secrets) }),
    ...(sentHeaders === undefined ? {} : { sentHeaders: maskHeaders(sentHeaders, secrets) }),
    ...(body === undefined ? {} : { body: maskGiven(body, secrets) }),
  };
}

function toRunTime(ms: number, originMs: number): number {
  return roundMs(ms - originMs);
}

/** Microseconds are as fine as the clock means; more digits only make the file longer. */
function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** The exact bytes of a recorded body. */
export function bodyOf(record: Pick<ResultRecord, 'body' | 'bodyBase64'>): Uint8Array {
  if (record.bodyBase64 !== undefined) return Buffer.from(record.bodyBase64, 'base64');
  return Buffer.from(record.body ?? '', 'utf8');
}
