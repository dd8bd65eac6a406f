import type { Webhook } from '../scenario/beat.ts';
import type { Source } from '../session/session.ts';
import type { Emission } from '../world/world.ts';

/** A source of one webhook: an event that was triggered by itself. */
export function singleSource(name: string, emission: Emission): Source {
  const { event, summary } = emission;
  let left: Webhook | undefined = {
    kind: 'webhook',
    index: 0,
    scenario: name,
    step: 'trigger',
    type: event.Type,
    eventId: event.Id,
    chatId: event.ChatId,
    clientId: event.ClientId,
    createdAt: event.CreatedAt,
    dueMs: 0,
    summary,
    body: emission.encode(),
  };
  return {
    name,
    peek: () => left?.dueMs,
    step() {
      const webhook = left;
      left = undefined;
      return webhook;
    },
  };
}
