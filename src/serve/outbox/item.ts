import { formatDurationMs } from '../../env/format.ts';
import type { Attempt, Outcome, Result } from '../../delivery/delivery.ts';
import type { FaultyDelivery } from '../../delivery/faults/engine/plan.ts';
import type { Fault } from '../../webhook/fault.ts';
import { outcomeOf } from '../../delivery/retry.ts';
import type { DeliverySender } from '../../delivery/sender.ts';
import type { Clock } from '../../env/clock.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { Destination } from './destination.ts';
import type { DeliveryState, DeliveryView, WebhookOrigin } from './delivery-view.ts';

/** How many tries of one delivery are kept. */
export const mostTries = 20;

/** Where a webhook came from. */
export interface Provenance {
  readonly origin: WebhookOrigin;
  readonly playId?: number;
  readonly resendOf?: number;
}

/** A sender with where it sends to. */
export interface Carrier {
  readonly sender: DeliverySender;
  readonly destination: Destination;
}

/** A webhook that is not settled yet. */
export interface Item {
  readonly id: number;
  readonly webhook: Webhook;
  readonly provenance: Provenance;
  readonly madeAt: number;
  /** Who sends it; undefined until it is its turn. */
  carrier: Carrier | undefined;
  delivery: FaultyDelivery;
  state: DeliveryState;
  tries: number;
  /** The latest tries, oldest first. */
  attempts: Attempt[];
  nextTryAt: number | null;
  /** What has touched it. */
  readonly hitBy: Set<Fault>;
  /** What is done to it on purpose, in words. */
  faults: readonly string[];
}

/** An item at its beginning, due at once. */
export function newItem(
  id: number,
  webhook: Webhook,
  provenance: Provenance,
  { clock, url }: { readonly clock: Clock; readonly url: string },
): Item {
  const { type, eventId, chatId, clientId, body, deliver: requested = [] } = webhook;
  const dueAt = clock.monotonic();
  const facts = { type, eventId, chatId, clientId, body, requested };
  return {
    id,
    webhook,
    provenance,
    madeAt: clock.now(),
    carrier: undefined,
    state: 'waiting',
    tries: 0,
    attempts: [],
    nextTryAt: null,
    hitBy: new Set(),
    faults: [],
    delivery: { ...facts, id: `serve#${id}`, url, headers: {}, dueAt },
  };
}

/** Notes that a try begins; gives whether that is worth reporting. */
export function noteStart(item: Item): boolean {
  item.state = 'sending';
  item.nextTryAt = null;
  return item.tries > 0;
}

/** Notes a try that was made; gives whether that is worth reporting. */
export function noteTry(item: Item, attempt: Attempt, retryInMs: number | undefined, clock: Clock): boolean {
  item.tries++;
  item.attempts = [...item.attempts, attempt].slice(-mostTries);
  if (retryInMs === undefined) return false;
  item.state = 'retrying';
  item.nextTryAt = Math.round(clock.now() + retryInMs);
  return true;
}

/** The item as a list shows it. `settled` is its end and when that was known. */
export function viewOf(item: Item, settled?: { readonly result: Result; readonly at: number }): DeliveryView {
  const { id, webhook, provenance, madeAt, tries, nextTryAt } = item;
  const last = item.attempts.at(-1);
  const state = settled?.result.outcome ?? item.state;
  return {
    id,
    type: webhook.type.slice(0, 60),
    eventId: webhook.eventId,
    chatId: webhook.chatId,
    clientId: webhook.clientId,
    summary: webhook.summary().slice(0, 300),
    state,
    verdict: verdictOf(state, last, item),
    tries,
    status: last?.status ?? null,
    error: last?.error?.message ?? null,
    madeAt,
    settledAt: settled?.at ?? null,
    nextTryAt: settled === undefined ? nextTryAt : null,
    latencyMs: settled?.result.latencyMs === undefined ? null : round(settled.result.latencyMs),
    bytes: webhook.body.length,
    origin: provenance.origin,
    playId: provenance.playId ?? null,
    resendOf: provenance.resendOf ?? null,
    faults: [...item.faults],
  };
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  delivered: 'Delivered',
  refused: 'Refused',
  failed: 'Failed',
  dropped: 'Never sent',
};

function verdictOf(state: DeliveryState, last: Attempt | undefined, { tries, nextTryAt }: Item): string {
  if (state === 'waiting') return 'Waits for its turn.';
  if (state === 'sending') return tries === 0 ? 'On its way.' : `On its way again: try ${tries + 1}.`;
  if (last === undefined) return 'Never sent.';
  const answer = answerOf(last);
  if (state === 'retrying') {
    const when = nextTryAt === null ? 'soon' : 'later';
    return `${answer}; it is tried again ${when}.`;
  }
  const number = tries > 1 ? ` at try ${tries}` : '';
  return `${outcomeWords[state]}${number}: ${answer}.`;
}

function answerOf(attempt: Attempt): string {
  const took = formatDurationMs(attempt.doneAt - attempt.sentAt);
  return attempt.error === undefined
    ? `${attempt.status ?? '?'} in ${took}`
    : attempt.error.message.replace(/\.$/, '');
}

/** Whether an outcome counts as settled well. */
export function isDelivered(attempt: Attempt | undefined): boolean {
  return attempt !== undefined && outcomeOf(attempt) === 'delivered';
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
