/** What names a lane; undefined for an item that waits for no other. */
export type LaneKey = string | number | undefined;

interface Place<Item> {
  readonly item: Item;
  next: Place<Item> | undefined;
}

/** Items that must go one after another. */
export interface Lane<Item> {
  /** The item whose turn it is. */
  readonly head: Item;
}

class Queue<Item> implements Lane<Item> {
  readonly key: LaneKey;
  first: Place<Item>;
  last: Place<Item>;
  nextReady: Queue<Item> | undefined;

  constructor(key: LaneKey, item: Item) {
    this.key = key;
    this.first = this.last = { item, next: undefined };
  }

  get head(): Item {
    return this.first.item;
  }

  append(item: Item): void {
    this.last = this.last.next = { item, next: undefined };
  }
}

/**
 * Lanes of items: within a lane the next item goes only when the one before is released; between lanes turns go
 * round, so a busy lane never starves another. Every operation takes constant time, whatever the number of lanes.
 */
export class Lanes<Item> {
  private readonly queues = new Map<LaneKey, Queue<Item>>();
  private firstReady: Queue<Item> | undefined;
  private lastReady: Queue<Item> | undefined;

  /** Puts an item at the end of its lane. */
  add(key: LaneKey, item: Item): void {
    const queue = key === undefined ? undefined : this.queues.get(key);
    if (queue !== undefined) return queue.append(item);
    const fresh = new Queue(key, item);
    if (key !== undefined) this.queues.set(key, fresh);
    this.makeReady(fresh);
  }

  /** The lane whose turn it is. It is held, and nothing else of it comes, until it is released or resumed. */
  take(): Lane<Item> | undefined {
    const queue = this.firstReady;
    if (queue === undefined) return undefined;
    this.firstReady = queue.nextReady;
    if (this.firstReady === undefined) this.lastReady = undefined;
    queue.nextReady = undefined;
    return queue;
  }

  /** The head of a held lane is done with; what is behind it may go. */
  release(lane: Lane<Item>): void {
    const queue = lane as Queue<Item>;
    if (queue.first.next !== undefined) {
      queue.first = queue.first.next;
      this.makeReady(queue);
    } else if (queue.key !== undefined) {
      this.queues.delete(queue.key);
    }
  }

  /** The head of a held lane is to go once more. */
  resume(lane: Lane<Item>): void {
    this.makeReady(lane as Queue<Item>);
  }

  /** Takes out everything but the heads of held lanes, in order within each lane. */
  clear(): Item[] {
    const items: Item[] = [];
    for (let queue = this.firstReady; queue !== undefined; queue = queue.nextReady) {
      for (const item of itemsFrom(queue.first)) items.push(item);
      if (queue.key !== undefined) this.queues.delete(queue.key);
    }
    this.firstReady = this.lastReady = undefined;
    for (const queue of this.queues.values()) {
      for (const item of itemsFrom(queue.first.next)) items.push(item);
      queue.first.next = undefined;
      queue.last = queue.first;
    }
    return items;
  }

  private makeReady(queue: Queue<Item>): void {
    if (this.lastReady === undefined) this.firstReady = queue;
    else this.lastReady.nextReady = queue;
    this.lastReady = queue;
  }
}

function* itemsFrom<Item>(place: Place<Item> | undefined): Generator<Item> {
  for (let current = place; current !== undefined; current = current.next) yield current.item;
}
