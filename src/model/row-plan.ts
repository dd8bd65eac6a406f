import type { Page } from './page.ts';

/** A row of any entity: field name to value. */
export type RowData = Readonly<Record<string, unknown>>;

/** How one key of an entity is written in one era. */
export interface FieldPlan {
  readonly key: string;
  /** `,"Key":` */
  readonly prefix: Uint8Array;
  /** The prefix with the values that are most common, ready made. */
  readonly whenNull: Uint8Array;
  readonly whenFalse: Uint8Array;
  /** Without a value the key is left out rather than null. */
  readonly omit: boolean;
  /** How the object in it, or each object of the list in it, is written. */
  readonly nested: RowPlan | undefined;
  readonly list: boolean;
  /** Whether it was seen to change after a row was made. That is learnt, so no table of it can go stale. */
  changes: boolean;
}

/** How an entity is written in one era: its keys in wire order. */
export interface RowPlan {
  readonly fields: readonly FieldPlan[];
  readonly byKey: ReadonlyMap<string, FieldPlan>;
  /** Counts how often another field was seen to change. */
  generation: number;
}

const brace = { open: 123, close: 125 };
const bracket = { open: 91, close: 93 };
const comma = 44;
const words = { null: Buffer.from('null'), true: Buffer.from('true'), false: Buffer.from('false') };

/** What is told of each changing field that was written: where its value stands, in bytes from the beginning of the page. */
export type Written = (field: FieldPlan, value: unknown, start: number, end: number) => void;

/** Writes a row as JSON. */
export function writeRow(page: Page, plan: RowPlan, row: RowData, written?: Written): void {
  const start = page.length;
  const { fields } = plan;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as FieldPlan;
    const value = row[field.key];
    if (written !== undefined && field.changes) {
      page.raw(field.prefix);
      const from = page.length;
      writeValue(page, field, value);
      written(field, value, from, page.length);
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
export function writeValue(page: Page, field: FieldPlan, value: unknown): void {
  if (typeof value === 'number') page.number(value);
  else if (typeof value === 'string') page.text(value);
  else if (value === null || value === undefined) page.raw(words.null);
  else if (typeof value === 'boolean') page.raw(value ? words.true : words.false);
  else if (field.nested === undefined) page.json(value);
  else if (field.list) writeList(page, field.nested, value as readonly RowData[]);
  else writeRow(page, field.nested, value as RowData);
}

function writeList(page: Page, plan: RowPlan, rows: readonly RowData[]): void {
  page.char(bracket.open);
  for (let index = 0; index < rows.length; index++) {
    if (index > 0) page.char(comma);
    writeRow(page, plan, rows[index] as RowData);
  }
  page.char(bracket.close);
}
