import { digitCount, writeDigits } from './digits.ts';
import { Chunk, type Page } from './page.ts';
import { writeRow, writeValue, type FieldPlan, type RowData, type RowPlan } from './row-plan.ts';
import type { EntityName } from './spec.ts';

/**
 * A row on its way to the wire, again and again. It belongs to one encoder, which keeps here what it remembers of the
 * row; others tell the encoder of each change. All rows have cells of this one class, so that code that writes rows of
 * any kind finds its way without a search.
 */
export class Cell {
  readonly entity: EntityName;
  readonly row: RowData;
  /** The row is told of a few times only, so that keeping its bytes would not pay. */
  readonly isShortLived: boolean;
  plan: RowPlan | undefined = undefined;
  image: RowImage | undefined = undefined;
  /** The row has changed since its image was brought up to date. */
  isStale = true;

  constructor(entity: EntityName, row: object, isShortLived = false) {
    this.entity = entity;
    this.row = row as RowData;
    this.isShortLived = isShortLived;
  }
}

/** Spare bytes behind a row, for values that get longer. */
const spareBytes = 16;

/**
 * The bytes of a row as it was last written, and where in them the values stand that change. A value of the same length
 * is put over the old one; a longer or shorter one moves what is behind it.
 */
export class RowImage {
  private readonly plan: RowPlan;
  private readonly generation: number;
  private readonly fields: FieldPlan[] = [];
  private readonly values: unknown[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private room: Uint8Array;
  private chunk: Chunk;

  /** Writes the row at the end of the page and keeps a copy. */
  constructor(page: Page, plan: RowPlan, row: RowData) {
    const origin = page.length;
    writeRow(page, plan, row, (field, value, start, end) => {
      this.fields.push(field);
      this.values.push(value);
      this.starts.push(start - origin);
      this.ends.push(end - origin);
    });
    this.plan = plan;
    this.generation = plan.generation;
    this.room = page.copy(origin, spareBytes);
    this.chunk = new Chunk(this.room.subarray(0, page.length - origin));
  }

  /** False when fields turned out to change that were written as if they never would. */
  get isUsable(): boolean {
    return this.generation === this.plan.generation;
  }

  /** Appends the bytes to a page. */
  write(page: Page): void {
    page.raw(this.chunk);
  }

  /** Brings the bytes up to date. `scratch` is written over. */
  update(row: RowData, scratch: Page): void {
    const { fields, values } = this;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as FieldPlan;
      const value = row[field.key];
      if (value === values[index]) continue;
      values[index] = value;
      const count = typeof value === 'number' ? digitCount(value) : 0;
      if (count > 0) {
        this.fit(index, count);
        writeDigits(this.room, this.ends[index] as number, value as number);
      } else {
        scratch.begin();
        writeValue(scratch, field, value);
        this.fit(index, scratch.length);
        scratch.copyTo(this.room, this.starts[index] as number);
      }
    }
  }

  /** Makes the place of a value as long as its new text. */
  private fit(index: number, newLength: number): void {
    const end = this.ends[index] as number;
    const by = (this.starts[index] as number) + newLength - end;
    if (by === 0) return;
    const { length, bytes } = this.chunk;
    if (length + by > this.room.length) {
      this.room = new Uint8Array(length + by + spareBytes);
      this.room.set(bytes);
    }
    this.room.copyWithin(end + by, end, length);
    this.chunk = new Chunk(this.room.subarray(0, length + by));
    this.ends[index] = end + by;
    for (let later = index + 1; later < this.ends.length; later++) {
      (this.starts[later] as number) += by;
      (this.ends[later] as number) += by;
    }
  }
}
