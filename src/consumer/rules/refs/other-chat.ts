import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'refs/other-chat',
  severity: 'error',
  doc: "Every message in the event and in Rels is of the event's chat.",
  why: "A consumer shows the message in another person's chat, or finds no chat for it.",
  example: 'Rels.ChatMessages[0].ChatId: is 21, but the event is in chat 170',
  check({ event, rows }, report) {
    for (const { row, plan, place } of rows) {
      if (plan.entity !== 'ChatMessage' || typeof row['ChatId'] !== 'number') continue;
      if (row['ChatId'] !== event['ChatId']) {
        report(`${place}.ChatId`, `is ${row['ChatId']}, but the event is in chat ${String(event['ChatId'])}`);
      }
    }
  },
});
