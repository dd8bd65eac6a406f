import type { AttemptError } from '../../delivery/delivery.ts';
import type { CopyEnd, OnPurpose } from './on-purpose.ts';
import type { Sent } from './sent.ts';
import { Recorder } from '../../distribution/recorder.ts';
import {
  emptyCounts,
  emptyDrops,
  emptyInterval,
  type Counts,
  type DropReason,
  type Interval,
} from './interval.ts';

/**
 * Counts and times everything that happens, and hands it out as slices. What was due before `fromMs` (the warm-up) is kept
 * apart and dropped: it goes the same way as what is measured, so that the code is compiled when measuring begins.
 * Recording an event allocates nothing.
 */
export class Meter {
  private readonly fromMs: number;
  private takenMs: number;
  /** Of the warm-up, and of what is measured. */
  private readonly books: readonly [MetricsBuffer, MetricsBuffer];
  private inFlight = 0;
  private live = 0;

  constructor(fromMs = 0) {
    this.fromMs = fromMs;
    this.takenMs = fromMs;
    const measured = new MetricsBuffer();
    this.books = [fromMs > 0 ? new MetricsBuffer() : measured, measured];
  }

  /** Whether something due at this moment is measured. */
  measures(dueMs: number): boolean {
    return dueMs >= this.fromMs;
  }

  /** An arrival came due. */
  asked(dueMs: number): void {
    this.book(dueMs).counts.asked++;
  }

  /** An arrival started. */
  begun(dueMs: number): void {
    this.book(dueMs).counts.begun++;
  }

  /** An event due at `dueMs` was sent later by so much, and nothing but iqmock itself had held it. */
  late(lateMs: number, dueMs: number): void {
    this.book(dueMs).lateness.record(lateMs);
  }

  /** An arrival could not start. */
  drop(reason: DropReason, dueMs: number): void {
    this.book(dueMs).dropped[reason]++;
  }

  /** Something simply happened. */
  count(name: 'chatsStarted' | 'chatsOver' | 'chatsAbandoned' | 'orderViolations', atMs: number): void {
    this.book(atMs).counts[name]++;
  }

  /** A probe saw what it waited for, or gave up. */
  probed(passed: boolean, dueMs: number, nowMs: number): void {
    const { counts, probes } = this.book(dueMs);
    if (!passed) counts.probesFailed++;
    else {
      counts.probesPassed++;
      probes.record(nowMs - dueMs);
    }
  }

  /** An event came to its end. A timeout counts with the time it took; other failures have no latency. */
  sent(sent: Sent): void {
    this.book(sent.dueMs).sent(sent);
  }

  /** What was done to an event on purpose. */
  faulty(onPurpose: OnPurpose, dueMs: number): void {
    this.book(dueMs).faulty(onPurpose);
  }

  /** A copy of an event that was due at `dueMs` came to its end. */
  copied({ isAccepted, isExcused, cutTries }: CopyEnd, dueMs: number): void {
    const { counts } = this.book(dueMs);
    counts.copies++;
    counts.cutTries += cutTries;
    if (!isAccepted && !isExcused) counts.copyErrors++;
  }

  /** How many requests are in flight and how many chats are alive right now. */
  gauge(inFlight: number, live: number): void {
    if (inFlight > this.inFlight) this.inFlight = inFlight;
    if (live > this.live) this.live = live;
  }

  /** Everything since the last time; then it starts again from zero. `nowMs` is a time of the run. */
  take(nowMs: number): Interval {
    const slice = emptyInterval(this.takenMs - this.fromMs, Math.max(this.takenMs, nowMs) - this.fromMs);
    this.takenMs = Math.max(this.takenMs, nowMs);
    const [warmUp, measured] = this.books;
    if (!this.measures(nowMs)) measured.expect(warmUp);
    this.book(nowMs).takeInto(slice);
    slice.gauges.inFlight = this.inFlight;
    slice.gauges.live = this.live;
    this.inFlight = this.live = 0;
    return slice;
  }

  /** Without a branch: what was never taken would not be compiled. */
  private book(dueMs: number): MetricsBuffer {
    return this.books[Number(this.measures(dueMs))] as MetricsBuffer;
  }
}

/** What was counted and timed since it was last taken. */
class MetricsBuffer {
  counts: Counts = emptyCounts();
  dropped: Record<DropReason, number> = emptyDrops();
  readonly lateness = new Recorder();
  readonly probes = new Recorder();
  private readonly statuses = new Map<number, number>();
  private readonly errors = new Map<AttemptError['code'], number>();
  private readonly types = new Map<string, TypeMeter>();
  private readonly faults = new Map<string, number>();

  faulty({ faults, cutTries, isTimed }: OnPurpose): void {
    this.counts.cutTries += cutTries;
    if (!isTimed) this.counts.untimed++;
    for (const name of faults) this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }

  sent(sent: Sent): void {
    const { counts } = this;
    const type = this.typeMeter(sent.type);
    counts.sent++;
    counts.bytesOut += sent.bytesOut;
    counts.bytesIn += sent.bytesIn;
    counts.retries += sent.attempts - 1;
    if (sent.isResent) counts.resent++;
    if (sent.isExcused) {
      counts.excused++;
      type.excused++;
    }
    if (sent.status === 0) {
      counts.failed++;
      if (!sent.isReached) counts.unreached++;
      type.failed++;
      if (sent.isExcused) return;
      const error = sent.error ?? 'other';
      this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
      if (error !== 'timeout') return;
    } else {
      this.statuses.set(sent.status, (this.statuses.get(sent.status) ?? 0) + 1);
      const delivered = sent.status >= 200 && sent.status < 300;
      if (delivered) counts.delivered++;
      else counts.refused++;
      if (delivered) type.delivered++;
      else type.refused++;
    }
    if (!sent.isTimed) return;
    type.fromDue.record(sent.doneMs - sent.dueMs);
    type.fromSend.record(sent.doneMs - sent.sentMs);
  }

  /** Makes ready for the types that another book has. */
  expect({ types }: MetricsBuffer): void {
    for (const name of types.keys()) this.typeMeter(name);
  }

  takeInto(slice: Interval): void {
    slice.counts = this.counts;
    slice.dropped = this.dropped;
    for (const [status, count] of this.statuses) slice.statuses[status] = count;
    for (const [error, count] of this.errors) slice.errors[error] = count;
    for (const [name, count] of this.faults) slice.faults.set(name, count);
    for (const [name, type] of this.types) {
      const { delivered, refused, failed, excused } = type;
      if (delivered + refused + failed === 0) continue;
      slice.types.set(name, {
        delivered,
        refused,
        failed,
        excused,
        fromDue: type.fromDue.take(),
        fromSend: type.fromSend.take(),
      });
      type.delivered = type.refused = type.failed = type.excused = 0;
    }
    slice.lateness = this.lateness.take();
    slice.probes = this.probes.take();
    this.counts = emptyCounts();
    this.dropped = emptyDrops();
    this.statuses.clear();
    this.errors.clear();
    this.faults.clear();
  }

  private typeMeter(name: string): TypeMeter {
    let meter = this.types.get(name);
    if (meter === undefined) {
      meter = {
        delivered: 0,
        refused: 0,
        failed: 0,
        excused: 0,
        fromDue: new Recorder(),
        fromSend: new Recorder(),
      };
      this.types.set(name, meter);
    }
    return meter;
  }
}

interface TypeMeter {
  delivered: number;
  refused: number;
  failed: number;
  excused: number;
  readonly fromDue: Recorder;
  readonly fromSend: Recorder;
}
