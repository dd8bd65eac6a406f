import type { Clock } from '../env/clock.ts';
import type { Received } from './received.ts';

interface Waiter {
  readonly test: (received: Received) => boolean;
  readonly resolve: (received: Received) => void;
}

/** Bytes of bodies that are kept at most, whatever their number: a stranger decides how large they are. */
const mostBytes = 32 * 1024 * 1024;
/** What a verdict takes, about. */
const verdictBytes = 500;

/** The latest requests of a consumer, and those who wait for one. */
export class Inbox {
  private readonly keep: number;
  private readonly clock: Clock;
  private readonly waiters = new Set<Waiter>();
  private entries: Received[] = [];
  private bytes = 0;

  constructor(keep: number, clock: Clock) {
    this.keep = keep;
    this.clock = clock;
  }

  /** Oldest first. */
  get latest(): readonly Received[] {
    return this.keep === 0 ? [] : this.entries.slice(-this.keep);
  }

  /** Takes in a request and wakes those who waited for it. */
  add(received: Received): void {
    this.entries.push(received);
    this.bytes += sizeOf(received);
    // Cut in bulk: moving all entries for each one that comes in would cost more than keeping some too many.
    if (this.entries.length >= 2 * this.keep + 16 || this.bytes > mostBytes) this.cut();
    for (const waiter of this.waiters) {
      if (!waiter.test(received)) continue;
      this.waiters.delete(waiter);
      waiter.resolve(received);
    }
  }

  /** Keeps the latest, as many as are asked for and half as many bytes as there may be; the very last in any case. */
  private cut(): void {
    let first = this.entries.length;
    let bytes = 0;
    while (first > 0 && this.entries.length - first < this.keep) {
      bytes += sizeOf(this.entries[first - 1] as Received);
      if (bytes > mostBytes / 2 && first < this.entries.length) break;
      first--;
    }
    this.entries = this.entries.slice(first);
    this.bytes = this.entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  }

  /** The first request, past or to come, that passes the test. Rejects when none came in time. */
  waitFor(test: (received: Received) => boolean, timeoutMs: number): Promise<Received> {
    const known = this.latest.find(test);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const found = new AbortController();
      const waiter: Waiter = {
        test,
        resolve: (received) => {
          found.abort();
          resolve(received);
        },
      };
      this.waiters.add(waiter);
      void this.clock.sleep(timeoutMs, found.signal).then(() => {
        if (found.signal.aborted) return;
        this.waiters.delete(waiter);
        reject(
          new Error(`No such request arrived within ${timeoutMs} ms; ${this.entries.length} others did.`),
        );
      });
    });
  }
}

function sizeOf({ body, verdicts }: Received): number {
  return body.byteLength + verdicts.length * verdictBytes;
}
