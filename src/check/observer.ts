import { jsonText } from './json-text.ts';
import type { Clock } from '../env/clock.ts';
import type { Budget } from './budget.ts';
import { differences, type Difference } from './difference.ts';
import type { Mask } from './mask.ts';
import type { Prober, ConsumerState } from './probe-form.ts';
import type { Twin } from './twin.ts';

/** How two states are compared. */
export type Compare = (clean: unknown, now: unknown) => readonly Difference[];

/** How a state is compared with the one that it should be. */
export interface CompareOptions {
  readonly compare?: Compare | undefined;
  /** More was sent than makes the state what it should be. */
  readonly isMore?: boolean;
}

/** What was found when a state was compared. */
export interface Observed {
  /** The state in its canonical form. */
  readonly now: unknown;
  readonly differences: readonly Difference[];
  /** How long it took until it was equal, or still, ms. */
  readonly afterMs: number;
}

/** What an observer is made of. */
export interface ObserverParts {
  readonly prober: Prober;
  readonly mask: Mask;
  readonly clock: Clock;
  readonly budget: Budget;
}

/** The longest a state is waited for, unless the user gave a time to settle. */
const longestWaitMs = 6000;
const shortestSettleMs = 150;
const longestSecondLookMs = 250;
/** How many readings in a row must be alike. */
const fewestLooks = 3;
const pausesMs = [5, 10, 20, 30, 40, 50];

/** Reads the state of chats until it is right, or until it has been still for long enough to be wrong. */
export class Observer {
  readonly prober: Prober;
  readonly mask: Mask;
  /** How long a state must be still before it counts as final. */
  settleMs = shortestSettleMs;
  /** How long the state follows the last answer: 0 where the consumer answers when it has done its work. */
  lagMs = 0;
  private isSettleGiven = false;
  private readonly clock: Clock;
  private readonly budget: Budget;

  constructor({ prober, mask, clock, budget }: ObserverParts) {
    this.prober = prober;
    this.mask = mask;
    this.clock = clock;
    this.budget = budget;
  }

  /** Reads the state of a twin once. Throws BudgetSpent if there is no time for that. */
  async read(twin: Twin): Promise<ConsumerState> {
    this.budget.goOn();
    const reading = await this.prober.read(twin, this.budget.signal);
    this.budget.goOn();
    return reading;
  }

  /** Learns how long the consumer works after its answer, unless the user gave a time to settle. */
  learnLag(lagMs: number, givenSettleMs?: number): void {
    this.lagMs = Math.max(this.lagMs, lagMs);
    this.isSettleGiven ||= givenSettleMs !== undefined;
    if (givenSettleMs !== undefined) this.settleMs = givenSettleMs;
    else if (!this.isSettleGiven) this.settleMs = Math.max(this.settleMs, 4 * lagMs);
  }

  /**
   * Compares a twin's state with a state read earlier: equal at once, or different once it is still. `isMore` says that
   * more was sent than makes the state equal: where a consumer works after its answer, it must be equal twice, since the
   * rest may still wait in a queue.
   */
  async compare(
    twin: Twin,
    clean: unknown,
    { compare = differences, isMore = false }: CompareOptions = {},
  ): Promise<Observed> {
    const startMs = this.clock.monotonic();
    let found: Observed = { now: undefined, differences: [], afterMs: 0 };
    const isEqual = ({ state }: ConsumerState): boolean => {
      const now = this.mask.canonical(state);
      const afterMs = this.clock.monotonic() - startMs;
      found = { now, differences: compare(this.mask.canonical(clean), now), afterMs };
      return found.differences.length === 0;
    };
    await this.watch(twin, isEqual);
    if (found.differences.length > 0 || this.lagMs === 0 || !isMore) return found;
    const { afterMs } = found;
    await this.clock.sleep(Math.min(2 * this.lagMs, longestSecondLookMs), this.budget.signal);
    await this.watch(twin, isEqual);
    return found.differences.length > 0 ? found : { ...found, afterMs };
  }

  /** Reads until the state has been still. */
  async settled(twin: Twin): Promise<ConsumerState> {
    return this.watch(twin, () => false);
  }

  /** Reads until `isEnough` holds or the state has been still for `settleMs`; gives the last reading. */
  private async watch(twin: Twin, isEnough: (reading: ConsumerState) => boolean): Promise<ConsumerState> {
    const { clock } = this;
    const endMs = clock.monotonic() + Math.max(longestWaitMs, 2 * this.settleMs);
    let before = '';
    let stillSinceMs = clock.monotonic();
    let alike = 0;
    for (let round = 0; ; round++) {
      const reading = await this.read(twin);
      if (isEnough(reading)) return reading;
      const text = jsonText(this.mask.canonical(reading.state));
      const nowMs = clock.monotonic();
      if (text !== before) [stillSinceMs, alike] = [nowMs, 0];
      before = text;
      alike++;
      // Time that went by without a look at the state says nothing of it.
      const isStill = nowMs - stillSinceMs >= this.settleMs && alike >= fewestLooks;
      if (isStill || nowMs >= endMs) return reading;
      await clock.sleep(pausesMs[Math.min(round, pausesMs.length - 1)] ?? 50, this.budget.signal);
    }
  }
}
