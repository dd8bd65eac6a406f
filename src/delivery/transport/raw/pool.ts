import type { Lane } from './connection.ts';

/** Lanes that have nothing to do. */
export class LanePool {
  /** With a connection: the one used last stands at the end. */
  private open: Lane[] = [];
  private readonly closed: Lane[] = [];

  /** Takes a lane in. */
  put(lane: Lane): void {
    if (lane.isOpen) this.open.push(lane);
    else this.closed.push(lane);
  }

  /**
   * Gives a lane: the one used last, since its connection is in the caches of both sides; but first one that would soon be
   * given up as idle, so that a sudden need of many lanes finds their connections open.
   */
  take(now: number): Lane | undefined {
    const oldest = this.open[0];
    if (oldest?.isAgeing(now) === true) return this.open.shift();
    return this.open.pop() ?? this.closed.pop();
  }

  /** Closes the connections that have been idle for too long. */
  checkIdle(now: number): void {
    const { open } = this;
    this.open = [];
    for (const lane of open) {
      lane.checkIdle(now);
      this.put(lane);
    }
  }
}
