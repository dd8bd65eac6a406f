import { Cell, RowImage } from './cell.ts';
import { relsLists } from './entities.gen.ts';
import { ascii, Page } from './page.ts';
import { keysOf } from './profile.ts';
import { writeRow, type FieldPlan, type RowData, type RowPlan, type RowWriter } from './row-plan.ts';
import type { EntityName, EraName, FieldSpec, RelsList } from './spec.ts';
import { writers } from './writers.gen.ts';

export type { RowData } from './row-plan.ts';

/** The rows of `Rels` by list, each in its cell. */
export type RelatedCells = Readonly<Record<RelsList, readonly Cell[]>>;

/** Bodies are written one after the other, each to its end, so one page serves them all. */
const page = new Page();
const scratch = new Page();

const comma = 44;
const bodyParts = {
  event: ascii('{"ChatEvent":'),
  rels: ascii(',"Rels":{'),
  end: ascii(']}}'),
  endWithoutLists: ascii('}}'),
};
/** What stands before the rows of a list: the first in a body, and one after another. */
const listHeads = relsLists.map(({ list }) => ({
  list,
  first: ascii(`"${list}":[`),
  next: ascii(`],"${list}":[`),
}));

/** Writes rows as JSON with exactly the keys of one era, in the order of that era (docs/performance.md tells how and why). */
export class Encoder {
  readonly era: EraName;
  private readonly plans = new Map<EntityName, RowPlan>();
  private readonly event: RowPlan;

  constructor(era: EraName) {
    this.era = era;
    this.event = this.plan('ChatEvent');
  }

  /** Whether the era has this key on the wire. */
  has(entity: EntityName, key: string): boolean {
    return this.plan(entity).byKey.has(key);
  }

  /** A row as JSON, without any memory. */
  row(entity: EntityName, row: RowData): Uint8Array {
    page.begin();
    this.plan(entity).write(page, row);
    return page.finish();
  }

  /** The exact bytes of a body. A row that has not changed since the last body it was in is not encoded again. */
  body(event: object, related: RelatedCells): Uint8Array {
    page.begin();
    page.raw(bodyParts.event);
    this.event.write(page, event as RowData);
    page.raw(bodyParts.rels);
    let lists = 0;
    for (const { list, first, next } of listHeads) {
      const cells = related[list];
      if (cells.length === 0) continue;
      page.raw(lists++ === 0 ? first : next);
      for (let index = 0; index < cells.length; index++) {
        if (index > 0) page.char(comma);
        this.cell(cells[index] as Cell);
      }
    }
    page.raw(lists === 0 ? bodyParts.endWithoutLists : bodyParts.end);
    return page.finish();
  }

  /** Says that the keys of `changes` got new values. */
  changed(cell: Cell, changes: object): void {
    if (cell.isShortLived) return;
    cell.isStale = true;
    const plan = (cell.plan ??= this.plan(cell.entity));
    for (const key in changes) {
      const field = plan.byKey.get(key);
      if (field === undefined || field.changes) continue;
      // Whether such a key is on the wire at all may have changed, which no place in the bytes can express.
      if (field.omit) cell.image = undefined;
      else {
        field.changes = true;
        plan.generation++;
      }
    }
  }

  private cell(cell: Cell): void {
    const plan = (cell.plan ??= this.plan(cell.entity));
    const { image, row } = cell;
    if (cell.isShortLived) return plan.write(page, row);
    if (image?.isUsable !== true) cell.image = new RowImage(page, plan, row);
    else {
      if (cell.isStale) image.update(row, scratch);
      image.write(page);
    }
    cell.isStale = false;
  }

  private plan(entity: EntityName): RowPlan {
    let plan = this.plans.get(entity);
    if (plan === undefined) {
      const own = writers[entity]?.[this.era] as RowWriter | undefined;
      const write: RowWriter = own ?? ((target, row) => writeRow(target, made, row));
      const made: RowPlan = { fields: [], byKey: new Map(), write, generation: 0 };
      plan = made;
      this.plans.set(entity, plan);
      const fields = keysOf(this.era, entity).map((spec) => this.field(spec));
      Object.assign(plan, { fields, byKey: new Map(fields.map((field) => [field.key, field])) });
    }
    return plan;
  }

  private field(spec: FieldSpec): FieldPlan {
    const prefix = `,${JSON.stringify(spec.key)}:`;
    return {
      key: spec.key,
      prefix: ascii(prefix),
      whenNull: ascii(`${prefix}null`),
      whenFalse: ascii(`${prefix}false`),
      omit: spec.omit === true,
      nested: spec.entity === undefined ? undefined : this.plan(spec.entity),
      list: spec.list === true,
      changes: false,
    };
  }
}

/** The rows of `Rels`, by list. */
export type RelsRows = Readonly<Partial<Record<RelsList, readonly object[]>>>;

/** Encodes a whole body that is given as plain rows, with the keys and the order of an era. Empty lists are left out. */
export function encodeBody(
  era: EraName,
  body: { readonly ChatEvent: object; readonly Rels: RelsRows },
): Uint8Array {
  const cells = relsLists.map(({ list, entity }) => [
    list,
    (body.Rels[list] ?? []).map((row) => new Cell(entity, row, true)),
  ]);
  return new Encoder(era).body(body.ChatEvent, Object.fromEntries(cells) as RelatedCells);
}
