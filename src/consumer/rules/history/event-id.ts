import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/event-id',
  severity: 'error',
  doc: 'Event ids of a chat grow from event to event.',
  why: "The vendor's clients skip an event whose id is not greater than the last one applied to that message.",
  example: 'ChatEvent.Id: is 7, but event 8 of this chat came before',
  check({ event }, { chat, repeat, late }, report) {
    if (!late || repeat !== undefined) return;
    report(
      'ChatEvent.Id',
      `is ${String(event['Id'])}, but event ${chat?.lastEventId} of this chat came before`,
    );
  },
});
