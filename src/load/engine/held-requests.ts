import type { Clock } from '../../env/clock.ts';
import type { PendingRequest } from './pending-request.ts';
import type { VirtualClient } from './virtual-client.ts';
import type { LoadTransport } from './wire.ts';

/** Beyond this number, each takes a place in flight too, so that memory is bounded. */
const mostHeld = 50_000;
const tickMs = 1;

/** Events that faults hold back: they take no place in flight, and their chats go on without them. */
export class HeldRequests {
  private readonly wire: LoadTransport;
  private readonly clock: Clock;
  private count = 0;
  private isSettling = false;

  constructor(wire: LoadTransport, clock: Clock) {
    this.wire = wire;
    this.clock = clock;
  }

  /** Whether something is held, or a copy of something is still to come. */
  get isBusy(): boolean {
    return this.count > 0 || this.isSettling;
  }

  /** Whether there are no faults; else there may be copies of what was answered, which only `settle` waits for. */
  get isNever(): boolean {
    return this.wire.faults === undefined;
  }

  /** Takes a request in; false if there is no room, or it is here. */
  take(request: PendingRequest): boolean {
    if (request.isHeld || this.count >= mostHeld) return false;
    request.isHeld = true;
    request.play.heldCount++;
    this.count++;
    return true;
  }

  /** A request that was held has been answered. */
  release({ play }: PendingRequest): void {
    play.heldCount--;
    this.count--;
  }

  /** Everything leaves, and copies are waited for. */
  async settle(): Promise<void> {
    if (this.wire.faults === undefined) return;
    this.isSettling = true;
    await this.wire.faults.settle();
    this.isSettling = false;
  }

  /** What is held of a play leaves; resolves when it has been answered. */
  async deliver(play: VirtualClient): Promise<void> {
    if (play.heldCount > 0) this.wire.faults?.flush();
    while (play.heldCount > 0) await this.clock.sleep(tickMs);
  }
}
