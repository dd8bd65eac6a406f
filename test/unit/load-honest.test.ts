import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import { percentileMs, type Distribution } from '../../src/distribution/distribution.ts';
import { shownPercentiles } from '../../src/distribution/summary.ts';
import { ChatArrivals } from '../../src/load/engine/models/chat-arrivals.ts';
import { EventArrivals } from '../../src/load/engine/models/event-arrivals.ts';
import { VirtualUsers } from '../../src/load/engine/models/virtual-users.ts';
import { constantRate } from '../../src/load/plan/schedule.ts';
import { latencyOf } from '../../src/load/metrics/interval.ts';
import { runVirtually, truePercentile } from '../support/load-engine.ts';
import { stalling } from '../support/load-consumer.ts';

// The consumer of all of these serves in 20 ms and stands still for 2 s from second 5 on.
const behave = stalling(20, 5000, 2000);
const truth = (sentMs: number): number => behave(sentMs).doneMs;

describe('against 20 ms of service and a stall of 2 s, the percentiles are the computed ones', () => {
  test('open model, a rate of events: every arrival of the stall is charged from its own due time', async () => {
    const { total } = await runVirtually({
      behave,
      model: (floor) =>
        new EventArrivals(floor, {
          random: createRandom(1),
          schedule: constantRate(200, 10_000),
          dropAfterMs: 1000,
          minActive: 0,
        }),
    });
    const dueMs = Array.from({ length: 2000 }, (_, index) => index * 5);
    expectPercentiles(
      latencyOf(total, 'fromDue'),
      dueMs.map((ms) => truth(ms) - ms),
    );
    expectPercentiles(
      latencyOf(total, 'fromSend'),
      dueMs.map((ms) => truth(ms) - ms),
    );
    expect(total.counts).toMatchObject({ asked: 2000, begun: 2000, sent: 2000, delivered: 2000 });
  });

  test('open model with fewer lanes than the stall would fill: the wait for a lane is in the latency from due', async () => {
    const lanes = 50;
    const { total, mostInFlight } = await runVirtually({
      behave,
      lanes,
      model: (floor) =>
        new EventArrivals(floor, {
          random: createRandom(1),
          schedule: constantRate(200, 10_000),
          dropAfterMs: 5000,
          minActive: 0,
        }),
    });
    // The same by hand: an arrival takes the lane that is free first.
    const freeMs = new Array<number>(lanes).fill(0);
    const [fromDue, fromSend]: [number[], number[]] = [[], []];
    for (let dueMs = 0; dueMs < 10_000; dueMs += 5) {
      const lane = freeMs.indexOf(Math.min(...freeMs));
      const sentMs = Math.max(dueMs, freeMs[lane] ?? 0);
      freeMs[lane] = truth(sentMs);
      fromDue.push(truth(sentMs) - dueMs);
      fromSend.push(truth(sentMs) - sentMs);
    }
    expectPercentiles(latencyOf(total, 'fromDue'), fromDue);
    expectPercentiles(latencyOf(total, 'fromSend'), fromSend);
    expect(mostInFlight).toBe(lanes);
    expect(percentileMs(total.lateness, 100)).toBeLessThanOrEqual(1);
  });

  test('open model, a rate of chats: an event that had to wait for its predecessor is not charged for that', async () => {
    const timesMs = [0, 100, 200, 1200];
    const { total } = await runVirtually({
      behave,
      timesMs,
      speed: 1,
      model: (floor) =>
        new ChatArrivals(floor, {
          schedule: constantRate(20, 10_000),
          dropAfterMs: 1000,
          endMs: 10_000,
          gracefulStopMs: 9000,
        }),
    });
    const latencies: number[] = [];
    for (let bornMs = 0; bornMs < 10_000; bornMs += 50) {
      let dueMs = bornMs;
      for (let index = 0; index < timesMs.length; index++) {
        const doneMs = truth(dueMs);
        latencies.push(doneMs - dueMs);
        dueMs = Math.max(doneMs, dueMs + (timesMs[index + 1] ?? 0) - (timesMs[index] ?? 0));
      }
    }
    expect(total.counts.sent).toBe(latencies.length);
    expectPercentiles(latencyOf(total, 'fromDue'), latencies);
    // One stall, felt by at most one event of each chat alive then, and not by those held behind it.
    expect(latencies.filter((ms) => ms > 100).length).toBeLessThan(70);
  });

  test('closed model: each virtual user feels the stall once', async () => {
    const vus = 10;
    const { total } = await runVirtually({
      behave,
      model: (floor) =>
        new VirtualUsers(floor, {
          shifts: new Array(vus).fill([{ startMs: 0, endMs: 10_000 }]),
          gracefulStopMs: 0,
        }),
    });
    const latencies: number[] = [];
    for (let vu = 0; vu < vus; vu++) {
      for (let sentMs = 0; sentMs < 10_000; sentMs = truth(sentMs)) latencies.push(truth(sentMs) - sentMs);
    }
    expect(total.counts.sent).toBe(latencies.length);
    expectPercentiles(latencyOf(total, 'fromDue'), latencies);
    expectPercentiles(latencyOf(total, 'fromSend'), latencies);
    expect(total.gauges.inFlight).toBe(vus);
  });

  test('closed model with pauses: a pause begins when its predecessor was answered', async () => {
    const timesMs = [0, 100, 250];
    const { total, seen } = await runVirtually({
      behave,
      timesMs,
      speed: 2,
      model: (floor) =>
        new VirtualUsers(floor, { shifts: [[{ startMs: 0, endMs: 4000 }]], gracefulStopMs: 10_000 }),
    });
    const sent: number[] = [];
    for (let bornMs = 0; bornMs < 4000;) {
      let dueMs = bornMs;
      for (let index = 0; index < timesMs.length; index++) {
        sent.push(dueMs);
        bornMs = truth(dueMs);
        dueMs = bornMs + ((timesMs[index + 1] ?? 0) - (timesMs[index] ?? 0)) / 2;
      }
    }
    expect(seen.length).toBe(sent.length);
    seen.forEach((request, index) => expect(request.sentMs).toBeCloseTo(sent[index] ?? NaN, 1));
    expect(total.counts.chatsOver).toBe(sent.length / timesMs.length);
  });
});

/** Equal to within the buckets of HDR with three digits, and the microsecond of the engine's shortest rest. */
function expectPercentiles(distribution: Distribution, truthMs: readonly number[]): void {
  expect(distribution.count).toBe(truthMs.length);
  for (const percent of [...shownPercentiles, 100]) {
    const expected = truePercentile(truthMs, percent);
    const reported = percentileMs(distribution, percent);
    expect(Math.abs(reported - expected), `p${percent}: ${reported} against ${expected}`).toBeLessThanOrEqual(
      expected / 1000 + 0.01,
    );
  }
}
