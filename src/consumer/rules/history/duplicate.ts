import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  ofRepeats: true,
  counts: 'duplicates',
  name: 'history/duplicate',
  severity: 'warning',
  doc: 'An event comes once; a repeat with the same bytes is a retry and changes nothing. Only the latest events of a chat are remembered for this.',
  why: 'A retry is normal, but a consumer must notice it, or it stores the message twice.',
  example: 'ChatEvent.Id: event 7 came before with the same bytes',
  check({ event }, { repeat }, report) {
    if (repeat === 'same')
      report('ChatEvent.Id', `event ${String(event['Id'])} came before with the same bytes`);
  },
});
