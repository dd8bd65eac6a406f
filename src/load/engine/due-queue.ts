/** Something that is due at a time, in milliseconds. */
export interface Due {
  dueMs: number;
}

/**
 * Waiting things, earliest first. Things that come in order of their time, as they do when chats are ready as soon as they
 * are answered, cost nothing but a place in a list; others go through a heap.
 */
export class DueQueue<T extends Due> {
  private list: (T | undefined)[] = [];
  private head = 0;
  private lastMs = -Infinity;
  private readonly heap: T[] = [];

  get size(): number {
    return this.list.length - this.head + this.heap.length;
  }

  /** The time at which the first thing is due; Infinity if there is none. */
  get nextMs(): number {
    return Math.min(this.list[this.head]?.dueMs ?? Infinity, this.heap[0]?.dueMs ?? Infinity);
  }

  push(item: T): void {
    if (item.dueMs >= this.lastMs) {
      this.lastMs = item.dueMs;
      this.list.push(item);
    } else {
      this.heap.push(item);
      this.rise(this.heap.length - 1);
    }
  }

  /** Takes the first thing if it is due by now. */
  popDue(nowMs: number): T | undefined {
    const first = this.list[this.head];
    const top = this.heap[0];
    if (first !== undefined && (top === undefined || first.dueMs <= top.dueMs)) {
      return first.dueMs <= nowMs ? this.shift(first) : undefined;
    }
    return top !== undefined && top.dueMs <= nowMs ? this.popHeap(top) : undefined;
  }

  private shift(first: T): T {
    this.list[this.head++] = undefined;
    if (this.head === this.list.length) {
      this.list = [];
      this.head = 0;
      this.lastMs = -Infinity;
    } else if (this.head > 1024 && this.head * 2 > this.list.length) {
      this.list = this.list.slice(this.head);
      this.head = 0;
    }
    return first;
  }

  private popHeap(top: T): T {
    const last = this.heap.pop() as T;
    if (last !== top) {
      this.heap[0] = last;
      this.sink(0);
    }
    return top;
  }

  private rise(index: number): void {
    const { heap } = this;
    const item = heap[index] as T;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as T;
      if (above.dueMs <= item.dueMs) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = item;
  }

  private sink(index: number): void {
    const { heap } = this;
    const item = heap[index] as T;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const rightIsFirst = right < heap.length && (heap[right] as T).dueMs < (heap[left] as T).dueMs;
      const child = rightIsFirst ? right : left;
      const below = heap[child] as T;
      if (below.dueMs >= item.dueMs) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = item;
  }
}
