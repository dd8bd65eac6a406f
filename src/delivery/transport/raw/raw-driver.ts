import type { Attempt, Transport } from '../../delivery.ts';
import type { Clock } from '../../../env/clock.ts';
import { Deadlines } from '../deadlines.ts';
import { SchemeDoubt } from '../scheme-doubt.ts';
import { createRoute, type TransportOptions } from '../route.ts';
import { RawConnection, type ConnectionSettings, type RawRequest } from './connection.ts';
import { ConnectionPool } from './pool.ts';
import { createOutbox } from './outbox.ts';
import { RequestHead } from './request-head.ts';

/** Few enough for any consumer to take them in at once. */
const openedAtOnce = 32;
const idleCheckMs = 100;

/** The longest that opening connections ahead may take. */
export const maxOpeningMs = 400;

/** Sends over HTTP/1.1 connections written and read here, for speed. */
export interface RawDriver {
  /**
   * Sends one request. There are as many connections as requests in flight. It never throws for what the target does, and
   * never answers before it returns.
   */
  send(request: RawRequest, answered: (attempt: Attempt) => void): void;
  /** The same as a transport. */
  readonly transport: Transport;
  /**
   * Opens connections for what is to come. Resolves when they are open or not to be had, after `maxOpeningMs` at the
   * latest; never rejects.
   */
  open(count: number): Promise<void>;
  /** Ends all connections. What is in progress ends as aborted. */
  close(): void;
}

/** Makes a raw driver. Throws INPUT if the certificates of the policy cannot be used. */
export function createRawDriver(options: TransportOptions): RawDriver {
  const route = createRoute(options);
  const { clock } = route;
  const closing = new AbortController();
  const deadlines = new Deadlines<RawConnection>(clock, route.timeoutMs);
  const all: RawConnection[] = [];
  const pool = new ConnectionPool();
  const settings: ConnectionSettings = {
    route,
    head: new RequestHead(route),
    outbox: createOutbox(options.isPrompt),
    deadlines,
    freed: (connection) => pool.put(connection),
  };
  const create = (): RawConnection => {
    const connection = new RawConnection(settings);
    all.push(connection);
    return connection;
  };
  const take = (): RawConnection => pool.take(clock.monotonic()) ?? create();
  void checkIdle(clock, pool, closing.signal);
  const doubt = new SchemeDoubt(route);
  return {
    send: (request, answered) =>
      take().send(request, (attempt) => {
        const reviewed = doubt.review(attempt);
        if (reviewed instanceof Promise) void reviewed.then(answered);
        else answered(reviewed);
      }),
    transport: asTransport(take, doubt),
    async open(count) {
      const added = Array.from({ length: Math.max(0, count - all.length) }, create);
      await openAll(added, clock, closing.signal);
      for (const connection of added) pool.put(connection);
    },
    close() {
      closing.abort();
      deadlines.close();
      for (const connection of all) connection.abort();
    },
  };
}

/** Tries through connections, each ended by its signal. */
function asTransport(take: () => RawConnection, doubt: SchemeDoubt): Transport {
  const underWay = new Map<RawConnection, AbortSignal>();
  const followed = new WeakSet<AbortSignal>();
  const follow = (signal: AbortSignal): void => {
    if (followed.has(signal)) return;
    // One listener for all tries under a signal: adding one to each would cost more than the rest.
    followed.add(signal);
    const abort = (): void => {
      for (const [connection, one] of [...underWay]) if (one === signal) connection.abort();
    };
    signal.addEventListener('abort', abort, { once: true });
  };
  return ({ headers: own, body }, { number, headers, signal }) =>
    new Promise((resolve) => {
      const connection = take();
      follow(signal);
      underWay.set(connection, signal);
      // Few webhooks bring headers; without them, what was made of these before is used again.
      const all = Object.keys(own).length === 0 ? headers : { ...own, ...headers };
      connection.send({ number, headers: all, body }, (attempt) => {
        // From here on the connection may serve another request.
        underWay.delete(connection);
        resolve(doubt.review(attempt));
      });
      if (signal.aborted) connection.abort();
    });
}

/** Opens them some at a time, until all are open or there is no more time for it. */
async function openAll(
  connections: readonly RawConnection[],
  clock: Clock,
  closing: AbortSignal,
): Promise<void> {
  const overMs = clock.monotonic() + maxOpeningMs;
  const over = clock.sleep(maxOpeningMs, closing);
  for (let at = 0; at < connections.length && clock.monotonic() < overMs; at += openedAtOnce) {
    const some = connections.slice(at, at + openedAtOnce).map((connection) => connection.open());
    await Promise.race([Promise.all(some), over]);
  }
}

async function checkIdle(clock: Clock, pool: ConnectionPool, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    await clock.sleep(idleCheckMs, closing);
    pool.checkIdle(clock.monotonic());
  }
}
