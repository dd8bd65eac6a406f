import type { Clock } from '../env/clock.ts';
import { jsonText } from './json-text.ts';
import type { Observer } from './observer.ts';
import type { Twin } from './twin.ts';

/** How long a state must be still at first, before it is known how fast the consumer is. */
const firstStillMs = 250;
const volatileRounds = 12;

/**
 * Reads the state of the first conversation until it is still: gives how long that took. Values that change at every
 * reading are noise, or no state would ever be still.
 */
export async function learnPace(
  observer: Observer,
  twin: Twin,
  clock: Clock,
  lastText: string,
): Promise<number> {
  const startMs = clock.monotonic();
  const readings: { readonly atMs: number; readonly state: unknown }[] = [];
  const text = (state: unknown): string => jsonText(observer.mask.canonical(state));
  /** When the state became what it is now, as far as it is compared. */
  const changedMs = (): number => {
    const now = text(readings.at(-1)?.state);
    const other = readings.findLastIndex(({ state }) => text(state) !== now);
    return readings[other + 1]?.atMs ?? startMs;
  };
  while (clock.monotonic() - startMs < 6000) {
    const { state } = await observer.read(twin);
    readings.push({
      atMs: readings.length === 0 ? startMs : clock.monotonic(),
      state,
    });
    // Nobody reorders what is there while a queue adds to it.
    observer.mask.learnOrder(readings.at(-2)?.state ?? state, state);
    const recent = readings.slice(-volatileRounds).map((reading) => text(reading.state));
    // It changed every time: a clock, or a counter of readings. What a queue still adds to a list is no such value.
    if (new Set(recent).size === volatileRounds) observer.mask.learnStamps(readings.at(-2)?.state, state);
    // The last text may still be on its way.
    const waitMs = text(state).includes(lastText) ? firstStillMs : 1500;
    if (clock.monotonic() - changedMs() >= waitMs) break;
    await clock.sleep(20);
  }
  return Math.round(changedMs() - startMs);
}
