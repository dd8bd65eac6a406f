import type { Clock } from '../env/clock.ts';

const sliceMs = 100;

/**
 * Waits, and does not count the time in which this process did not get its turn: on a busy machine the consumer does not
 * get its own, either. The signal ends the wait.
 */
export async function waitFairly(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  for (let leftMs = ms; leftMs > 0 && !signal.aborted; leftMs -= sliceMs)
    await clock.sleep(Math.min(leftMs, sliceMs), signal);
}
