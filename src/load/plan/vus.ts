import type { RateStage } from './schedule.ts';

/** A stretch of time in which a virtual client is at work, in milliseconds from the start; the end is not part of it. */
export interface UserShift {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * When the nth virtual client (from 0) of a ramp is at work: whenever the line of the asked number is above n. Computed
 * in closed form from the straight lines, so the number at work at any moment is the line rounded up.
 */
export function shiftsOf(vu: number, startVus: number, stages: readonly RateStage[]): UserShift[] {
  const shifts: UserShift[] = [];
  let fromMs = 0;
  let from = startVus;
  for (const { durationMs, targetPerSecond: to } of stages) {
    const stretch = above(vu, from, to, durationMs);
    if (stretch !== undefined) join(shifts, fromMs + stretch.startMs, fromMs + stretch.endMs);
    fromMs += durationMs;
    from = to;
  }
  return shifts;
}

/** The most virtual clients that a ramp ever asks for at once. */
export function mostVus(startVus: number, stages: readonly RateStage[]): number {
  const peak = stages.reduce((most, stage) => Math.max(most, stage.targetPerSecond), 0);
  const startsAtWork = (stages[0]?.durationMs ?? 0) > 0;
  return Math.ceil(startsAtWork ? Math.max(startVus, peak) : peak);
}

/** The part of a straight line from `from` to `to` that lies above a level. */
function above(level: number, from: number, to: number, durationMs: number): UserShift | undefined {
  if (durationMs <= 0 || (from <= level && to <= level)) return undefined;
  const crossingMs = from === to ? 0 : ((level - from) / (to - from)) * durationMs;
  if (from > level && to > level) return { startMs: 0, endMs: durationMs };
  return from > level ? { startMs: 0, endMs: crossingMs } : { startMs: crossingMs, endMs: durationMs };
}

function join(shifts: UserShift[], startMs: number, endMs: number): void {
  if (endMs <= startMs) return;
  const last = shifts.at(-1);
  if (last?.endMs === startMs) shifts[shifts.length - 1] = { startMs: last.startMs, endMs };
  else shifts.push({ startMs, endMs });
}
