import type { Meter } from '../metrics/meter.ts';
import type { DropReason } from '../metrics/interval.ts';
import type { Schedule } from '../plan/schedule.ts';

/** Noticed later than this, an arrival is late by iqmock's own fault. */
const lateAfterMs = 100;

/**
 * Arrivals that have come due and not yet started, first come, first served. Since a schedule is pure, these are two
 * numbers however many arrivals wait. Who waits longer than `dropAfterMs` is dropped and counted.
 */
export class Backlog {
  private readonly schedule: Schedule;
  private readonly meter: Meter;
  private readonly dropAfterMs: number;
  /** The first arrival that has not started, and when it is due; undefined when there are no more. */
  private head = 0;
  private headMs: number | undefined;
  /** The first arrival that has not come due, and when that will be. */
  private tail = 0;
  private tailMs: number | undefined;
  /** Arrivals before this one came due unnoticed, because iqmock itself was busy. */
  private lateBefore = 0;
  private stopped = false;

  constructor(schedule: Schedule, meter: Meter, dropAfterMs: number) {
    this.schedule = schedule;
    this.meter = meter;
    this.dropAfterMs = dropAfterMs;
    this.headMs = this.tailMs = schedule(0);
  }

  /** When the first waiting arrival was due; undefined when none waits. */
  get waitingMs(): number | undefined {
    return this.head < this.tail ? this.headMs : undefined;
  }

  /** When the next arrival comes due; Infinity when there are no more. */
  get nextMs(): number {
    return this.stopped ? Infinity : (this.tailMs ?? Infinity);
  }

  /** When the first waiting arrival is dropped; Infinity when none waits. */
  get dropMs(): number {
    return (this.waitingMs ?? Infinity) + this.dropAfterMs;
  }

  /** Whether every arrival has started or been dropped. */
  get isOver(): boolean {
    return this.head === this.tail && (this.stopped || this.tailMs === undefined);
  }

  /** Counts what has come due by now. */
  advance(nowMs: number): void {
    while (!this.stopped && this.tailMs !== undefined && this.tailMs <= nowMs) {
      this.meter.asked(this.tailMs);
      const lateMs = nowMs - this.tailMs;
      this.tailMs = this.schedule(++this.tail);
      if (lateMs > lateAfterMs) this.lateBefore = this.tail;
    }
  }

  /** The schedule of what has not come due yet is another one now. */
  rescheduled(): void {
    this.tailMs = this.schedule(this.tail);
    if (this.head === this.tail) this.headMs = this.tailMs;
  }

  /** The first waiting arrival started. */
  take(): void {
    this.meter.begun(this.headMs ?? 0);
    this.headMs = this.schedule(++this.head);
  }

  /** Drops those that have waited too long. `reason` is what they waited for, unless iqmock had noticed them late. */
  dropLate(nowMs: number, reason: DropReason): void {
    for (
      let dueMs = this.waitingMs;
      dueMs !== undefined && nowMs >= dueMs + this.dropAfterMs;
      dueMs = this.waitingMs
    ) {
      this.drop(dueMs, this.head < this.lateBefore ? 'late' : reason);
    }
  }

  /** Nothing more comes due; who waits is dropped. */
  stop(): void {
    this.stopped = true;
    for (let dueMs = this.waitingMs; dueMs !== undefined; dueMs = this.waitingMs) this.drop(dueMs, 'stopped');
  }

  private drop(dueMs: number, reason: DropReason): void {
    this.meter.drop(reason, dueMs);
    this.headMs = this.schedule(++this.head);
  }
}
