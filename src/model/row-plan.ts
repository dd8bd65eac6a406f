import type { Entities } from './entities.gen.ts';
import type { FieldKey } from './field-keys.gen.ts';
import type { ByteRun, JsonWriter } from './json-writer.ts';
import type { EntityName, EraName } from './spec.ts';

/** A row of any entity: field name to value. */
export type RowData = Readonly<Record<string, unknown>>;

/** Appends a row to a page as JSON. */
export type RowWriter<Row = RowData> = (page: JsonWriter, row: Row) => void;

/** Writers by entity and era, for entities with generated code. */
export type RowWriters = {
  readonly [Name in EntityName]?: Readonly<Record<EraName, RowWriter<Entities[Name]>>>;
};

/** How one key of an entity is written in one era. */
export interface FieldPlan {
  readonly key: FieldKey;
  /** `,"Key":` */
  readonly prefix: ByteRun;
  /** The prefix with the values that are most common, ready made. */
  readonly whenNull: ByteRun;
  readonly whenFalse: ByteRun;
  /** Without a value the key is left out rather than null. */
  readonly omit: boolean;
  /** How the object in it, or each object of the list in it, is written. */
  readonly nested: RowPlan | undefined;
  readonly list: boolean;
  /** Its place among the fields of the plan that change, or -1. */
  slot: number;
}

/** How an entity is written in one era: its keys in wire order. */
export interface RowPlan {
  readonly fields: readonly FieldPlan[];
  readonly byKey: ReadonlyMap<string, FieldPlan>;
  /** Writes a row and keeps nothing of it. */
  readonly write: RowWriter;
  /** What comes before the first of such rows in `Rels`: as the first list there, and after another. */
  readonly listHeads: { readonly first: ByteRun; readonly next: ByteRun };
  /** The fields that were seen to change after a row was made. That is learnt, so no table of it can go stale. */
  readonly changing: FieldPlan[];
}

const brace = { open: 123, close: 125 };

/**
 * Writes a row key by key. `places` receives where the value of each changing field is, in bytes from the beginning of the
 * row: its start at twice its slot, its end behind that.
 */
export function writeRow(page: JsonWriter, plan: RowPlan, row: RowData, places?: Uint32Array): void {
  const start = page.length;
  for (const field of plan.fields) {
    const value = row[field.key];
    if (places !== undefined && field.slot >= 0) {
      page.raw(field.prefix);
      places[2 * field.slot] = page.length - start;
      writeValue(page, field, value);
      places[2 * field.slot + 1] = page.length - start;
    } else if (value === null) page.raw(field.whenNull);
    else if (value === false) page.raw(field.whenFalse);
    else if (value !== undefined || !field.omit) {
      page.raw(field.prefix);
      writeValue(page, field, value);
    }
  }
  // Every key was written with a comma before it; the first one is no comma but the brace.
  if (page.length === start) page.char(brace.open);
  else page.put(start, brace.open);
  page.char(brace.close);
}

/** Writes the value of a field as JSON. */
export function writeValue(page: JsonWriter, { nested, list }: FieldPlan, value: unknown): void {
  if (nested === undefined || typeof value !== 'object' || value === null) page.value(value);
  else if (list) page.list(value as readonly RowData[], nested.write);
  else nested.write(page, value as RowData);
}
