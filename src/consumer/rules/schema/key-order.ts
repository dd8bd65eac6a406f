import { relsLists } from '../../../model/entities.gen.ts';
import { defineRule } from '../../rule.ts';

const bodyKeys = ['ChatEvent', 'Rels'];
const relsKeys = relsLists.map(({ list }) => list);

export const definition = defineRule({
  stage: 'body',
  name: 'schema/key-order',
  severity: 'warning',
  doc: 'Keys are in the order in which the era sends them.',
  why: 'The order means nothing in JSON, but IQChannels always sends it so: another order comes from another sender.',
  example: 'Rels.Chats[0].Id: stands after ProjectId; in this era it comes before it',
  check({ whole, rels, rows }, report) {
    const half = firstOutOfOrder(whole, bodyKeys);
    if (half !== undefined) report(half.key, describe(half));
    for (const { row, plan, place } of rows) {
      const wrong = firstOutOfOrder(row, plan.keys);
      if (wrong !== undefined) report(`${place}.${wrong.key}`, describe(wrong));
    }
    const wrong = firstOutOfOrder(rels, relsKeys);
    if (wrong !== undefined) report(`Rels.${wrong.key}`, describe(wrong));
  },
});

interface Wrong {
  readonly key: string;
  readonly after: string;
}

function describe({ after }: Wrong): string {
  return `stands after ${after}; in this era it comes before it`;
}

/** The first key that should have come earlier. Unknown keys are passed over: another rule reports them. */
function firstOutOfOrder(row: object, order: readonly string[]): Wrong | undefined {
  let next = 0;
  let after = '';
  for (const key in row) {
    let index = next;
    while (index < order.length && order[index] !== key) index++;
    if (index < order.length) {
      next = index + 1;
      after = key;
    } else if (order.includes(key)) {
      return { key, after };
    }
  }
  return undefined;
}
