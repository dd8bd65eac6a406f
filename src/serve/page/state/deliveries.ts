import type { Delivery } from '../api/model.ts';

/** Rows held without being asked for. */
const mostRows = 5000;
/** Rows held when older ones were asked for. */
export const mostAskedRows = 20_000;

/** The latest webhooks by id, the oldest first. Ids only grow, so a new one is put at the end. */
export class Deliveries {
  private held: Delivery[] = [];
  private limit = mostRows;

  /** The rows, the oldest first. */
  get rows(): readonly Delivery[] {
    return this.held;
  }

  /** Takes in a new or a changed row. One that is older than those held is left out. */
  put(row: Delivery): void {
    const last = this.held.at(-1);
    if (last === undefined || row.id > last.id) {
      this.held.push(row);
      if (this.held.length > this.limit * 1.1) this.held = this.held.slice(-this.limit);
      return;
    }
    const index = this.indexOf(row.id);
    if (this.held[index]?.id === row.id) this.held[index] = row;
    else if (index > 0) this.held.splice(index, 0, row);
  }

  /** Puts rows, newest first as the server lists them, before the ones held. */
  putOlder(rows: readonly Delivery[]): void {
    const first = this.held[0]?.id ?? Infinity;
    const older = rows.filter(({ id }) => id < first).reverse();
    this.held = [...older, ...this.held];
    this.limit = Math.min(mostAskedRows, Math.max(this.limit, this.held.length));
  }

  get(id: number): Delivery | undefined {
    const row = this.held[this.indexOf(id)];
    return row?.id === id ? row : undefined;
  }

  clear(): void {
    this.held = [];
    this.limit = mostRows;
  }

  /** Where the id is, or would be. */
  private indexOf(id: number): number {
    let [low, high] = [0, this.held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.held[middle]?.id ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
