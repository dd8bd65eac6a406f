import { coarsen } from './distribution.ts';
import { addBeside, addLater, emptyInterval, mapDistributions, type Interval } from './interval.ts';

/** The most points a series keeps; beyond them neighbours are joined, so memory stays bounded however long the run. */
export const mostPoints = 600;

/**
 * What happened over time, as slices of equal width side by side, and in all. Slices of several workers may come in any
 * order: each is laid to the point in which it begins. Latencies of the points are kept to two digits, those of the whole
 * run to three.
 */
export class TimeSeries {
  /** Width of a point in milliseconds; it doubles when there are too many points. */
  widthMs: number;
  /** Points by their number; a point in which nothing happened is missing. */
  private points = new Map<number, Map<number, Interval>>();
  /** Everything so far of each worker, kept as it comes so that a look at it is cheap. */
  private readonly totals = new Map<number, Interval>();

  constructor(widthMs = 1000) {
    this.widthMs = widthMs;
  }

  /** Adds a slice to its point. `worker` distinguishes slices of the same time from different workers. */
  add(slice: Interval, worker = 0): void {
    const number = Math.max(0, Math.floor((slice.fromMs + 0.5) / this.widthMs));
    this.lay(number, worker, mapDistributions(slice, coarsen));
    addToKey(this.totals, worker, slice);
    while (this.points.size > mostPoints) this.widen();
  }

  /** The points in order of time, all workers together. */
  slices(): Interval[] {
    const numbers = [...this.points.keys()].sort((a, b) => a - b);
    return numbers.map((number) => {
      const point = emptyInterval(Infinity, -Infinity);
      for (const slice of this.points.get(number)?.values() ?? []) addBeside(point, slice);
      return point;
    });
  }

  /** The whole run as one slice. */
  total(): Interval {
    const total = emptyInterval();
    for (const slice of this.totals.values()) addBeside(total, slice);
    return total;
  }

  private lay(number: number, worker: number, slice: Interval): void {
    const point = this.points.get(number) ?? new Map<number, Interval>();
    this.points.set(number, point);
    addToKey(point, worker, slice);
  }

  private widen(): void {
    const old = this.points;
    this.points = new Map();
    this.widthMs *= 2;
    for (const [number, point] of old) {
      for (const [worker, slice] of point) this.lay(Math.floor(number / 2), worker, slice);
    }
  }
}

function addToKey(slices: Map<number, Interval>, key: number, slice: Interval): void {
  const sofar = slices.get(key);
  if (sofar !== undefined) return addLater(sofar, slice);
  const copy = emptyInterval(slice.fromMs, slice.toMs);
  addBeside(copy, slice);
  slices.set(key, copy);
}
