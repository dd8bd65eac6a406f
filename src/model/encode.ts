import { relsLists } from './entities.gen.ts';
import { keysOf } from './profile.ts';
import type { EntityName, EraName, FieldSpec, RelsList } from './spec.ts';
import { binaryText } from './text.ts';

/** A row of any entity: field name to value. */
export type RowData = Readonly<Record<string, unknown>>;

/**
 * Rows that live for several events keep their encoded text between changes.
 * The encoder owns these three fields; others only clear `text` when the row has changed (see `Encoder.changed`).
 */
export interface Cell {
  readonly entity: EntityName;
  readonly row: RowData;
  /** The row is told of a few times only, so that preparing its text would not pay. */
  readonly shortLived?: boolean;
  text: string | undefined;
  segments: readonly string[] | undefined;
  generation: number;
}

interface Field {
  readonly key: string;
  /** `,"Key":` */
  readonly prefix: string;
  /** The prefix with the values that are most common, ready made. */
  readonly whenNull: string;
  readonly whenFalse: string;
  readonly omit: boolean;
  readonly nested: Plan | undefined;
  readonly list: boolean;
  /** Whether it was seen to change after a row was made. */
  changes: boolean;
}

interface Plan {
  readonly entity: EntityName;
  readonly fields: readonly Field[];
  readonly byKey: ReadonlyMap<string, Field>;
  /** Fields seen to change after the row was made, in wire order. They are learnt, so no table of them can go stale. */
  changing: readonly Field[];
  generation: number;
}

/**
 * Writes rows as JSON with exactly the keys of one era, in the order of that era.
 *
 * All texts it returns are *binary text*: one character per UTF-8 byte, so that `length` is the byte length and
 * the final write needs no encoding (docs/performance.md tells what that is worth).
 */
export class Encoder {
  readonly era: EraName;
  private readonly plans = new Map<EntityName, Plan>();

  constructor(era: EraName) {
    this.era = era;
  }

  /** Whether the era has this key on the wire. */
  has(entity: EntityName, key: string): boolean {
    return this.plan(entity).fields.some((field) => field.key === key);
  }

  /** A row as JSON, without any memory. */
  row(entity: EntityName, row: RowData): string {
    return encodeRow(this.plan(entity), row);
  }

  /** A long-lived row as JSON; what has not changed since the last call is not encoded again. */
  cell(cell: Cell): string {
    if (cell.text !== undefined) return cell.text;
    const plan = this.plan(cell.entity);
    if (cell.shortLived === true) return (cell.text = encodeRow(plan, cell.row));
    if (cell.segments === undefined || cell.generation !== plan.generation) {
      cell.segments = stableSegments(plan, cell.row);
      cell.generation = plan.generation;
    }
    let text = cell.segments[0] ?? '';
    for (let index = 0; index < plan.changing.length; index++) {
      const field = plan.changing[index] as Field;
      text += encodeValue(field, cell.row[field.key]) + (cell.segments[index + 1] ?? '');
    }
    return (cell.text = text);
  }

  /** Says that the keys of `changes` got new values: the row's text is made again when next asked for. */
  changed(cell: Cell, changes: object): void {
    cell.text = undefined;
    if (cell.shortLived === true) return;
    const plan = this.plan(cell.entity);
    for (const key in changes) {
      const added = plan.byKey.get(key);
      if (added === undefined || added.changes) continue;
      if (added.omit) {
        // Whether the key is on the wire at all may have changed, which no segment can express.
        cell.segments = undefined;
        continue;
      }
      added.changes = true;
      plan.changing = plan.fields.filter((field) => field.changes);
      plan.generation++;
    }
  }

  private plan(entity: EntityName): Plan {
    let plan = this.plans.get(entity);
    if (plan === undefined) {
      plan = { entity, fields: [], byKey: new Map(), changing: [], generation: 0 };
      this.plans.set(entity, plan);
      const fields = keysOf(this.era, entity).map((spec) => this.field(spec));
      plan = Object.assign(plan, { fields, byKey: new Map(fields.map((field) => [field.key, field])) });
    }
    return plan;
  }

  private field(spec: FieldSpec): Field {
    const prefix = `,${binaryText(spec.key)}:`;
    return {
      key: spec.key,
      prefix,
      whenNull: `${prefix}null`,
      whenFalse: `${prefix}false`,
      omit: spec.omit === true,
      nested: spec.entity === undefined ? undefined : this.plan(spec.entity),
      list: spec.list === true,
      changes: false,
    };
  }
}

/** The rows of `Rels`, by list. */
export type RelsRows = { readonly [List in RelsList]?: readonly object[] };

/** Encodes a whole body that is given as plain rows, with the keys and the order of an era. Empty lists are left out. */
export function encodeBody(
  era: EraName,
  body: { readonly ChatEvent: object; readonly Rels: RelsRows },
): Uint8Array {
  const encoder = new Encoder(era);
  const lists = relsLists.flatMap(({ list, entity }): [string, string[]][] => {
    const rows = body.Rels[list] ?? [];
    return [[list, rows.map((row) => encoder.row(entity, row as RowData))]];
  });
  return bodyBytes(encoder.row('ChatEvent', body.ChatEvent as RowData), lists);
}

/** Joins an encoded event and encoded rows to the bytes of a body. */
export function bodyBytes(
  event: string,
  lists: readonly (readonly [list: string, rows: readonly string[]])[],
): Uint8Array {
  let text = `{"ChatEvent":${event},"Rels":{`;
  let separator = '';
  for (const [list, rows] of lists) {
    if (rows.length === 0) continue;
    text += `${separator}"${list}":[${rows.length === 1 ? rows[0] : rows.join(',')}]`;
    separator = ',';
  }
  return toBytes(text + '}}');
}

const slabBytes = 256 * 1024;
let slab = Buffer.alloc(0);
let slabUsed = 0;

/** Bytes of a binary text. Cut from a slab: a buffer of its own for each body would cost as much as its encoding. */
function toBytes(text: string): Uint8Array {
  const { length } = text;
  if (length > slabBytes / 4) return Buffer.from(text, 'latin1');
  if (slab.length - slabUsed < length) {
    slab = Buffer.allocUnsafeSlow(slabBytes);
    slabUsed = 0;
  }
  const start = slabUsed;
  slabUsed += slab.write(text, start, length, 'latin1');
  return slab.subarray(start, slabUsed);
}

function encodeRow(plan: Plan, row: RowData): string {
  let text = '';
  const { fields } = plan;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as Field;
    const value = row[field.key];
    if (value === null) text += field.whenNull;
    else if (value === false) text += field.whenFalse;
    else if (value === undefined && field.omit) continue;
    else text += field.prefix + encodeValue(field, value);
  }
  return `{${text.slice(1)}}`;
}

function encodeValue(field: Field, value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined) return 'null';
  if (value === false) return 'false';
  if (value === true) return 'true';
  if (typeof value === 'string') return binaryText(value);
  const { nested } = field;
  if (nested === undefined) return binaryText(value);
  if (!field.list) return encodeRow(nested, value as RowData);
  return `[${(value as readonly RowData[]).map((item) => encodeRow(nested, item)).join(',')}]`;
}

/** The texts between the values that change: one more than there are changing fields. */
function stableSegments(plan: Plan, row: RowData): string[] {
  const segments: string[] = [];
  let parts: string[] = [];
  let separator = '{';
  for (const field of plan.fields) {
    const value = row[field.key];
    if (value === undefined && field.omit) continue;
    parts.push(separator, field.prefix.slice(1));
    separator = ',';
    if (field.changes) {
      segments.push(parts.join(''));
      parts = [];
    } else {
      parts.push(encodeValue(field, value));
    }
  }
  parts.push('}');
  // Joined, not added up: a joined string is flat, so that bodies made of it are written in few strokes.
  segments.push(parts.join(''));
  return segments;
}
