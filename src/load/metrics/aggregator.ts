import type { CheckRecord } from '../../report/record.ts';
import type { EndReason, LoadHeader } from '../record/load-record.ts';
import type { LoadResult } from '../record/load-result.ts';
import { TimeSeries } from './time-series.ts';
import { droppedOf, type Interval } from './interval.ts';
import { checkThreshold, type Threshold } from './threshold.ts';
import { judgeLoad } from './verdict.ts';

/** What is known when a run is over, beside its slices. */
export interface LoadEnding {
  readonly endedAt: number;
  readonly endedBy: EndReason | undefined;
  readonly thresholds: readonly Threshold[];
  /** The load of all machines together, where there were several. */
  readonly header?: LoadHeader;
  /** For how long arrivals came, where that is not the time planned or measured. */
  readonly activeMs?: number;
  /** The rest of what happened is not known. */
  readonly isTorn?: boolean;
}

/** Gathers the slices of a run, of however many workers, and makes the result of them. */
export class Aggregator {
  readonly header: LoadHeader;
  private readonly series: TimeSeries;
  /** Until when arrivals came. */
  private askedToMs = 0;

  constructor(header: LoadHeader) {
    this.header = header;
    this.series = new TimeSeries(header.widthMs);
  }

  add(slice: Interval, worker: number): void {
    this.series.add(slice, worker);
    if (slice.counts.asked > 0) this.askedToMs = Math.max(this.askedToMs, slice.toMs);
  }

  /** Everything so far. */
  total(): Interval {
    return this.series.total();
  }

  /** The result, judged. */
  result(ending: LoadEnding): LoadResult {
    const { series } = this;
    const { header = this.header, endedAt, endedBy, thresholds, isTorn = false } = ending;
    const total = series.total();
    const slices = series.slices();
    const isCut = endedBy !== undefined || isTorn;
    const activeMs = ending.activeMs ?? this.activeMs(total, isCut);
    const checks = [
      ...thresholds.map((one) => checkThreshold(one, { total, activeMs })),
      // Of a torn file, what was in flight is not known.
      ...(isTorn ? [] : [ledgerCheck(total, header)]),
    ];
    const judged = { header, total, slices, activeMs, checks, endedBy };
    return { ...judged, widthMs: series.widthMs, verdict: judgeLoad(judged), endedAt };
  }

  private activeMs(total: Interval, isCut: boolean): number {
    const { model, durationMs } = this.header;
    // Virtual users play their scenarios on when the time is over, and what they send then is counted.
    if (model === 'closed') return total.toMs;
    if (!isCut) return durationMs;
    // A search does not know beforehand how long it takes.
    return durationMs > 0 ? Math.min(durationMs, this.askedToMs) : this.askedToMs;
  }
}

/** Every arrival started or was dropped, and every event that was sent came to one end. */
function ledgerCheck(total: Interval, { unit }: LoadHeader): CheckRecord {
  const { asked, begun, sent, delivered, refused, failed, copies } = total.counts;
  const dropped = droppedOf(total);
  const ended = delivered + refused + failed;
  const passed = asked === begun + dropped && sent === ended && (unit === 'chats' || begun === sent);
  return {
    kind: 'check',
    name: 'ledger',
    passed,
    expected: 'every arrival and every event accounted for',
    actual: `${asked} asked = ${begun} started + ${dropped} dropped; ${sent} sent = ${delivered} accepted + ${refused} refused + ${failed} failed${copies === 0 ? '' : `, and ${copies} copies on purpose`}`,
    ...(passed
      ? {}
      : { why: 'iqmock lost count of something. Please report it.', severity: 'error' as const }),
  };
}
