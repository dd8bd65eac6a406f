import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'client/details',
  severity: 'error',
  doc: "Details.ClientId is the client's Id, or 0 for a client without details; ClientId of its Fields is the client's Id.",
  why: "A consumer attaches one client's birthday and phone to another.",
  example: 'Rels.Clients[0].Details.ClientId: is 17, but the client has the Id 18',
  check({ rows }, report) {
    let clientId: unknown;
    for (const { row, plan, place, list } of rows) {
      if (list === 'Clients') clientId = row['Id'];
      if (plan.entity !== 'ClientDetails' && plan.entity !== 'ClientDetailsField') continue;
      const { ClientId: id } = row;
      if (typeof id !== 'number' || id === clientId || (id === 0 && plan.entity === 'ClientDetails'))
        continue;
      report(`${place}.ClientId`, `is ${id}, but the client has the Id ${String(clientId)}`);
    }
  },
});
