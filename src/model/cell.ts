import { digitCount, writeDigits } from './digits.ts';
import type { Page } from './page.ts';
import { writeRow, writeValue, type FieldPlan, type RowData, type RowPlan } from './row-plan.ts';
import type { EntityName } from './spec.ts';

/**
 * A row on its way to the wire, again and again. It belongs to one encoder, which keeps here what it remembers of the
 * row; others change it through the encoder. All rows have cells of this one class, so that code that writes rows of
 * any kind finds its way without a search.
 */
export class Cell {
  readonly entity: EntityName;
  readonly row: RowData;
  /** The row is told of a few times only, so that keeping its bytes would not pay. */
  readonly isShortLived: boolean;
  plan: RowPlan | undefined = undefined;
  image: RowImage | undefined = undefined;
  /** The fields that have changed since the image was brought up to date: a bit for each, by its slot. */
  stale = 0;

  constructor(entity: EntityName, row: object, isShortLived = false) {
    this.entity = entity;
    this.row = row as RowData;
    this.isShortLived = isShortLived;
  }
}

/** So many fields of a row can be told apart by a bit. */
export const mostSlots = 31;
/** Spare bytes behind a row, for values that get longer. */
const spareBytes = 16;

/**
 * The bytes of a row as it was last written, and where in them the values stand that change. A value of the same length
 * is put over the old one; a longer or shorter one moves what is behind it.
 */
export class RowImage {
  private readonly plan: RowPlan;
  /** Where the value of each slot begins and ends. */
  private readonly places: number[];
  private bytes: Uint8Array;
  private length: number;

  /** Writes the row at the end of the page and keeps a copy. */
  constructor(page: Page, plan: RowPlan, row: RowData) {
    const origin = page.length;
    // Of the right length at once: there is one for every row that lives, and growing would double it.
    const places = new Array<number>(2 * plan.changing.length).fill(0);
    writeRow(page, plan, row, ({ slot }, start, end) => {
      places[2 * slot] = start - origin;
      places[2 * slot + 1] = end - origin;
    });
    this.plan = plan;
    this.places = places;
    this.length = page.length - origin;
    this.bytes = page.copy(origin, spareBytes);
  }

  /** False when fields turned out to change that were written as if they never would. */
  get isUsable(): boolean {
    return this.places.length === 2 * this.plan.changing.length;
  }

  /** Appends the bytes to a page. */
  write(page: Page): void {
    page.part(this.bytes, this.length);
  }

  /** Brings the stale fields up to date. `scratch` is written over. */
  update({ row, stale }: Cell, scratch: Page): void {
    for (let left = stale; left !== 0; left &= left - 1) {
      const slot = 31 - Math.clz32(left & -left);
      const field = this.plan.changing[slot] as FieldPlan;
      const value = row[field.key];
      const count = typeof value === 'number' ? digitCount(value) : 0;
      if (count > 0)
        writeDigits(this.bytesFor(slot, count), this.places[2 * slot + 1] as number, value as number);
      else {
        scratch.begin();
        writeValue(scratch, field, value);
        scratch.copyTo(this.bytesFor(slot, scratch.length), this.places[2 * slot] as number);
      }
    }
  }

  /** The bytes, with the place of a value made as long as its new text. */
  private bytesFor(slot: number, newLength: number): Uint8Array {
    const { places, length } = this;
    const end = places[2 * slot + 1] as number;
    const by = (places[2 * slot] as number) + newLength - end;
    if (by === 0) return this.bytes;
    this.length = length + by;
    if (this.length > this.bytes.length) {
      const roomier = new Uint8Array(this.length + spareBytes);
      roomier.set(this.bytes);
      this.bytes = roomier;
    }
    this.bytes.copyWithin(end + by, end, length);
    places[2 * slot + 1] = end + by;
    for (let at = 0; at < places.length; at += 2) {
      if ((places[at] as number) < end) continue;
      (places[at] as number) += by;
      (places[at + 1] as number) += by;
    }
    return this.bytes;
  }
}
