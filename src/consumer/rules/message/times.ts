import { defineRule } from '../../rule.ts';

/** Pairs of times of a message: the first is not later than the second. */
const orders = [
  ['CreatedAt', 'ReceivedAt'],
  ['ReceivedAt', 'ReadAt'],
  ['ReceivedAt', 'ListenedAt'],
  ['CreatedAt', 'DeletedAt'],
] as const;

export const definition = defineRule({
  stage: 'body',
  name: 'message/times',
  severity: 'error',
  doc: 'A message is created before it is received, received before it is read or listened to, and created before the event that reports it.',
  why: 'A consumer that sorts or measures by these times gets negative durations and answers before questions.',
  example: 'Rels.ChatMessages[0].ReadAt: is 3 ms before ReceivedAt',
  check({ rows, event }, report) {
    const eventAt = event['CreatedAt'];
    for (const { row, plan, place } of rows) {
      if (plan.entity !== 'ChatMessage') continue;
      for (const [earlier, later] of orders) {
        const difference = Number(row[later]) - Number(row[earlier]);
        if (typeof row[earlier] === 'number' && typeof row[later] === 'number' && difference < 0) {
          report(`${place}.${later}`, `is ${-difference} ms before ${earlier}`);
        }
      }
      const createdAt = row['CreatedAt'];
      if (typeof createdAt === 'number' && typeof eventAt === 'number' && createdAt > eventAt) {
        report(`${place}.CreatedAt`, `is ${createdAt - eventAt} ms after ChatEvent.CreatedAt`);
      }
    }
  },
});
