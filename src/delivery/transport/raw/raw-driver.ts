import type { Clock } from '../../../env/clock.ts';
import { Lane } from './connection.ts';
import { LanePool } from './pool.ts';
import { createOutbox } from './outbox.ts';
import { mostOpeningMs, type Wire } from '../wire.ts';

/** Where and how a wire sends. */
export interface HttpWireSettings {
  readonly clock: Clock;
  /** A plain `http:` address. */
  readonly url: URL;
  /** Sent as they are with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly lanes: number;
  readonly timeoutMs: number;
}

/** Few enough for any consumer to take them in at once. */
const openedAtOnce = 32;

/**
 * The fast wire: HTTP/1.1 on sockets, for plain http targets. A fixed number of lanes, each a connection with one request
 * in flight at most; head and body leave in one write.
 */
export function createHttpWire(settings: HttpWireSettings): Wire {
  const { clock, url, timeoutMs, lanes } = settings;
  const head = Buffer.from(requestHead(settings), 'latin1');
  const closing = new AbortController();
  const all: Lane[] = [];
  const pool = new LanePool();
  const laneSettings = { clock, url, head, outbox: createOutbox(), freed: (lane: Lane) => pool.put(lane) };
  void everySoOften(clock, timeoutMs, closing.signal, (now) => {
    for (const lane of all) lane.checkTime(now, timeoutMs);
    pool.checkIdle(now);
  });
  return {
    lanes,
    send(webhook, dueAt, answered) {
      let lane = pool.take(dueAt);
      if (lane === undefined) all.push((lane = new Lane(laneSettings)));
      lane.send(webhook, answered);
    },
    async open(count) {
      const added = Array.from({ length: Math.min(count, lanes - all.length) }, () => new Lane(laneSettings));
      all.push(...added);
      await openAll(added, clock, closing.signal);
      for (const lane of added) pool.put(lane);
    },
    close() {
      closing.abort();
      for (const lane of all) lane.giveUp('aborted');
      return Promise.resolve();
    },
  };
}

/** Opens them some at a time, until all are open or there is no more time for it. */
async function openAll(lanes: readonly Lane[], clock: Clock, closing: AbortSignal): Promise<void> {
  const overMs = clock.monotonic() + mostOpeningMs;
  const over = clock.sleep(mostOpeningMs, closing);
  for (let at = 0; at < lanes.length && clock.monotonic() < overMs; at += openedAtOnce) {
    const some = lanes.slice(at, at + openedAtOnce).map((lane) => lane.open());
    await Promise.race([Promise.all(some), over]);
  }
}

async function everySoOften(
  clock: Clock,
  timeoutMs: number,
  closing: AbortSignal,
  act: (now: number) => void,
): Promise<void> {
  const everyMs = Math.min(100, Math.max(5, timeoutMs / 100));
  while (!closing.aborted) {
    await clock.sleep(everyMs, closing);
    act(clock.monotonic());
  }
}

function requestHead({ url, headers }: HttpWireSettings): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${lines.join('')}content-length: `;
}
