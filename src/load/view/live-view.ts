import { formatDurationMs, formatRate } from '../../env/format.ts';
import { percentileMs } from '../../distribution/distribution.ts';
import type { LoadHeader } from '../record/load-record.ts';
import type { LimitStepResult } from '../limit/find-limit.ts';
import type { Aggregator } from '../metrics/aggregator.ts';
import { liveViewLines, quietLine, type LoadProgress } from './live-view-lines.ts';
import type { LoadObserver } from '../plan/prepared-run.ts';
import type { LiveScreen } from '../../report/screen.ts';
import { addBeside, emptyInterval, latencyOf, type Interval } from '../metrics/interval.ts';
import { parseThreshold, type Threshold } from '../metrics/threshold.ts';

/** Lines in a log come so often. */
const quietEveryMs = 5000;
const historyLength = 120;

/** What people see while a load run goes on. */
export interface LiveView extends LoadObserver {
  /** The run is being ended: only the last answers are awaited. */
  ending(): void;
  /** Clears the panel, to make room for the result. */
  clear(): void;
}

/** Makes the panel: redrawn every second on a terminal, a line every few seconds in a log. */
export function createLiveView(screen: LiveScreen): LiveView {
  const state = new PanelState();
  let saidMs = -Infinity;
  const draw = (): void => {
    const progress = state.progress();
    if (progress === undefined) return;
    if (screen.live)
      screen.redraw((columns) => liveViewLines(progress, Math.max(20, columns - 1), screen.paint));
    else if (progress.total.toMs - saidMs >= quietEveryMs - 50) {
      saidMs = progress.total.toMs;
      screen.insist(quietLine(progress));
    }
  };
  return {
    started: (header) => state.start(header),
    slice(slice, worker, sofar) {
      // One drawing for a second of all workers.
      if (state.add(slice, worker, sofar)) draw();
    },
    step(step) {
      screen.insist(stepLine(step, state.unit, screen));
    },
    ending() {
      state.isEnding = true;
      draw();
    },
    clear: () => screen.redraw(() => []),
  };
}

class PanelState {
  isEnding = false;
  private header: LoadHeader | undefined;
  private thresholds: readonly Threshold[] = [];
  private latest = new Map<number, Interval>();
  private sofar: Aggregator | undefined;
  private readonly rates: number[] = [];
  private readonly p99s: number[] = [];

  get unit(): string {
    return this.header?.unit ?? 'events';
  }

  start(header: LoadHeader): void {
    this.header = header;
    this.thresholds = header.thresholds.map((text) => parseThreshold(text));
  }

  /** True when every worker has reported this second. */
  add(slice: Interval, worker: number, sofar: Aggregator): boolean {
    this.sofar = sofar;
    const isNewSecond = this.latest.has(worker);
    if (isNewSecond) this.latest = new Map();
    this.latest.set(worker, slice);
    if (this.latest.size < (this.header?.workers ?? 1)) return false;
    const last = this.lastSecond();
    push(this.rates, last.counts.begun);
    push(this.p99s, percentileMs(latencyOf(last, 'fromDue'), 99));
    return true;
  }

  progress(): LoadProgress | undefined {
    const { header, sofar, thresholds, rates, p99s, isEnding } = this;
    if (header === undefined || sofar === undefined) return undefined;
    return { header, thresholds, total: sofar.total(), last: this.lastSecond(), rates, p99s, isEnding };
  }

  private lastSecond(): Interval {
    const slices = [...this.latest.values()];
    const last = emptyInterval(slices[0]?.fromMs ?? 0, slices[0]?.toMs ?? 0);
    for (const slice of slices) addBeside(last, slice);
    return last;
  }
}

function push(history: number[], value: number): void {
  history.push(value);
  if (history.length > historyLength) history.shift();
}

function stepLine(
  { perSecond, held, p99Ms, broken }: LimitStepResult,
  unit: string,
  { paint }: LiveScreen,
): string {
  const rate = formatRate(perSecond, unit);
  if (held) return `${paint('green', '✓')} ${rate} held, p99 ${formatDurationMs(p99Ms)}`;
  return `${paint('red', '✗')} ${rate} broke: ${broken.join(', ')}`;
}
