import type { PlacedRow } from '../../body.ts';
import type { RelsList } from '../../../model/spec.ts';
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
    const wholes = indexRows(rows);
    reach(rows, wholes, 0, reached);
    if (traits?.about === 'messages') {
      const carried = new Set(subjects.map(({ row }) => row['Id']));
      for (const { row, list, whole } of rows) {
        if (list === 'ChatMessages' && carried.has(row['Id'])) reach(rows, wholes, whole, reached);
      }
    }
    for (const { row, place, list, whole } of rows) {
      if (list === undefined || reached.has(whole)) continue;
      report(place, `nothing in the event leads to the row with Id ${String(row['Id'])}`);
    }
  },
});

/** Where the rows of each list begin, by their ids. */
type Wholes = ReadonlyMap<RelsList, ReadonlyMap<unknown, readonly number[]>>;

function indexRows(rows: readonly PlacedRow[]): Wholes {
  const wholes = new Map<RelsList, Map<unknown, number[]>>();
  for (const { row, list, whole } of rows) {
    if (list === undefined) continue;
    let ids = wholes.get(list);
    if (ids === undefined) wholes.set(list, (ids = new Map<unknown, number[]>()));
    const known = ids.get(row['Id']);
    if (known === undefined) ids.set(row['Id'], [whole]);
    else known.push(whole);
  }
  return wholes;
}

/** Marks the event or a row of Rels, and every row to which ids lead from it and from the objects in it. */
function reach(rows: readonly PlacedRow[], wholes: Wholes, first: number, reached: Set<number>): void {
  const open = [first];
  for (let whole = open.pop(); whole !== undefined; whole = open.pop()) {
    if (reached.has(whole)) continue;
    reached.add(whole);
    for (let index = whole; rows[index]?.whole === whole; index++) {
      const { row, plan } = rows[index] as PlacedRow;
      for (const { key, list } of plan.references) {
        // The keys of a plan are those of the wire: none of them is the name of something that every object inherits.
        const id = row[key];
        if (id !== null && id !== undefined) open.push(...(wholes.get(list)?.get(id) ?? []));
      }
    }
  }
}
