import { Client } from 'undici';
import { idleMarginMs, maxHeadBytes, maxIdleMs } from '../contract.ts';
import type { Route } from '../route.ts';
import { AnswerGate } from './answer-gate.ts';

/** One connection to a target: one try at a time, kept alive between them. */
export class PooledConnection {
  readonly client: Client;
  /** Reads for the socket opened last; undefined before the first, and when the last one could not be opened. */
  gate: AnswerGate | undefined;
  private giveUp: (() => void) | undefined;

  constructor({ target, connector }: Route) {
    this.client = new Client(target.origin, {
      pipelining: 1,
      // The deadline of the whole try is kept elsewhere.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: maxHeadBytes,
      keepAliveTimeout: maxIdleMs,
      keepAliveTimeoutThreshold: idleMarginMs,
      connect: (options, callback) => {
        // undici says null, or nothing, where there is no name to send.
        const servername = options.servername === '' ? undefined : (options.servername ?? undefined);
        this.giveUp = connector(servername, (...outcome) => {
          const socket = outcome[1];
          this.gate = socket === null ? undefined : new AnswerGate(socket);
          callback(...outcome);
        });
      },
    });
  }

  /** Ends it at once, connecting or connected. */
  destroy(): void {
    this.giveUp?.();
    this.client.destroy().catch(() => {});
  }
}

/** The connections to one target. The one used last is taken first, so that few stay open when little is sent. */
export class Connections {
  private readonly route: Route;
  private readonly idle: PooledConnection[] = [];
  private readonly all = new Set<PooledConnection>();

  constructor(route: Route) {
    this.route = route;
  }

  /** An idle connection, or a new one. */
  take(): PooledConnection {
    return this.idle.pop() ?? this.fresh();
  }

  /** A connection that nothing was sent on. */
  fresh(): PooledConnection {
    const connection = new PooledConnection(this.route);
    this.all.add(connection);
    return connection;
  }

  /** Gives back a connection whose exchange ended well. */
  give(connection: PooledConnection): void {
    if (this.all.has(connection)) this.idle.push(connection);
  }

  /** Ends a connection whose exchange went wrong. */
  discard(connection: PooledConnection): void {
    if (this.all.delete(connection)) connection.destroy();
  }

  /** Ends all of them. */
  close(): void {
    for (const connection of this.all) connection.destroy();
    this.all.clear();
    this.idle.length = 0;
  }
}
