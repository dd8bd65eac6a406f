import type { PlacedRow } from '../../body.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'refs/unrelated',
  severity: 'warning',
  doc: 'Every row of Rels is reached from the event by ids; the messages of an event about several count as reached.',
  why: 'A consumer stores rows of another chat or client with this event, and discloses what it should not know.',
  example: 'Rels.Clients[1]: nothing in the event leads to the row with Id 18',
  check({ rows, subjects, traits }, report) {
    const reached = new Set<number>();
    reach(rows, 0, reached);
    if (traits?.about === 'messages') {
      const carried = new Set(subjects.map(({ row }) => row['Id']));
      for (const { row, list, whole } of rows) {
        if (list === 'ChatMessages' && carried.has(row['Id'])) reach(rows, whole, reached);
      }
    }
    for (const { row, place, list, whole } of rows) {
      if (list === undefined || reached.has(whole)) continue;
      report(place, `nothing in the event leads to the row with Id ${String(row['Id'])}`);
    }
  },
});

/** Marks the event or a row of Rels, and every row to which ids lead from it and from the objects in it. */
function reach(rows: readonly PlacedRow[], whole: number, reached: Set<number>): void {
  if (reached.has(whole)) return;
  reached.add(whole);
  for (let index = whole; rows[index]?.whole === whole; index++) {
    const { row, plan } = rows[index] as PlacedRow;
    for (const { key, list } of plan.references) {
      const id = row[key];
      if (id === null || id === undefined) continue;
      for (const target of rows)
        if (target.list === list && target.row['Id'] === id) reach(rows, target.whole, reached);
    }
  }
}
