/** What can wait in a heap: the earliest first, and of those that are due together the one made first. */
export interface Waiting {
  dueMs: number;
  readonly order: number;
}

/** A binary heap by due time, so that a hundred thousand waiting branches cost little more than one. */
export class Heap<Item extends Waiting> {
  private items: Item[] = [];

  /** The one that comes next; it stays. */
  get first(): Item | undefined {
    return this.items[0];
  }

  push(item: Item): void {
    const { items } = this;
    let index = items.length;
    if (index === 0) {
      // Most plays never have a second one: a list that grows would be made for seventeen.
      this.items = [item];
      return;
    }
    items.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = items[parent] as Item;
      if (!isBefore(item, above)) break;
      items[index] = above;
      index = parent;
    }
    items[index] = item;
  }

  /** Takes out the first. */
  pop(): Item | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (last !== undefined && items.length > 0) this.sink(last);
    return first;
  }

  /** Puts the first back into its place after its due time has grown. */
  requeue(): void {
    const first = this.items[0];
    if (first !== undefined) this.sink(first);
  }

  private sink(item: Item): void {
    const { items } = this;
    const { length } = items;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= length) break;
      if (child + 1 < length && isBefore(items[child + 1] as Item, items[child] as Item)) child += 1;
      const below = items[child] as Item;
      if (!isBefore(below, item)) break;
      items[index] = below;
      index = child;
    }
    items[index] = item;
  }
}

function isBefore(a: Waiting, b: Waiting): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}
