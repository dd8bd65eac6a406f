/** What can wait in a heap: the earliest first, and of those that are due together the one made first. */
export interface Scheduled {
  dueMs: number;
  readonly order: number;
}

/** A binary heap by due time, so that a hundred thousand waiting branches cost little more than one. */
export class Heap<Item extends Scheduled> {
  /** Kept apart from the others, since most plays never have any. */
  private top: Item | undefined = undefined;
  private others: Item[] | undefined = undefined;

  /** The one that comes next; it stays. */
  get first(): Item | undefined {
    return this.top;
  }

  push(item: Item): void {
    const { top } = this;
    if (top === undefined) this.top = item;
    else if (isBefore(item, top)) {
      this.top = item;
      rise((this.others ??= []), top);
    } else rise((this.others ??= []), item);
  }

  /** Takes out the first. */
  pop(): Item | undefined {
    const { top, others = [] } = this;
    const last = others.pop();
    this.top = others[0] ?? last;
    if (last !== undefined && others.length > 0) sink(others, last);
    return top;
  }

  /** Puts the first back into its place after its due time has grown. */
  requeue(): void {
    const { top, others } = this;
    const next = others?.[0];
    if (top === undefined || others === undefined || next === undefined || isBefore(top, next)) return;
    this.top = next;
    sink(others, top);
  }
}

/** Adds one. */
function rise<Item extends Scheduled>(items: Item[], item: Item): void {
  let index = items.push(item) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = items[parent] as Item;
    if (!isBefore(item, above)) break;
    items[index] = above;
    index = parent;
  }
  items[index] = item;
}

/** Puts one in the place of the first. */
function sink<Item extends Scheduled>(items: Item[], item: Item): void {
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

function isBefore(a: Scheduled, b: Scheduled): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}
