import type { AttemptError } from '../delivery/delivery.ts';
import { Recorder } from './distribution.ts';
import { emptyCounts, emptySlice, type Counts, type DropReason, type Slice } from './slice.ts';

/** One event that was sent, and what came back. Times are milliseconds of the run. */
export interface Sent {
  readonly type: string;
  readonly dueMs: number;
  readonly sentMs: number;
  readonly doneMs: number;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly error: AttemptError['code'] | undefined;
  readonly bytesOut: number;
  readonly bytesIn: number;
  readonly attempts: number;
}

/**
 * Counts and times everything that happens, and hands it out as slices. What was due before `fromMs` (the warm-up) is not
 * measured. Recording an event allocates nothing.
 */
export class Meter {
  private readonly fromMs: number;
  private takenMs: number;
  private counts: Counts = emptyCounts();
  private dropped: Record<DropReason, number> = { lanes: 0, chats: 0, late: 0, stopped: 0 };
  private readonly statuses = new Map<number, number>();
  private readonly errors = new Map<AttemptError['code'], number>();
  private readonly types = new Map<string, TypeMeter>();
  private readonly latenessRecorder = new Recorder();
  private readonly probeRecorder = new Recorder();
  private inFlight = 0;
  private live = 0;

  constructor(fromMs = 0) {
    this.fromMs = fromMs;
    this.takenMs = fromMs;
  }

  /** Whether something due at this moment is measured. */
  measures(dueMs: number): boolean {
    return dueMs >= this.fromMs;
  }

  /** An arrival came due. */
  asked(dueMs: number): void {
    if (this.measures(dueMs)) this.counts.asked++;
  }

  /** An arrival started. */
  begun(dueMs: number): void {
    if (this.measures(dueMs)) this.counts.begun++;
  }

  /** An event due at `dueMs` was sent later by so much, and nothing but iqmock itself had held it. */
  late(lateMs: number, dueMs: number): void {
    if (this.measures(dueMs)) this.latenessRecorder.record(lateMs);
  }

  /** An arrival could not start. */
  drop(reason: DropReason, dueMs: number): void {
    if (this.measures(dueMs)) this.dropped[reason]++;
  }

  /** Something simply happened. */
  count(name: 'chatsBorn' | 'chatsOver' | 'chatsAbandoned' | 'orderViolations', atMs: number): void {
    if (this.measures(atMs)) this.counts[name]++;
  }

  /** A probe saw what it waited for, or gave up. */
  probed(passed: boolean, dueMs: number, nowMs: number): void {
    if (!this.measures(dueMs)) return;
    if (!passed) this.counts.probesFailed++;
    else {
      this.counts.probesPassed++;
      this.probeRecorder.record(nowMs - dueMs);
    }
  }

  /** An event came to its end. A timeout counts with the time it took; other failures have no latency. */
  sent(sent: Sent): void {
    if (!this.measures(sent.dueMs)) return;
    const type = this.typeMeter(sent.type);
    this.counts.sent++;
    this.counts.bytesOut += sent.bytesOut;
    this.counts.bytesIn += sent.bytesIn;
    this.counts.retries += sent.attempts - 1;
    if (sent.status === 0) {
      this.counts.failed++;
      type.failed++;
      const error = sent.error ?? 'other';
      this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
      if (error !== 'timeout') return;
    } else {
      this.statuses.set(sent.status, (this.statuses.get(sent.status) ?? 0) + 1);
      const delivered = sent.status >= 200 && sent.status < 300;
      if (delivered) this.counts.delivered++;
      else this.counts.refused++;
      if (delivered) type.delivered++;
      else type.refused++;
    }
    type.fromDue.record(sent.doneMs - sent.dueMs);
    type.fromSend.record(sent.doneMs - sent.sentMs);
  }

  /** How many requests are in flight and how many chats are alive right now. */
  gauge(inFlight: number, live: number): void {
    if (inFlight > this.inFlight) this.inFlight = inFlight;
    if (live > this.live) this.live = live;
  }

  /** Everything since the last time, and starts anew. `nowMs` is a time of the run. */
  take(nowMs: number): Slice {
    const slice = emptySlice(this.takenMs - this.fromMs, Math.max(this.takenMs, nowMs) - this.fromMs);
    this.takenMs = Math.max(this.takenMs, nowMs);
    slice.counts = this.counts;
    slice.dropped = this.dropped;
    for (const [status, count] of this.statuses) slice.statuses[String(status)] = count;
    for (const [error, count] of this.errors) slice.errors[error] = count;
    for (const [name, type] of this.types) {
      const { delivered, refused, failed } = type;
      if (delivered + refused + failed === 0) continue;
      slice.types[name] = {
        delivered,
        refused,
        failed,
        fromDue: type.fromDue.take(),
        fromSend: type.fromSend.take(),
      };
      type.delivered = type.refused = type.failed = 0;
    }
    slice.lateness = this.latenessRecorder.take();
    slice.probes = this.probeRecorder.take();
    slice.gauges.inFlight = this.inFlight;
    slice.gauges.live = this.live;
    this.counts = emptyCounts();
    this.dropped = { lanes: 0, chats: 0, late: 0, stopped: 0 };
    this.statuses.clear();
    this.errors.clear();
    this.inFlight = this.live = 0;
    return slice;
  }

  private typeMeter(name: string): TypeMeter {
    let meter = this.types.get(name);
    if (meter === undefined) {
      meter = { delivered: 0, refused: 0, failed: 0, fromDue: new Recorder(), fromSend: new Recorder() };
      this.types.set(name, meter);
    }
    return meter;
  }
}

interface TypeMeter {
  delivered: number;
  refused: number;
  failed: number;
  readonly fromDue: Recorder;
  readonly fromSend: Recorder;
}
