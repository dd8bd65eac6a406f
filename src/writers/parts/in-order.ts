/** Something that happened at a moment; of the same moment, the lower rank comes first. */
export interface Timed<T> {
  readonly atMs: number;
  readonly rank: number;
  readonly value: T;
}

/**
 * Merges groups by time. Groups come by the time of their first member, so that no more is kept than overlaps: the lines
 * of a long run are not put in order as a whole.
 */
export function* inOrder<T>(groups: Iterable<readonly Timed<T>[]>): Generator<T> {
  const heap = new Heap<T>();
  for (const group of groups) {
    const beginsAtMs = group[0]?.atMs ?? -Infinity;
    yield* heap.before(beginsAtMs);
    for (const one of group) heap.add(one);
  }
  yield* heap.before(Infinity);
}

/** The earliest first. */
class Heap<T> {
  private readonly items: Timed<T>[] = [];

  add(item: Timed<T>): void {
    const { items } = this;
    let at = items.push(item) - 1;
    for (let above = (at - 1) >> 1; at > 0 && this.isBefore(at, above); above = (at - 1) >> 1) {
      this.swap(at, above);
      at = above;
    }
  }

  /** Takes out what happened before a moment. */
  *before(atMs: number): Generator<T> {
    for (let [first] = this.items; first !== undefined && !(first.atMs >= atMs); [first] = this.items) {
      this.removeFirst();
      yield first.value;
    }
  }

  private removeFirst(): void {
    const { items } = this;
    const last = items.pop();
    if (last === undefined || items.length === 0) return;
    items[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < items.length && this.isBefore(right, left) ? right : left;
      if (least >= items.length || !this.isBefore(least, at)) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]];
    if (one === undefined || other === undefined) return false;
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.rank < other.rank);
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.items[a], this.items[b]];
    if (one === undefined || other === undefined) return;
    this.items[a] = other;
    this.items[b] = one;
  }
}
