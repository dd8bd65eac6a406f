import { digitCount, writeDigits } from './digits.ts';
import type { JsonWriter } from './json-writer.ts';
import { writeRow, writeValue, type FieldPlan, type RowData, type RowPlan } from './row-plan.ts';
import type { EntityName } from './spec.ts';

/** The most fields of a row that can each have a bit of a number. */
export const mostSlots = 31;
/** Spare bytes behind a row, for values that get longer. */
const spareBytes = 16;
/** Where a value begins and where it ends: two numbers of four bytes. */
const numberBytes = 4;
const placeBytes = 2 * numberBytes;
/** Where the values of a row are that is being written: for one row at a time. */
const written = new Uint32Array(2 * mostSlots);

/**
 * A row that goes to the wire again and again. It belongs to one encoder, and others change it through that. It caches the
 * bytes of the row as they were last written: a new value of the same length overwrites the old one; a longer or shorter
 * one moves what is behind it. Rows of every entity use this one class, so that call sites stay monomorphic.
 */
export class CachedRow {
  readonly entity: EntityName;
  readonly row: RowData;
  /** The row goes out a few times only, so caching its bytes would not pay. */
  readonly isShortLived: boolean;
  plan: RowPlan | undefined = undefined;
  /** The fields that have changed since the bytes were brought up to date: a bit for each, by its slot. */
  stale = 0;
  /**
   * The row, spare bytes, and at the very end the places of the slots, the first slot last. It is one buffer, since with
   * 100,000 rows each further object costs a cache miss.
   */
  private bytes: Buffer | undefined = undefined;
  private length = 0;
  private slots = 0;

  constructor(entity: EntityName, row: object, isShortLived = false) {
    this.entity = entity;
    this.row = row as RowData;
    this.isShortLived = isShortLived;
  }

  /** Appends the row to a page. `scratch` is written over. */
  write(page: JsonWriter, plan: RowPlan, scratch: JsonWriter): void {
    const { bytes } = this;
    // Of fields that turned out to change since then, it has no places.
    if (bytes === undefined || this.slots !== plan.changing.length) this.writeAnew(page, plan);
    else page.part(this.stale === 0 ? bytes : this.update(bytes, plan, scratch), this.length);
    this.stale = 0;
  }

  /** Forgets the bytes. */
  forget(): void {
    this.bytes = undefined;
  }

  /** Writes the row at the end of the page and keeps a copy. */
  private writeAnew(page: JsonWriter, plan: RowPlan): void {
    const origin = page.length;
    writeRow(page, plan, this.row, written);
    this.length = page.length - origin;
    this.slots = plan.changing.length;
    const bytes = page.copy(origin, spareBytes + this.slots * placeBytes);
    for (let slot = 0; slot < this.slots; slot++) {
      bytes.writeUInt32LE(written[2 * slot] as number, startPlace(bytes, slot));
      bytes.writeUInt32LE(written[2 * slot + 1] as number, endPlace(bytes, slot));
    }
    this.bytes = bytes;
  }

  /** Brings the stale fields up to date. */
  private update(old: Buffer, { changing }: RowPlan, scratch: JsonWriter): Buffer {
    let bytes = old;
    for (let left = this.stale; left !== 0; left &= left - 1) {
      const slot = 31 - Math.clz32(left & -left);
      const field = changing[slot] as FieldPlan;
      const value = this.row[field.key];
      const count = typeof value === 'number' ? digitCount(value) : 0;
      if (count > 0) {
        bytes = this.fitted(bytes, slot, count);
        writeDigits(bytes, bytes.readUInt32LE(endPlace(bytes, slot)), value as number);
      } else {
        scratch.begin();
        writeValue(scratch, field, value);
        bytes = this.fitted(bytes, slot, scratch.length);
        scratch.copyTo(bytes, bytes.readUInt32LE(startPlace(bytes, slot)));
      }
    }
    return bytes;
  }

  /** The bytes, with the place of a value made as long as its new text. */
  private fitted(old: Buffer, slot: number, newLength: number): Buffer {
    const end = old.readUInt32LE(endPlace(old, slot));
    const by = old.readUInt32LE(startPlace(old, slot)) + newLength - end;
    if (by === 0) return old;
    const bytes = this.withRoom(old, by);
    bytes.copyWithin(end + by, end, this.length);
    this.length += by;
    bytes.writeUInt32LE(end + by, endPlace(bytes, slot));
    for (let other = 0; other < this.slots; other++) {
      const start = bytes.readUInt32LE(startPlace(bytes, other));
      if (start < end) continue;
      bytes.writeUInt32LE(start + by, startPlace(bytes, other));
      bytes.writeUInt32LE(bytes.readUInt32LE(endPlace(bytes, other)) + by, endPlace(bytes, other));
    }
    return bytes;
  }

  /** The bytes, moved if necessary to a buffer with room for the row to grow by `by`. */
  private withRoom(bytes: Buffer, by: number): Buffer {
    const { length, slots } = this;
    const placesLength = slots * placeBytes;
    if (length + by + placesLength <= bytes.length) return bytes;
    const roomier = Buffer.allocUnsafe(length + by + spareBytes + placesLength);
    roomier.set(bytes.subarray(0, length));
    roomier.set(bytes.subarray(bytes.length - placesLength), roomier.length - placesLength);
    this.bytes = roomier;
    return roomier;
  }
}

/** The position of the number that holds the start of a slot's value. */
function startPlace(bytes: Buffer, slot: number): number {
  return bytes.length - (slot + 1) * placeBytes;
}

function endPlace(bytes: Buffer, slot: number): number {
  return startPlace(bytes, slot) + numberBytes;
}
