import { coarsen } from './distribution.ts';
import { addBeside, addLater, emptySlice, mapDistributions, type Slice } from './slice.ts';

/** The most points a series keeps; beyond them neighbours are joined, so memory stays bounded however long the run. */
export const mostPoints = 600;

/**
 * What happened over time, as slices of equal width side by side, and in all. Slices of several workers may come in any
 * order: each is laid to the point in which it begins. Latencies of the points are kept to two digits, those of the whole
 * run to three.
 */
export class Series {
  /** Width of a point in milliseconds; it doubles when there are too many points. */
  widthMs: number;
  /** Points by their number; a point in which nothing happened is missing. */
  private points = new Map<number, Map<number, Slice>>();
  /** Everything so far of each worker, kept as it comes so that a look at it is cheap. */
  private readonly totals = new Map<number, Slice>();

  constructor(widthMs = 1000) {
    this.widthMs = widthMs;
  }

  /** Lays a slice to its point. `worker` tells slices of the same time from different workers apart. */
  add(slice: Slice, worker = 0): void {
    const number = Math.max(0, Math.floor((slice.fromMs + 0.5) / this.widthMs));
    this.lay(number, worker, mapDistributions(slice, coarsen));
    addToKey(this.totals, worker, slice);
    while (this.points.size > mostPoints) this.widen();
  }

  /** The points in order of time, all workers together. */
  slices(): Slice[] {
    const numbers = [...this.points.keys()].sort((a, b) => a - b);
    return numbers.map((number) => {
      const point = emptySlice(Infinity, -Infinity);
      for (const slice of this.points.get(number)?.values() ?? []) addBeside(point, slice);
      return point;
    });
  }

  /** The whole run as one slice. */
  total(): Slice {
    const total = emptySlice();
    for (const slice of this.totals.values()) addBeside(total, slice);
    return total;
  }

  private lay(number: number, worker: number, slice: Slice): void {
    const point = this.points.get(number) ?? new Map<number, Slice>();
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

function addToKey(slices: Map<number, Slice>, key: number, slice: Slice): void {
  const sofar = slices.get(key);
  if (sofar !== undefined) return addLater(sofar, slice);
  const copy = emptySlice(slice.fromMs, slice.toMs);
  addBeside(copy, slice);
  slices.set(key, copy);
}
