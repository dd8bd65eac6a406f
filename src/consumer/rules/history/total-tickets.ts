import { countingRows, movement } from '../../history/counters.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/total-tickets',
  severity: 'error',
  doc: 'TotalTickets of the project, the channel and the client never falls from one event of a chat to the next, and grows with chat_created.',
  why: 'A consumer that takes differences of the counter gets a negative number of new tickets.',
  example: 'Rels.Clients[0].TotalTickets: is 8, but was 9 in the last event of this chat',
  check(body, { chat, late }, report) {
    if (chat === undefined || late) return;
    const { total: growth } = movement(body);
    for (const { owner, seen, place } of countingRows(body)) {
      const before = chat.totals[owner];
      if (seen === undefined || seen.total >= before + growth) continue;
      const but =
        seen.total < before
          ? `but was ${before} in the last event of this chat`
          : 'as before, although a ticket was opened';
      report(`${place}.TotalTickets`, `is ${seen.total}, ${but}`);
    }
  },
});
