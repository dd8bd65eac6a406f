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
  /** Undefined while nothing is in it. */
  first: Place<Item> | undefined;
  private last: Place<Item> | undefined;
  nextReady: Queue<Item> | undefined;

  constructor(key: LaneKey) {
    this.key = key;
  }

  get head(): Item {
    if (this.first === undefined) throw new Error('The lane is empty.');
    return this.first.item;
  }

  append(item: Item): void {
    const place = { item, next: undefined };
    if (this.last === undefined) this.first = place;
    else this.last.next = place;
    this.last = place;
  }

  /** Takes out the head. */
  shift(): void {
    const { first } = this;
    this.first = first?.next;
    // What was taken out leads nowhere: one that is old and not collected yet would keep all that came after it.
    if (first !== undefined) first.next = undefined;
    if (this.first === undefined) this.last = undefined;
  }

  /** Takes out all behind the head. */
  cut(): void {
    if (this.first !== undefined) this.first.next = undefined;
    this.last = this.first;
  }
}

/** Empty lanes are kept up to this number, and beyond it as many as there are others. */
const mostEmpty = 1000;

/**
 * Lanes of items: within a lane the next item goes only when the one before is released; between lanes turns go
 * round, so a busy lane never starves another. Every operation takes constant time, whatever the number of lanes.
 */
export class Lanes<Item> {
  /**
   * Lanes that are empty stay for a while. To delete and add one for nearly every item would make V8 keep them all, with
   * what was in them, until the next full garbage collection: each table of a map leads to the one that took its place.
   */
  private queues = new Map<LaneKey, Queue<Item>>();
  private empty = 0;
  private firstReady: Queue<Item> | undefined;
  private lastReady: Queue<Item> | undefined;
  private readyCount = 0;

  /** How many lanes wait for their turn. */
  get ready(): number {
    return this.readyCount;
  }

  /** Puts an item at the end of its lane. */
  add(key: LaneKey, item: Item): void {
    const queue = this.queueOf(key);
    const wasEmpty = queue.first === undefined;
    queue.append(item);
    if (wasEmpty) this.makeReady(queue);
  }

  /** The lane whose turn it is. It is held, and nothing else of it comes, until it is released or resumed. */
  take(): Lane<Item> | undefined {
    const queue = this.firstReady;
    if (queue === undefined) return undefined;
    this.readyCount--;
    this.firstReady = queue.nextReady;
    if (this.firstReady === undefined) this.lastReady = undefined;
    queue.nextReady = undefined;
    return queue;
  }

  /** The head of a held lane is done with; what is behind it may go. */
  release(lane: Lane<Item>): void {
    const queue = lane as Queue<Item>;
    queue.shift();
    if (queue.first !== undefined) this.makeReady(queue);
    else if (queue.key !== undefined) this.emptied();
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
    this.readyCount = 0;
    for (const queue of this.queues.values()) {
      for (const item of itemsFrom(queue.first?.next)) items.push(item);
      queue.cut();
    }
    return items;
  }

  private queueOf(key: LaneKey): Queue<Item> {
    if (key === undefined) return new Queue(key);
    const known = this.queues.get(key);
    if (known !== undefined) {
      if (known.first === undefined) this.empty--;
      return known;
    }
    const fresh = new Queue<Item>(key);
    this.queues.set(key, fresh);
    return fresh;
  }

  private emptied(): void {
    this.empty++;
    if (this.empty <= Math.max(mostEmpty, this.queues.size / 2)) return;
    this.queues = new Map([...this.queues].filter(([, { first }]) => first !== undefined));
    this.empty = 0;
  }

  private makeReady(queue: Queue<Item>): void {
    this.readyCount++;
    if (this.lastReady === undefined) this.firstReady = queue;
    else this.lastReady.nextReady = queue;
    this.lastReady = queue;
  }
}

function* itemsFrom<Item>(place: Place<Item> | undefined): Generator<Item> {
  for (let current = place; current !== undefined; current = current.next) yield current.item;
}
