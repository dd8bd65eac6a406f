import { compact, expand, type CompactInterval } from './compact.ts';
import { coarsen } from '../../distribution/distribution.ts';
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
  private points = new Map<number, Map<number, CompactInterval>>();
  /** Everything so far of each worker, kept as it arrives so that a look at it is cheap. */
  private readonly totals = new Map<number, Interval>();

  constructor(widthMs = 1000) {
    this.widthMs = widthMs;
  }

  /** Adds a slice to its point. `worker` distinguishes slices of the same time from different workers. */
  add(slice: Interval, worker = 0): void {
    const number = Math.max(0, Math.floor((slice.fromMs + 0.5) / this.widthMs));
    this.lay(number, worker, mapDistributions(slice, coarsen));
    const total = this.totals.get(worker);
    if (total === undefined) this.totals.set(worker, copyOf(slice));
    else addLater(total, slice);
    while (this.points.size > mostPoints) this.widen();
  }

  /** The points in order of time, all workers together. */
  slices(): Interval[] {
    const numbers = [...this.points.keys()].sort((a, b) => a - b);
    return numbers.map((number) => {
      const point = emptyInterval(Infinity, -Infinity);
      for (const slice of this.points.get(number)?.values() ?? []) addBeside(point, expand(slice));
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
    const point = this.points.get(number) ?? new Map<number, CompactInterval>();
    this.points.set(number, point);
    const before = point.get(worker);
    const sum = before === undefined ? copyOf(slice) : expand(before);
    if (before !== undefined) addLater(sum, slice);
    point.set(worker, compact(sum));
  }

  private widen(): void {
    const old = this.points;
    this.points = new Map();
    this.widthMs *= 2;
    for (const [number, point] of old) {
      for (const [worker, slice] of point) this.lay(Math.floor(number / 2), worker, expand(slice));
    }
  }
}

function copyOf(slice: Interval): Interval {
  const copy = emptyInterval(slice.fromMs, slice.toMs);
  addBeside(copy, slice);
  return copy;
}
