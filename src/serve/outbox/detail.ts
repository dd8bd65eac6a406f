import { curlFor } from '../../delivery/curl.ts';
import type { Attempt, Result } from '../../delivery/delivery.ts';
import { secretsOf } from '../../delivery/policy.ts';
import type { ResultRecord } from '../../report/record.ts';
import type { ResultFacts } from '../../report/record-bytes.ts';
import { bodyOf, toResultFacts, toResultRecord } from '../../report/result-record.ts';
import type { DeliveryDetail, DeliveryView, TryView } from './delivery-view.ts';
import type { Destination } from './destination.ts';
import type { Item } from './item.ts';

/** From what the detail of a delivery is made. */
interface DetailFacts {
  readonly delivery: DeliveryView;
  readonly record: ResultRecord;
  readonly destination: Destination;
  /** The UTC time at which the times of the record begin. */
  readonly utcMs: number;
}

/** The record of a webhook without its body; of one that is not settled, what is known so far. */
export function resultFactsOf(
  { webhook, delivery, attempts }: Item,
  { policy, target }: Destination,
  originMs: number,
  result?: Result,
): ResultFacts {
  const settled = result ?? { delivery, attempts, outcome: 'dropped' };
  return toResultFacts(webhook, { ...settled, attempts }, { originMs, secrets: secretsOf(policy, target) });
}

/** The record of a copy that a fault made of a webhook. */
export function copyRecordOf(
  { summary, ...webhook }: ResultRecord,
  { policy, target }: Destination,
  originMs: number,
  result: Result,
): ResultRecord {
  const settings = { originMs, secrets: secretsOf(policy, target) };
  return toResultRecord({ ...webhook, summary: () => summary }, result, settings);
}

/** A webhook with everything known about it. */
export function detailOf({ delivery, record, destination, utcMs }: DetailFacts): DeliveryDetail {
  const headers = record.attempts.at(-1)?.sentHeaders;
  const { target, policy } = destination;
  const view = bodyViewOf(record);
  return {
    delivery,
    url: target.label,
    ...view,
    attempts: record.attempts.map((attempt) => tryOf(attempt, (ms) => utcMs + ms)),
    curl: curlFor({
      url: target.url,
      body: bodyOf(record),
      ...(headers === undefined ? {} : { headers }),
      insecure: policy.tls.insecure,
    }),
  };
}

/** A try as the API shows it, made of a record whose secrets are masked. `atMs` turns run time into UTC. */
export function tryOf(attempt: Attempt, atMs: (runMs: number) => number): TryView {
  const { number, sentAt, doneAt, status, error, sentHeaders, headers, body } = attempt;
  return {
    number,
    sentAt: Math.round(atMs(sentAt)),
    tookMs: round(doneAt - sentAt),
    status: status ?? null,
    error: error === undefined ? null : { code: error.code, message: error.message },
    sentHeaders: sentHeaders ?? null,
    headers: headers ?? null,
    body: body ?? null,
  };
}

/** The body of a record: text, or base64, and as JSON if it is. */
function bodyViewOf(record: Pick<ResultRecord, 'body' | 'bodyBase64'>): {
  readonly body: string;
  readonly encoding: 'utf8' | 'base64';
  readonly json: unknown;
} {
  if (record.bodyBase64 !== undefined) return { body: record.bodyBase64, encoding: 'base64', json: null };
  return { body: record.body ?? '', encoding: 'utf8', json: parsed(bodyOf(record)) };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
