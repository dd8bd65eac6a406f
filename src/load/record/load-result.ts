import type { CheckRecord } from '../../report/record.ts';
import type { LimitStepResult } from '../limit/find-limit.ts';
import type { EndReason, LoadHeader } from './load-record.ts';
import type { Interval } from '../metrics/interval.ts';
import type { LoadVerdict } from '../metrics/verdict.ts';

/** A load run that is over: its settings, what was measured, and the verdict. */
export interface LoadResult {
  readonly header: LoadHeader;
  /** The whole run. */
  readonly total: Interval;
  /** The run over time, all workers together. */
  readonly slices: readonly Interval[];
  readonly widthMs: number;
  /** For how long arrivals came, in milliseconds. */
  readonly activeMs: number;
  /** The thresholds, judged, and the sums. */
  readonly checks: readonly CheckRecord[];
  readonly verdict: LoadVerdict;
  readonly endedBy: EndReason | undefined;
  readonly endedAt: number;
  /** What `--find-limit` tried. */
  readonly steps?: readonly LimitStepResult[];
}
