import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  constantRate,
  everyNth,
  precededBy,
  rampingRate,
  rateAt,
  spikeStages,
  totalDurationMs,
  type Schedule,
  type RateStage,
} from '../../src/load/plan/schedule.ts';
import { mostVus, shiftsOf } from '../../src/load/plan/vus.ts';

const stage = fc.record({
  durationMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4000 })),
  targetPerSecond: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 })),
});
const stages = fc.array(stage, { minLength: 1, maxLength: 5 });
const startRate = fc.integer({ min: 0, max: 500 });

describe('a ramp of arrivals', () => {
  test.prop([startRate, stages])('never goes back in time and ends with its last stage', (start, ramp) => {
    const all = everyArrival(rampingRate(start, ramp));
    for (let index = 1; index < all.length; index++) {
      expect(all[index]).toBeGreaterThanOrEqual(all[index - 1] ?? 0);
    }
    expect(all.at(-1) ?? 0).toBeLessThanOrEqual(totalDurationMs(ramp));
  });

  test.prop([
    startRate,
    stages,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])('puts into any window the integral of the rate, to within one', (start, ramp, a, b) => {
    const length = totalDurationMs(ramp);
    const [from, to] = [Math.min(a, b) * length, Math.max(a, b) * length];
    const count = everyArrival(rampingRate(start, ramp)).filter((ms) => ms >= from && ms < to).length;
    const integral = areaByTrapezes(start, ramp, to) - areaByTrapezes(start, ramp, from);
    expect(Math.abs(count - integral)).toBeLessThanOrEqual(1 + 1e-6);
  });

  test.prop([startRate, stages, fc.integer({ min: 1, max: 7 })])(
    'is the union of its parts, which share nothing',
    (start, ramp, of) => {
      const whole = everyArrival(rampingRate(start, ramp));
      const parts = Array.from({ length: of }, (_, index) =>
        everyArrival(everyNth(rampingRate(start, ramp), index, of)),
      );
      expect(parts.flat().sort((x, y) => x - y)).toEqual(whole);
    },
  );
});

describe('a constant rate', () => {
  test.prop([
    fc.integer({ min: 1, max: 5000 }),
    fc.integer({ min: 0, max: 3000 }),
    fc.integer({ min: 0, max: 3000 }),
  ])('puts rate × time into any window, to within one', (rate, fromMs, lengthMs) => {
    const all = everyArrival(constantRate(rate, fromMs + lengthMs));
    const count = all.filter((ms) => ms >= fromMs).length;
    expect(Math.abs(count - (rate * lengthMs) / 1000)).toBeLessThanOrEqual(1 + 1e-6);
  });

  test.prop([
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 1, max: 1500 }),
  ])(
    'preceded by a warm-up stays monotone, and the measured part is unchanged',
    (rate, warmUpRate, warmUpMs) => {
      const plain = everyArrival(constantRate(rate, 1000));
      const all = everyArrival(precededBy(constantRate(rate, 1000), warmUpRate, warmUpMs));
      expect(all).toEqual([...all].sort((x, y) => x - y));
      const measured = all.filter((ms) => ms >= warmUpMs).map((ms) => ms - warmUpMs);
      expect(measured.length).toBe(plain.length);
      measured.forEach((ms, index) => expect(ms).toBeCloseTo(plain[index] ?? NaN, 6));
    },
  );
});

describe('a spike', () => {
  test.prop([
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 30, max: 60_000 }),
  ])(
    'lasts as long as asked, starts and ends at the base and reaches the peak',
    (base, extra, durationMs) => {
      const ramp = spikeStages(base, base + extra, durationMs);
      expect(totalDurationMs(ramp)).toBeCloseTo(durationMs, 6);
      expect(rateAt(base, ramp, 0)).toBeCloseTo(base, 6);
      expect(rateAt(base, ramp, durationMs / 2)).toBeCloseTo(base + extra, 6);
      expect(rateAt(base, ramp, durationMs * 0.99)).toBeCloseTo(base, 6);
    },
  );
});

describe('shifts of virtual clients', () => {
  const vuStages = fc.array(
    fc.record({
      durationMs: fc.integer({ min: 0, max: 500 }),
      targetPerSecond: fc.integer({ min: 0, max: 12 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  test.prop([fc.integer({ min: 0, max: 12 }), vuStages, fc.double({ min: 0, max: 1, noNaN: true })])(
    'put as many to work at any moment as the line asks for, rounded up',
    (startVus, ramp, where) => {
      const atMs = where * totalDurationMs(ramp);
      const atWork = Array.from({ length: mostVus(startVus, ramp) }, (_, vu) =>
        shiftsOf(vu, startVus, ramp),
      ).filter((shifts) => shifts.some((shift) => shift.startMs <= atMs && atMs < shift.endMs)).length;
      const line = rateAt(startVus, ramp, atMs);
      expect(atWork).toBeGreaterThanOrEqual(Math.ceil(line - 1e-9) - (Number.isInteger(line) ? 1 : 0));
      expect(atWork).toBeLessThanOrEqual(Math.ceil(line + 1e-9));
    },
  );
});

function everyArrival(schedule: Schedule): number[] {
  const all: number[] = [];
  for (let dueMs = schedule(0); dueMs !== undefined; dueMs = schedule(all.length)) all.push(dueMs);
  return all;
}

/** The integral of the asked rate up to a moment, by another way than the schedule's own. */
function areaByTrapezes(start: number, ramp: readonly RateStage[], untilMs: number): number {
  let area = 0;
  let fromMs = 0;
  let rate = start;
  for (const { durationMs, targetPerSecond } of ramp) {
    const spentMs = Math.max(0, Math.min(durationMs, untilMs - fromMs));
    const share = durationMs === 0 ? 0 : spentMs / durationMs;
    const rateThen = rate + (targetPerSecond - rate) * share;
    area += ((rate + rateThen) / 2) * (spentMs / 1000);
    fromMs += durationMs;
    rate = targetPerSecond;
  }
  return area;
}
