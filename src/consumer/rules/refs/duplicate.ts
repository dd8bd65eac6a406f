import { relsLists } from '../../../model/entities.gen.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'refs/duplicate',
  severity: 'error',
  doc: 'No list of Rels has two rows with one Id.',
  why: 'A consumer keeps the first or the last of them, by chance; if they differ, its data depend on that chance.',
  example: 'Rels.Chats[1].Id: 21 is also the Id of an earlier row',
  check(body, report) {
    for (const { list } of relsLists) {
      if (body.list(list).length < 2) continue;
      const seen = new Set<unknown>();
      for (const { row, place } of body.rows.filter((placed) => placed.list === list)) {
        if (seen.has(row['Id']))
          report(`${place}.Id`, `${String(row['Id'])} is also the Id of an earlier row`);
        seen.add(row['Id']);
      }
    }
  },
});
