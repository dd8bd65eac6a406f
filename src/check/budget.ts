import type { Clock } from '../env/clock.ts';
import { formatNumber } from '../env/format.ts';

/** Nothing more may be sent: what is not judged yet stays so. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** Why nothing more was judged when the time was over. */
export const timeSpent = 'the budget of time was spent';

/** How many webhooks a check may send at most. */
export const mostRequests = 2000;

/** What a check may spend: webhooks, and time. */
export class Budget {
  /** Webhooks sent so far. */
  used = 0;
  private readonly clock: Clock;
  private readonly endMs: number;
  /** Aborts when the check is interrupted. */
  readonly signal: AbortSignal;

  constructor(clock: Clock, budgetMs: number, signal: AbortSignal) {
    this.clock = clock;
    this.endMs = clock.monotonic() + budgetMs;
    this.signal = signal;
  }

  get leftMs(): number {
    return this.endMs - this.clock.monotonic();
  }

  get leftRequests(): number {
    return mostRequests - this.used;
  }

  /** Counts one webhook. Throws BudgetSpent if there is none left, or no time. */
  take(): void {
    this.goOn();
    if (this.leftRequests <= 0) throw new BudgetSpent(`${formatNumber(mostRequests)} webhooks were sent`);
    this.used++;
  }

  /** Throws BudgetSpent if there is no time left, or the check was interrupted. */
  goOn(): void {
    if (this.signal.aborted) throw new BudgetSpent('the check was interrupted');
    if (this.leftMs <= 0) throw new BudgetSpent(timeSpent);
  }
}

/** How long an answer is waited for. Consumers that hang are not waited for again and again. */
export class Patience {
  /** How many rules met an answer that did not come. */
  hangs = 0;
  private baseMs: number;
  private readonly mostMs: number;
  private factor = 1;

  constructor(mostMs: number) {
    this.mostMs = mostMs;
    this.baseMs = mostMs;
  }

  /** Learns from the slowest answer to a good event. */
  learn(slowestMs: number): void {
    this.baseMs = this.enoughFor(slowestMs);
  }

  /** Learns that the consumer, or its machine, has become slower: gives whether more time is allowed from now on. */
  slowDown(slowestMs: number): boolean {
    const enoughMs = this.enoughFor(slowestMs);
    const isSlower = enoughMs > this.timeoutMs;
    this.baseMs = Math.max(this.baseMs, enoughMs);
    return isSlower;
  }

  private enoughFor(slowestMs: number): number {
    return Math.min(Math.max(20 * slowestMs, 1000), this.mostMs);
  }

  get timeoutMs(): number {
    const calm = this.hangs < 3 ? this.baseMs : this.baseMs / 2;
    return Math.ceil(Math.min(Math.max(calm * this.factor, 500), this.mostMs));
  }

  /** Whether a hang is tried again with twice the time before it is believed. */
  get isPatient(): boolean {
    return this.hangs < 2;
  }

  /** Does something with twice the time for an answer. */
  async twice<T>(action: () => Promise<T>): Promise<T> {
    this.factor = 2;
    try {
      return await action();
    } finally {
      this.factor = 1;
    }
  }
}
