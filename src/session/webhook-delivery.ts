import type { FaultyDelivery } from '../delivery/faults/engine/plan.ts';
import type { FaultyPlay } from '../delivery/faults/parts/chance-names.ts';
import type { Webhook } from '../webhook/webhook.ts';

/** A delivery that knows what it carries; a copy of it knows the same. */
export interface WebhookDelivery extends FaultyDelivery {
  readonly webhook: Webhook;
}

/** The delivery of a webhook of a play. */
export function deliveryOf(
  webhook: Webhook,
  { play, url, dueAt }: { readonly play: FaultyPlay; readonly url: string; readonly dueAt: number },
): WebhookDelivery {
  return {
    url,
    dueAt,
    webhook,
    play,
    id: `${play.name}#${webhook.index}`,
    type: webhook.type,
    eventId: webhook.eventId,
    chatId: webhook.chatId,
    clientId: webhook.clientId,
    headers: webhook.headers ?? {},
    body: webhook.body,
    requested: webhook.deliver ?? [],
  };
}
