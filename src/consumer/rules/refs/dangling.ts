import { isExpected } from '../../expected-row.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'refs/dangling',
  severity: 'error',
  doc: 'Every id in the event and in the rows of Rels has a row with that Id in its list.',
  why: 'A consumer looks the id up in Rels and finds nothing: it crashes, or shows a message without its author.',
  example: 'Rels.Chats[0].ClientId: 17 has no row in Rels.Clients',
  check(body, report) {
    for (const { row, plan, place } of body.rows) {
      for (const { key, list, zeroIsNone } of plan.references) {
        const id = row[key];
        if (typeof id !== 'number' && typeof id !== 'string') continue;
        if ((zeroIsNone && id === 0) || !isExpected(body, plan.entity, list)) continue;
        if (body.find(list, id) === undefined) report(`${place}.${key}`, `${id} has no row in Rels.${list}`);
      }
    }
  },
});
