import { onTestFinished } from 'vitest';
import { createVirtualClock, type Clock } from '../../src/env/clock.ts';
import type { Host } from '../../src/env/host.ts';

/** What of a host is other where time is virtual. */
export type IdleHost = Pick<Host, 'clock' | 'watchProcess'>;

/** A process that is never busy: where time is virtual, work takes none. */
const calm = { cpuShare: 0, loopBusyShare: 0, loopDelayP99Ms: 0, heapBytes: 0 };

/**
 * A host by whose clock no time passes but while this process has nothing else to do: a command that waits takes as long as
 * its work. What it talks to may be real, as long as that is in this process too and waits by the same clock.
 */
export function createIdleHost(startMs = Date.UTC(2024, 2, 1, 9)): IdleHost {
  return {
    clock: createIdleClock(startMs),
    watchProcess: () => Promise.resolve({ read: () => calm, close: () => undefined }),
  };
}

/** A virtual clock that moves on by itself whenever this process is idle, until the test is over. */
function createIdleClock(startMs: number): Clock {
  const clock = createVirtualClock(startMs);
  const wakes = new Set<{ readonly atMs: number }>();
  // A process that was there before, such as a browser, may stay for good.
  const usual = countRequests();
  let isMoving = false;
  let isOver = false;
  onTestFinished(() => void (isOver = true));
  const move = async (): Promise<void> => {
    if (isMoving) return;
    isMoving = true;
    while (wakes.size > 0 && !isOver) {
      await untilIdle(usual);
      const nextMs = [...wakes].reduce((least, { atMs }) => Math.min(least, atMs), Infinity);
      if (nextMs < Infinity) await clock.advance(Math.max(0, nextMs - clock.now()));
    }
    isMoving = false;
  };
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    async sleep(ms, signal) {
      const wake = { atMs: clock.now() + Math.max(0, ms) };
      wakes.add(wake);
      void move();
      await clock.sleep(ms, signal);
      wakes.delete(wake);
    },
  };
}

/** After so many turns of the event loop in which nothing was asked of the system, nothing is on its way here. */
const quietTurns = 4;

async function untilIdle(usual: number): Promise<void> {
  for (let turns = 0; turns < quietTurns; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (countRequests() > usual) turns = 0;
  }
}

/** What the operating system, another thread or another process is asked for at this moment. */
const requests = /^(FS|TCPConnect|GetAddrInfo|GetNameInfo|Write|Shutdown|Zlib|Process)/;

function countRequests(): number {
  return process.getActiveResourcesInfo().filter((name) => requests.test(name)).length;
}
