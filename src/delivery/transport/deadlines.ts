import type { Clock } from '../../env/clock.ts';

/** Something that must end in time. */
export interface Expiring<Item> {
  /** Its place among all that must; it makes one for itself. */
  readonly deadline: Deadline<Item>;
  expire(): void;
}

/** When something must end, between those that must end before and after it. */
export class Deadline<Item> {
  readonly item: Item | undefined;
  endsAt = 0;
  /** Itself, while it is in no list. */
  previous: Deadline<Item> = this;
  next: Deadline<Item> = this;

  constructor(item: Item | undefined) {
    this.item = item;
  }

  /** Enters a list before one that is in it. */
  enterBefore(next: Deadline<Item>): void {
    this.previous = next.previous;
    this.next = next;
    this.previous.next = next.previous = this;
  }

  /** Leaves its list, if it is in one. */
  leave(): void {
    this.previous.next = this.next;
    this.next.previous = this.previous;
    this.previous = this.next = this;
  }
}

/**
 * Watches over things that all get the same time, so that those added first expire first: one timer serves any
 * number of them, at constant cost for each. They are linked to each other: a `Map` that each request enters and leaves gets
 * a new table so often that most of its tables outlive the young generation.
 */
export class Deadlines<Item extends Expiring<Item>> {
  private readonly clock: Clock;
  private readonly allowedMs: number;
  /** A ring of all that have not ended, in order; this one belongs to none of them. */
  private readonly ring = new Deadline<Item>(undefined);
  private readonly closing = new AbortController();
  private watching = false;

  constructor(clock: Clock, allowedMs: number) {
    this.clock = clock;
    this.allowedMs = allowedMs;
  }

  /** The items that have not ended. */
  items(): Item[] {
    const items: Item[] = [];
    for (let { item, next } = this.ring.next; item !== undefined; { item, next } = next) items.push(item);
    return items;
  }

  /** The time of the item begins now. */
  add({ deadline }: Item): void {
    deadline.leave();
    deadline.endsAt = this.clock.monotonic() + this.allowedMs;
    deadline.enterBefore(this.ring);
    if (!this.watching) void this.watch();
  }

  /** The item has ended by itself. */
  delete({ deadline }: Item): void {
    deadline.leave();
  }

  /** Stops watching, so that no timer keeps the process alive. */
  close(): void {
    this.closing.abort();
  }

  private async watch(): Promise<void> {
    this.watching = true;
    for (;;) {
      const { item, endsAt } = this.ring.next;
      if (item === undefined || this.closing.signal.aborted) break;
      const leftMs = endsAt - this.clock.monotonic();
      if (leftMs > 0) {
        await this.clock.sleep(leftMs, this.closing.signal);
      } else {
        this.delete(item);
        item.expire();
      }
    }
    this.watching = false;
  }
}
