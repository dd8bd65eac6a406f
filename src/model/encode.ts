import { CachedRow, mostSlots } from './cached-row.ts';
import { relsLists } from './entities.gen.ts';
import { escapeHtml } from './escape-html.ts';
import { ascii, JsonWriter } from './json-writer.ts';
import type { FieldKey } from './field-keys.gen.ts';
import { keysOf } from './profile.ts';
import { writeRow, type FieldPlan, type RowData, type RowPlan, type RowWriter } from './row-plan.ts';
import type { EntityName, EraName, FieldSpec, RelsList } from './spec.ts';
import { writers } from './writers.gen.ts';

export type { RowData } from './row-plan.ts';

/** The rows of `Rels`, each in its cell, in the order of their lists on the wire. */
export type RelatedCells = readonly CachedRow[];

/** Whether the bytes of a body are the caller's for good, lent until any encoder makes the next one that is lent, or not made. */
export type BodyTerm = 'kept' | 'lent' | 'none';

const noBody = new Uint8Array(0);

/** Bodies are written one after the other, each to its end, so one page serves them all. */
const keptPage = new JsonWriter();
const lentPage = new JsonWriter(true);
const scratch = new JsonWriter();

const comma = 44;
const bodyParts = {
  event: ascii('{"ChatEvent":'),
  rels: ascii(',"Rels":{'),
  end: ascii(']}}'),
  endWithoutLists: ascii('}}'),
};
/** What comes before the rows of a list: the first in a body, and one after another. */
const listHeads = new Map(
  relsLists.map(({ list, entity }) => [
    entity,
    { first: ascii(`"${list}":[`), next: ascii(`],"${list}":[`) },
  ]),
);

/** For entities without a list in `Rels`. */
const noHeads = { first: ascii(''), next: ascii('') };

/** Writes rows as JSON with exactly the keys of one era, in the order of that era (docs/performance.md explains how and why). */
export class Encoder {
  readonly era: EraName;
  private readonly page: JsonWriter;
  private readonly makesBodies: boolean;
  private readonly escapesHtml: boolean;
  private readonly plans = new Map<EntityName, RowPlan>();
  private readonly event: RowPlan;

  /** `escapesHtml`: bodies are written as Go's encoder does, without `<`, `>` and `&`. */
  constructor(era: EraName, bodies: BodyTerm = 'kept', escapesHtml = false) {
    this.era = era;
    this.escapesHtml = escapesHtml;
    this.makesBodies = bodies !== 'none';
    this.page = bodies === 'lent' ? lentPage : keptPage;
    this.event = this.plan('ChatEvent');
  }

  /** Whether the era has this key on the wire. */
  has(entity: EntityName, key: string): boolean {
    return this.plan(entity).byKey.has(key);
  }

  /** A row as JSON, without any memory. */
  row(entity: EntityName, row: RowData): Uint8Array {
    keptPage.begin();
    this.plan(entity).write(keptPage, row);
    return keptPage.finish();
  }

  /**
   * The exact bytes of a body. A row that has not changed since the last body it was in is not encoded again. `isNeeded`:
   * also where no bodies are made.
   */
  body(event: object, related: RelatedCells, isNeeded = false): Uint8Array {
    if (!this.makesBodies && !isNeeded) return noBody;
    const { page } = this;
    page.begin();
    page.raw(bodyParts.event);
    this.event.write(page, event as RowData);
    page.raw(bodyParts.rels);
    let list: RowPlan | undefined;
    for (const cell of related) {
      const plan = (cell.plan ??= this.plan(cell.entity));
      if (plan === list) page.char(comma);
      else page.raw(list === undefined ? plan.listHeads.first : plan.listHeads.next);
      list = plan;
      if (cell.isShortLived) plan.write(page, cell.row);
      else cell.write(page, plan, scratch);
    }
    page.raw(list === undefined ? bodyParts.endWithoutLists : bodyParts.end);
    const body = page.finish();
    return this.escapesHtml ? escapeHtml(body) : body;
  }

  /** The bytes of a body that is given whole: its keys stay in their order. */
  given(payload: unknown): Uint8Array {
    const body = Buffer.from(JSON.stringify(payload), 'utf8');
    return this.escapesHtml ? escapeHtml(body) : body;
  }

  /** Gives fields of a row new values. What the bytes of the row have to follow is remembered with it. */
  patch(cell: CachedRow, changes: object): void {
    const row = cell.row as Partial<Record<FieldKey, unknown>>;
    if (cell.isShortLived) {
      Object.assign(row, changes);
      return;
    }
    const plan = (cell.plan ??= this.plan(cell.entity));
    for (const name in changes) {
      // Callers give a part of the interface of the row.
      const key = name as FieldKey;
      const value = (changes as typeof row)[key];
      if (row[key] === value) continue;
      row[key] = value;
      const field = plan.byKey.get(key);
      if (field === undefined) continue;
      if (field.slot < 0) learn(plan, field);
      if (field.slot >= 0) cell.stale |= 1 << field.slot;
      else cell.forget();
    }
  }

  private plan(entity: EntityName): RowPlan {
    let plan = this.plans.get(entity);
    if (plan === undefined) {
      const own = writers[entity]?.[this.era] as RowWriter | undefined;
      const write: RowWriter = own ?? ((target, row) => writeRow(target, made, row));
      const heads = listHeads.get(entity) ?? noHeads;
      const made: RowPlan = { fields: [], byKey: new Map(), write, listHeads: heads, changing: [] };
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
      slot: -1,
    };
  }
}

/** Whether a key that may be left out is on the wire at all can change too, which no place in the bytes can express. */
function learn(plan: RowPlan, field: FieldPlan): void {
  if (field.omit || plan.changing.length === mostSlots) return;
  field.slot = plan.changing.push(field) - 1;
}

/** The rows of `Rels`, by list. */
export type RelsRows = Readonly<Partial<Record<RelsList, readonly object[]>>>;

/** Encodes a whole body that is given as plain rows, with the keys and the order of an era. Empty lists are left out. */
export function encodeBody(
  era: EraName,
  body: { readonly ChatEvent: object; readonly Rels: RelsRows },
): Uint8Array {
  const cells = relsLists.flatMap(({ list, entity }) =>
    (body.Rels[list] ?? []).map((row) => new CachedRow(entity, row, true)),
  );
  return new Encoder(era).body(body.ChatEvent, cells);
}
