import { jsonText } from './json-text.ts';
import type { Clock } from '../env/clock.ts';
import { differences, type Difference } from './difference.ts';
import type { Mask } from './mask.ts';
import type { Prober, Reading } from './probe.ts';
import type { Twin } from './twin.ts';

/** How two states are compared. */
export type Compare = (clean: unknown, now: unknown) => readonly Difference[];

/** What was found when a state was compared. */
export interface Observed {
  /** The state in its canonical form. */
  readonly now: unknown;
  readonly differences: readonly Difference[];
}

/** The longest a state is waited for, unless the user gave a time to settle. */
const longestWaitMs = 6000;
const pausesMs = [5, 10, 20, 30, 40, 50];

/** Reads the state of chats until it is right, or until it has been still for long enough to be wrong. */
export class Observer {
  readonly prober: Prober;
  readonly mask: Mask;
  /** How long a state must be still before it counts as final. */
  settleMs = 150;
  private readonly clock: Clock;

  constructor(prober: Prober, mask: Mask, clock: Clock) {
    this.prober = prober;
    this.mask = mask;
    this.clock = clock;
  }

  /** Compares a twin's state with a state read earlier: equal at once, or different once it is still. */
  async compare(twin: Twin, clean: unknown, compare: Compare = differences): Promise<Observed> {
    let found: Observed = { now: undefined, differences: [] };
    await this.watch(twin, ({ state }) => {
      const now = this.mask.canonical(state);
      found = { now, differences: compare(this.mask.canonical(clean), now) };
      return found.differences.length === 0;
    });
    return found;
  }

  /** Reads until the state has been still. */
  async settled(twin: Twin): Promise<Reading> {
    return this.watch(twin, () => false);
  }

  /** Reads until `isEnough` holds or the state has been still for `settleMs`; gives the last reading. */
  private async watch(twin: Twin, isEnough: (reading: Reading) => boolean): Promise<Reading> {
    const { clock } = this;
    const endMs = clock.monotonic() + Math.max(longestWaitMs, 2 * this.settleMs);
    let before = '';
    let stillSinceMs = clock.monotonic();
    for (let round = 0; ; round++) {
      const reading = await this.prober.read(twin);
      if (isEnough(reading)) return reading;
      const text = jsonText(this.mask.canonical(reading.state));
      const nowMs = clock.monotonic();
      if (text !== before) stillSinceMs = nowMs;
      before = text;
      if (nowMs - stillSinceMs >= this.settleMs || nowMs >= endMs) return reading;
      await clock.sleep(pausesMs[Math.min(round, pausesMs.length - 1)] ?? 50);
    }
  }
}
