/**
 * When arrivals are due: milliseconds from the start, for the nth arrival; undefined once there are no more.
 * A schedule is pure, so the same index always gives the same time and a test can count it exactly.
 */
export type Schedule = (index: number) => number | undefined;

/** One stretch of a ramp: the rate moves in a straight line to `targetPerSecond`; 0 ms means a jump. */
export interface RateStage {
  readonly durationMs: number;
  readonly targetPerSecond: number;
}

/** Arrivals evenly spread at one rate; the first is due at once. Without a duration it never ends. */
export function constantRate(perSecond: number, durationMs = Infinity): Schedule {
  const gapMs = 1000 / perSecond;
  return (index) => {
    const dueMs = index * gapMs;
    return dueMs < durationMs ? dueMs : undefined;
  };
}

/**
 * Arrivals whose rate follows straight lines, as in k6's ramping-arrival-rate. The nth arrival is due when the integral
 * of the rate has reached n, solved in closed form, so any window holds its integral's worth of arrivals to within one.
 */
export function rampingRate(startPerSecond: number, stages: readonly RateStage[]): Schedule {
  const pieces = integrate(startPerSecond, stages);
  return (index) => {
    for (const piece of pieces) {
      if (index < piece.countAtEnd) return piece.startMs + timeWithin(piece, index - piece.countAtStart);
    }
    return undefined;
  };
}

/** The rate that a ramp asks for at a moment, per second; 0 after its end. */
export function rateAt(startPerSecond: number, stages: readonly RateStage[], atMs: number): number {
  for (const piece of integrate(startPerSecond, stages)) {
    if (atMs < piece.startMs + piece.durationMs) {
      return (piece.startPerMs + piece.slope * (atMs - piece.startMs)) * 1000;
    }
  }
  return 0;
}

/** How long all stages take together, in milliseconds. */
export function totalDurationMs(stages: readonly RateStage[]): number {
  return stages.reduce((sum, stage) => sum + stage.durationMs, 0);
}

/** The stages of a spike: the base rate, up within a second, the peak, down within a second, the base rate again. */
export function spikeStages(basePerSecond: number, peakPerSecond: number, durationMs: number): RateStage[] {
  const edgeMs = Math.min(1000, durationMs / 10);
  const flatMs = (durationMs - 2 * edgeMs) / 3;
  return [
    { durationMs: flatMs, targetPerSecond: basePerSecond },
    { durationMs: edgeMs, targetPerSecond: peakPerSecond },
    { durationMs: flatMs, targetPerSecond: peakPerSecond },
    { durationMs: edgeMs, targetPerSecond: basePerSecond },
    { durationMs: flatMs, targetPerSecond: basePerSecond },
  ];
}

/** The share of a schedule that falls to one of `of` parts: every `of`th arrival. All parts together are the whole. */
export function everyNth(schedule: Schedule, index: number, of: number): Schedule {
  return (nth) => schedule(nth * of + index);
}

/** A schedule that ends after `count` arrivals. */
export function firstN(schedule: Schedule, count: number): Schedule {
  return (index) => (index < count ? schedule(index) : undefined);
}

/** A schedule preceded by `durationMs` of arrivals at a constant rate. */
export function precededBy(schedule: Schedule, perSecond: number, durationMs: number): Schedule {
  const count = perSecond <= 0 ? 0 : Math.ceil((durationMs * perSecond) / 1000 - 1e-9);
  const half = Math.floor(count / 2);
  // In two halves: so the compiler learns with the second that schedules follow each other, not when measuring begins.
  const parts = [
    { schedule: constantRate(perSecond), from: 0, startMs: 0 },
    { schedule: constantRate(perSecond), from: half, startMs: (half * 1000) / perSecond },
    { schedule, from: count, startMs: durationMs },
  ] as const;
  return (index) => {
    const part = parts[Number(index >= half) + Number(index >= count)] as (typeof parts)[number];
    const dueMs = part.schedule(index - part.from);
    return dueMs === undefined ? undefined : part.startMs + dueMs;
  };
}

interface Piece {
  readonly startMs: number;
  readonly durationMs: number;
  readonly startPerMs: number;
  /** Change of the rate, in arrivals per millisecond per millisecond. */
  readonly slope: number;
  readonly countAtStart: number;
  readonly countAtEnd: number;
}

function integrate(startPerSecond: number, stages: readonly RateStage[]): Piece[] {
  const pieces: Piece[] = [];
  let startMs = 0;
  let startPerMs = startPerSecond / 1000;
  let countAtStart = 0;
  for (const { durationMs, targetPerSecond } of stages) {
    const endPerMs = targetPerSecond / 1000;
    if (durationMs > 0) {
      const countAtEnd = countAtStart + ((startPerMs + endPerMs) / 2) * durationMs;
      const slope = (endPerMs - startPerMs) / durationMs;
      pieces.push({ startMs, durationMs, startPerMs, slope, countAtStart, countAtEnd });
      startMs += durationMs;
      countAtStart = countAtEnd;
    }
    startPerMs = endPerMs;
  }
  return pieces;
}

/** When `count` arrivals have accrued within a piece. The usual root of the parabola, in the form that never cancels. */
function timeWithin(piece: Piece, count: number): number {
  const { startPerMs, slope, durationMs } = piece;
  if (count <= 0) return startPerMs > 0 || slope > 0 ? 0 : durationMs;
  const root = Math.sqrt(Math.max(0, startPerMs * startPerMs + 2 * slope * count));
  return Math.min(durationMs, (2 * count) / (startPerMs + root));
}
