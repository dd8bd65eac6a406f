import type { Clock } from '../../env/clock.ts';

/** Something that must end in time. */
export interface Expiring {
  expire(): void;
}

/**
 * Watches over things that all get the same time, so that those added first expire first: one timer serves any
 * number of them, at constant cost for each.
 */
export class Deadlines<Item extends Expiring> {
  private readonly clock: Clock;
  private readonly allowedMs: number;
  private readonly endsAt = new Map<Item, number>();
  private readonly closing = new AbortController();
  private watching = false;

  constructor(clock: Clock, allowedMs: number) {
    this.clock = clock;
    this.allowedMs = allowedMs;
  }

  /** The items that have not ended. */
  items(): Iterable<Item> {
    return this.endsAt.keys();
  }

  /** The time of the item begins now. */
  add(item: Item): void {
    this.endsAt.set(item, this.clock.monotonic() + this.allowedMs);
    if (!this.watching) void this.watch();
  }

  /** The item has ended by itself. */
  delete(item: Item): void {
    this.endsAt.delete(item);
  }

  /** Stops watching, so that no timer keeps the process alive. */
  close(): void {
    this.closing.abort();
  }

  private async watch(): Promise<void> {
    this.watching = true;
    for (;;) {
      const first = this.endsAt.entries().next().value;
      if (first === undefined || this.closing.signal.aborted) break;
      const [item, endsAt] = first;
      const leftMs = endsAt - this.clock.monotonic();
      if (leftMs > 0) {
        await this.clock.sleep(leftMs, this.closing.signal);
      } else {
        this.endsAt.delete(item);
        item.expire();
      }
    }
    this.watching = false;
  }
}
