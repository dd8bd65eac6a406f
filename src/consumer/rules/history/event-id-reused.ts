import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/event-id-reused',
  severity: 'error',
  doc: 'No two events of a chat have one Id.',
  why: 'A consumer that drops repeats by event id drops the second event.',
  example: 'ChatEvent.Id: event 7 came before with other bytes',
  check({ event }, { repeat }, report) {
    if (repeat === 'other')
      report('ChatEvent.Id', `event ${String(event['Id'])} came before with other bytes`);
  },
});
