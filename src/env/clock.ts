/** Where time comes from. Nothing outside `env/` asks the machine for it. */
export interface Clock {
  /** UTC milliseconds since 1970. */
  now(): number;
  /** A monotonic time in milliseconds with fractions; only differences mean anything. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. It never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, ms));
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/** A clock that moves only on request: for tests, and for playing without waiting. */
export interface VirtualClock extends Clock {
  /** Moves time forward by `ms`, waking every sleeper on the way, in order. */
  advance(ms: number): Promise<void>;
}

/** Makes a virtual clock that starts at `startMs`. */
export function createVirtualClock(startMs = 0): VirtualClock {
  let nowMs = startMs;
  const sleepers: { wakeMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    monotonic: () => nowMs,
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = (): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        };
        const sleeper = { wakeMs: nowMs + Math.max(0, ms), wake };
        const giveUp = (): void => {
          const index = sleepers.indexOf(sleeper);
          if (index >= 0) sleepers.splice(index, 1);
          wake();
        };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', giveUp);
      });
    },
    async advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        await settle();
        sleepers.sort((a, b) => a.wakeMs - b.wakeMs);
        const first = sleepers[0];
        if (first === undefined || first.wakeMs > endMs) break;
        sleepers.shift();
        nowMs = Math.max(nowMs, first.wakeMs);
        first.wake();
      }
      nowMs = endMs;
      await settle();
    },
  };
}

/** Lets promises that are ready run on. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
