import { defineRule } from '../../rule.ts';

/** Rels are read a few milliseconds after the event, on a busy server somewhat more. */
const toleranceMs = 1000;

export const definition = defineRule({
  stage: 'body',
  name: 'time/ahead',
  severity: 'warning',
  doc: 'No row is dated more than a second after the event that carries it.',
  why: 'Rows are read a few milliseconds after the event; a later date comes from another clock or a body put together later.',
  example: 'Rels.Chats[0].ChangedAt: is 60000 ms after ChatEvent.CreatedAt',
  check({ rows, event }, report) {
    const eventAt = event['CreatedAt'];
    if (typeof eventAt !== 'number') return;
    for (const { row, plan, place } of rows) {
      for (const key of plan.times) {
        const at = row[key];
        // A licence ends in the future, of course.
        if (typeof at !== 'number' || at <= eventAt + toleranceMs || key === 'ExpiresAt') continue;
        report(`${place}.${key}`, `is ${at - eventAt} ms after ChatEvent.CreatedAt`);
      }
    }
  },
});
