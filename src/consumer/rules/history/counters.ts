import { countingRows, movement } from '../../history/counters.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/counters',
  severity: 'error',
  doc: 'TotalTickets and TotalOpenTickets of project, channel and client move with chat_created and chat_closed and at no other time; only judged when the stream keeps the order of the project.',
  why: 'A consumer that shows the load of a channel shows tickets that do not exist.',
  example: 'Rels.Channels[0].TotalOpenTickets: is 3, but must be 2 after chat_closed',
  check(body, { order, project, late }, report) {
    if (order !== 'project' || late) return;
    const moved = movement(body);
    for (const { list, id, seen, place } of countingRows(body)) {
      const before = project.counters.get(`${list} ${id}`);
      if (before === undefined || seen === undefined) continue;
      const [total, open] = [before.total + moved.total, before.open + moved.open];
      if (seen.total !== total)
        report(`${place}.TotalTickets`, `is ${seen.total}, but must be ${total} after ${body.type}`);
      if (seen.open !== open)
        report(`${place}.TotalOpenTickets`, `is ${seen.open}, but must be ${open} after ${body.type}`);
    }
  },
});
