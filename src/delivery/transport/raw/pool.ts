import type { RawConnection } from './connection.ts';

/** Connections that have nothing to do. */
export class ConnectionPool {
  /** With a connection: the one used last is at the end. */
  private open: RawConnection[] = [];
  private readonly closed: RawConnection[] = [];

  /** Takes a connection in. */
  put(connection: RawConnection): void {
    if (connection.isOpen) this.open.push(connection);
    else this.closed.push(connection);
  }

  /**
   * Gives the one used last, which is in the caches of both sides; but first one that would soon be given up as idle, so
   * that a sudden need of many finds them open.
   */
  take(now: number): RawConnection | undefined {
    const oldest = this.open[0];
    if (oldest?.isAgeing(now) === true) return this.open.shift();
    return this.open.pop() ?? this.closed.pop();
  }

  /** Closes the connections that have been idle for too long. */
  checkIdle(now: number): void {
    const { open } = this;
    this.open = [];
    for (const connection of open) {
      connection.checkIdle(now);
      this.put(connection);
    }
  }
}
