import type { Attempt, Result } from '../delivery/delivery.ts';
import { maskGiven, maskHeaders } from '../secrets/mask.ts';
import type { WebhookFacts } from '../webhook/webhook.ts';
import type { ResultRecord } from './record.ts';
import { startRecord, type OpenRecord, type ResultFacts } from './record-bytes.ts';

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
  return fill(startRecord(result.delivery.body), { webhook, result, settings });
}

/** The same without its body. */
export function toResultFacts(
  webhook: WebhookFacts & { readonly summary: () => string },
  result: Result,
  settings: RecordSettings,
): ResultFacts {
  return fill({} as OpenRecord, { webhook, result, settings });
}

interface Happened {
  readonly webhook: WebhookFacts & { readonly summary: () => string };
  readonly result: Result;
  readonly settings: RecordSettings;
}

function fill<Open extends OpenRecord>(record: Open, { webhook, result, settings }: Happened): Open {
  const { originMs, secrets = [] } = settings;
  const { delivery, attempts, latencyMs, serviceMs, dropReason } = result;
  // Field by field, in the order of the file: spreading parts that may be absent takes four times as long.
  record.kind = 'result';
  record.id = delivery.id;
  record.scenario = webhook.scenario;
  record.step = webhook.step;
  if (webhook.place !== undefined) record.place = webhook.place;
  record.type = webhook.type;
  record.eventId = webhook.eventId;
  record.chatId = webhook.chatId;
  record.clientId = webhook.clientId;
  record.createdAt = webhook.createdAt;
  record.summary = webhook.summary();
  record.dueAt = toRunTime(delivery.dueAt, originMs);
  record.attempts = attempts.map((attempt) => toRecorded(attempt, originMs, secrets));
  record.outcome = result.outcome;
  if (latencyMs !== undefined) record.latencyMs = roundMs(latencyMs);
  if (serviceMs !== undefined) record.serviceMs = roundMs(serviceMs);
  if (dropReason !== undefined) record.dropReason = dropReason;
  addPeculiarities(record, result);
  return record;
}

/** What sets a delivery apart from a plain one. */
function addPeculiarities(record: OpenRecord, { delivery, attempts }: Result): void {
  const { copyOf, faults, mayRefuse } = delivery;
  let resent = 0;
  for (const attempt of attempts) if (attempt.resent === true) resent++;
  const cut = attempts.at(-1)?.cut;
  if (resent > 0) record.resent = resent;
  if (copyOf !== undefined) record.copyOf = copyOf;
  if (cut !== undefined) record.cut = cut;
  if (faults !== undefined) record.faults = faults;
  if (mayRefuse !== undefined) record.mayRefuse = mayRefuse;
}

function toRecorded(attempt: Attempt, originMs: number, secrets: readonly string[]): Attempt {
  const { headers, sentHeaders, body } = attempt;
  const recorded: { -readonly [Key in keyof Attempt]: Attempt[Key] } = { ...attempt };
  recorded.sentAt = toRunTime(attempt.sentAt, originMs);
  recorded.doneAt = toRunTime(attempt.doneAt, originMs);
  if (headers !== undefined) recorded.headers = answered.mask(headers, secrets);
  if (sentHeaders !== undefined) recorded.sentHeaders = sent.mask(sentHeaders, secrets);
  if (body !== undefined) recorded.body = maskGiven(body, secrets);
  return recorded;
}

type Headers = Readonly<Record<string, string>>;

/** Masks headers that come again and again: a driver hands over the same ones for most tries. */
class HeaderMask {
  private before: Headers | undefined;
  private secrets: readonly string[] | undefined;
  private shown: Headers = {};

  mask(headers: Headers, secrets: readonly string[]): Headers {
    if (headers !== this.before || secrets !== this.secrets) {
      this.shown = maskHeaders(headers, secrets);
      this.before = headers;
      this.secrets = secrets;
    }
    return this.shown;
  }
}

const answered = new HeaderMask();
const sent = new HeaderMask();

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
