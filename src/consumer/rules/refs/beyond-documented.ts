import { defineRule } from '../../rule.ts';

const lists = [
  ['Clients', 'ClientId'],
  ['Users', 'UserId'],
] as const;

export const definition = defineRule({
  stage: 'body',
  name: 'refs/beyond-documented',
  severity: 'warning',
  doc: 'Under the documented rule (2018), Rels has Clients only if ChatEvent.ClientId is set, and Users only if ChatEvent.UserId is.',
  why: 'A consumer of such a server must do without these rows; one tested with them breaks there.',
  example: 'Rels.Clients: is there although ChatEvent.ClientId is null',
  check({ reading, event, rels }, report) {
    if (reading.relsRule !== 'documented') return;
    for (const [list, key] of lists) {
      if (event[key] === null && rels[list] !== undefined) {
        report(`Rels.${list}`, `is there although ChatEvent.${key} is null`);
      }
    }
  },
});
