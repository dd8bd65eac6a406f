import { onTestFinished } from 'vitest';
import { createVirtualClock, systemClock, type Clock } from '../../src/env/clock.ts';
import type { Host } from '../../src/env/host.ts';

/** What of a host is other where time is virtual. */
export type IdleHost = Pick<Host, 'clock' | 'watchProcess'>;

/** A process that is never busy: where time is virtual, work takes none. */
const calm = { cpuShare: 0, loopBusyShare: 0, loopDelayP99Ms: 0, heapBytes: 0 };

/**
 * A host by whose clock no time passes but while this process has nothing else to do: a command that waits takes as long as
 * its work. What it talks to may be real, as long as that is in this process too and waits by the same clock.
 */
export function createIdleHost(): IdleHost {
  return {
    clock: createIdleClock(Date.now()),
    watchProcess: () => Promise.resolve({ read: () => calm, close: () => undefined }),
  };
}

/** A virtual clock that moves on by itself whenever this process is idle, until the test is over. */
function createIdleClock(startMs: number): Clock {
  const clock = createVirtualClock(startMs);
  const wakes = new Set<{ readonly atMs: number }>();
  // A process that was there before, such as a browser, may stay for good.
  const usual = countActive(processes);
  let isMoving = false;
  let changes = 0;
  let isOver = false;
  onTestFinished(() => void (isOver = true));
  const nextMs = (): number => [...wakes].reduce((least, { atMs }) => Math.min(least, atMs), Infinity);
  /** Whether nothing begins or ends to wait while it makes sure, before it goes far. */
  const isSure = async (goesMs: number): Promise<boolean> => {
    if (goesMs < farMs) return true;
    const before = changes;
    await systemClock.sleep(sureMs);
    // After a pause of the whole process timers come before what arrived meanwhile.
    await untilIdle(usual);
    return changes === before;
  };
  const move = async (): Promise<void> => {
    if (isMoving) return;
    isMoving = true;
    while (wakes.size > 0 && !isOver) {
      await untilIdle(usual);
      if (!(await isSure(nextMs() - clock.now()))) continue;
      const leftMs = nextMs() - clock.now();
      if (leftMs < Infinity) await clock.advance(Math.max(0, leftMs));
    }
    isMoving = false;
  };
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    async sleep(ms, signal) {
      const wake = { atMs: clock.now() + Math.max(0, ms) };
      wakes.add(wake);
      changes++;
      void move();
      await clock.sleep(ms, signal);
      wakes.delete(wake);
      changes++;
    },
  };
}

/** After so many turns of the event loop in which nothing was asked of the system, nothing is on its way here. */
const quietTurns = 4;

/** Before it goes further than this, as to a timeout, it waits for a moment: another thread may be at work unseen. */
const farMs = 50;
const sureMs = 3;

async function untilIdle(usualProcesses: number): Promise<void> {
  for (let turns = 0; turns < quietTurns; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (countActive(requests) > 0 || countActive(processes) > usualProcesses) turns = 0;
  }
}

/** What the operating system or another thread is asked for at this moment, and what other processes there are. */
const requests = /^(FS|TCPConnect|PipeConnect|GetAddrInfo|GetNameInfo|Write|Shutdown)/;
const processes = /^Process/;

function countActive(kind: RegExp): number {
  return process.getActiveResourcesInfo().filter((name) => kind.test(name)).length;
}
