import type { Socket } from 'node:net';
import type { Clock } from '../../env/clock.ts';
import { isLoopback, type Target } from '../target.ts';

/**
 * The way to a target and back, as the shortest time in which a TCP connection opened. One connection alone says little: it
 * may have opened while this process was busy, and a crash of the consumer would pass for a crossing. On this machine
 * the way takes no time.
 */
export class RoundTrip {
  private readonly clock: Clock;
  private shortestMs: number | undefined;

  constructor(target: Pick<Target, 'hostname' | 'socketPath'>, clock: Clock) {
    this.clock = clock;
    if (target.socketPath !== undefined || isLoopback(target.hostname)) this.shortestMs = 0;
  }

  /** In milliseconds; 0 where no connection has opened. */
  get ms(): number {
    return this.shortestMs ?? 0;
  }

  /** Takes the time that a socket needs, which has just begun to connect. */
  watch(socket: Socket): void {
    if (this.shortestMs === 0) return;
    const startMs = this.clock.monotonic();
    socket.once('connect', () => {
      const tookMs = this.clock.monotonic() - startMs;
      this.shortestMs = Math.min(tookMs, this.shortestMs ?? tookMs);
    });
  }
}
