import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import { percentileMs } from '../../src/distribution/distribution.ts';
import { ChatArrivals } from '../../src/load/engine/models/chat-arrivals.ts';
import { EventArrivals } from '../../src/load/engine/models/event-arrivals.ts';
import type { EngineApi } from '../../src/load/engine/models/model.ts';
import { VirtualUsers } from '../../src/load/engine/models/virtual-users.ts';
import { constantRate, precededBy } from '../../src/load/plan/schedule.ts';
import { droppedOf, latencyOf, type Interval } from '../../src/load/metrics/interval.ts';
import { scriptOf } from '../support/load-consumer.ts';
import { runVirtually } from '../support/load-engine.ts';

const events =
  (perSecond: number, durationMs: number, more: { dropAfterMs?: number; minActive?: number } = {}) =>
  (floor: EngineApi) =>
    new EventArrivals(floor, {
      random: createRandom(1),
      schedule: constantRate(perSecond, durationMs),
      dropAfterMs: 1000,
      minActive: 0,
      ...more,
    });
const quick = (sentMs: number) => ({ doneMs: sentMs + 5 });

describe('a rate of events', () => {
  test('is kept to within one at any moment, evenly and not in bursts', async () => {
    const { seen } = await runVirtually({ behave: quick, model: events(730, 5000) });
    expect(seen.length).toBe(3650);
    seen.forEach(({ sentMs }, index) => expect(sentMs).toBeCloseTo((index * 1000) / 730, 1));
  });

  test('beyond what the consumer sustains drops the rest, counts it, and keeps memory bounded', async () => {
    // 10 lanes of 100 ms carry 100 events/s; 1,000 are asked.
    const { total, mostInFlight, seen } = await runVirtually({
      lanes: 10,
      behave: (sentMs) => ({ doneMs: sentMs + 100 }),
      model: events(1000, 30_000, { dropAfterMs: 500 }),
    });
    const { asked, begun, sent } = total.counts;
    expect(asked).toBe(30_000);
    expect(begun + droppedOf(total)).toBe(asked);
    expect(total.dropped).toEqual({ lanes: asked - begun, chats: 0, late: 0, stopped: 0 });
    expect(sent).toBe(begun);
    expect(begun / 30).toBeGreaterThan(99);
    expect(begun / 30).toBeLessThan(103);
    expect(mostInFlight).toBe(10);
    expect(seen.length).toBe(begun);
    // Nobody waits longer than asked, and that is what the latency from due tells.
    expect(percentileMs(latencyOf(total, 'fromDue'), 100)).toBeLessThanOrEqual(601);
    expect(percentileMs(latencyOf(total, 'fromDue'), 50)).toBeGreaterThan(590);
    expect(percentileMs(latencyOf(total, 'fromSend'), 100)).toBeCloseTo(100, 0);
    expect(percentileMs(total.lateness, 99)).toBeLessThan(2);
  });

  test('with no patience drops at once what finds no lane', async () => {
    const { total } = await runVirtually({
      lanes: 1,
      behave: (sentMs) => ({ doneMs: sentMs + 25 }),
      model: events(100, 1000, { dropAfterMs: 0 }),
    });
    expect(total.counts).toMatchObject({ asked: 100, begun: 34 });
    expect(percentileMs(latencyOf(total, 'fromDue'), 100)).toBeCloseTo(25, 0);
  });

  test('drops for want of a chat when as many are alive as allowed', async () => {
    const { total } = await runVirtually({
      behave: (sentMs) => ({ doneMs: sentMs + 100 }),
      settings: { maxActive: 3 },
      model: events(100, 2000, { dropAfterMs: 0 }),
    });
    expect(total.gauges).toMatchObject({ inFlight: 3, live: 3 });
    expect(total.dropped).toMatchObject({ lanes: 0, chats: total.counts.asked - total.counts.begun });
    expect(total.dropped.chats).toBeGreaterThan(100);
  });

  test('keeps as many chats alive as asked, and these do not live in step', async () => {
    const timesMs = new Array<number>(10).fill(0);
    const { seen, total } = await runVirtually({
      timesMs,
      behave: quick,
      model: events(200, 20_000, { minActive: 50 }),
    });
    expect(total.gauges.live).toBeGreaterThanOrEqual(50);
    expect(total.gauges.live).toBeLessThanOrEqual(55);
    const lastSecond = seen.slice(-200).map(({ webhook }) => webhook.index);
    expect(new Set(lastSecond).size).toBe(10);
  });

  test('measures nothing of the warm-up, and tells its seconds apart', async () => {
    const warmUp: Interval[] = [];
    const { total, seen } = await runVirtually({
      warmUpMs: 2500,
      settings: { onWarmUpSlice: (slice) => warmUp.push(slice) },
      behave: (sentMs) => ({ doneMs: sentMs + (sentMs < 2500 ? 400 : 5) }),
      model: (floor) =>
        new EventArrivals(floor, {
          random: createRandom(1),
          schedule: precededBy(constantRate(100, 2000), 100, 2500),
          dropAfterMs: 1000,
          minActive: 0,
        }),
    });
    expect(seen.length).toBe(450);
    // The arrival at the very end of a second is of that second.
    expect(warmUp.map(({ counts }) => counts.asked)).toEqual([101, 100]);
    expect(total.counts).toMatchObject({ asked: 200, sent: 200, delivered: 200 });
    expect(percentileMs(latencyOf(total, 'fromDue'), 100)).toBeCloseTo(5, 1);
  });
});

describe('the order of a chat', () => {
  const orders = (
    seen: readonly { webhook: { chatId: number; index: number }; sentMs: number; doneMs: number }[],
  ): void => {
    const last = new Map<number, { index: number; doneMs: number }>();
    for (const { webhook, sentMs, doneMs } of seen) {
      const before = last.get(webhook.chatId) ?? { index: -1, doneMs: -Infinity };
      expect(webhook.index).toBe(before.index + 1);
      expect(sentMs).toBeGreaterThanOrEqual(before.doneMs);
      last.set(webhook.chatId, { index: webhook.index, doneMs });
    }
  };
  const uneven = (sentMs: number, nth: number) => ({ doneMs: sentMs + 1 + ((nth * 7919) % 97) });

  test('is kept in every model: no event goes out before the answer to the one before', async () => {
    const models = [
      events(800, 3000, { minActive: 40 }),
      (floor: EngineApi) =>
        new ChatArrivals(floor, {
          schedule: constantRate(200, 3000),
          dropAfterMs: 1000,
          endMs: 3000,
          gracefulStopMs: 5000,
        }),
      (floor: EngineApi) =>
        new VirtualUsers(floor, {
          shifts: new Array(60).fill([{ startMs: 0, endMs: 3000 }]),
          gracefulStopMs: 0,
        }),
    ];
    for (const model of models) {
      const { seen, total } = await runVirtually({
        lanes: 64,
        timesMs: [0, 5, 5, 20, 30],
        speed: 1,
        behave: uneven,
        model,
      });
      expect(seen.length).toBeGreaterThan(1000);
      expect(total.counts.orderViolations).toBe(0);
      orders(seen);
    }
  });

  test('cannot be promised after a timeout, and that is counted', async () => {
    const { total } = await runVirtually({
      behave: (sentMs, nth) => ({
        doneMs: sentMs + 5,
        ...(nth % 10 === 0 ? { answer: { error: { code: 'timeout' as const, message: '' } } } : {}),
      }),
      model: (floor) =>
        new VirtualUsers(floor, { shifts: [[{ startMs: 0, endMs: 1000 }]], gracefulStopMs: 0 }),
      timesMs: new Array<number>(1000).fill(0),
    });
    expect(total.errors).toEqual({ timeout: 20 });
    expect(total.counts).toMatchObject({ failed: 20, orderViolations: 20, sent: 200 });
  });

  test('is not in doubt when the consumer was not reached at all', async () => {
    const { total } = await runVirtually({
      behave: (sentMs) => ({ doneMs: sentMs + 5, answer: { error: { code: 'refused', message: '' } } }),
      model: events(100, 1000),
    });
    expect(total.counts).toMatchObject({ failed: 100, orderViolations: 0 });
    // A refused connection says nothing of how fast the consumer answers.
    expect(latencyOf(total, 'fromDue').count).toBe(0);
  });
});

describe('answers', () => {
  test('are counted by status, by type and by bytes, tries beyond the first apart', async () => {
    const { total } = await runVirtually({
      settings: { startChat: (index: number) => scriptOf([0, 0], index, ['typing', 'message_read']) },
      behave: (sentMs, nth) => ({
        doneMs: sentMs + 5,
        answer: nth % 2 === 0 ? {} : { status: 503, bodyBytes: 10, tries: 3 },
      }),
      model: (floor) =>
        new VirtualUsers(floor, { shifts: [[{ startMs: 0, endMs: 1000 }]], gracefulStopMs: 0 }),
    });
    expect(total.statuses).toEqual({ 200: 100, 503: 100 });
    expect(total.counts).toMatchObject({
      delivered: 100,
      refused: 100,
      failed: 0,
      bytesOut: 20_000,
      bytesIn: 1200,
      retries: 200,
    });
    expect(Object.fromEntries(total.types)).toMatchObject({
      typing: { delivered: 100, refused: 0 },
      message_read: { delivered: 0, refused: 100 },
    });
  });
});

describe('the end', () => {
  test('comes after so many events, to the event', async () => {
    const { seen, total } = await runVirtually({
      settings: { maxEvents: 500 },
      behave: quick,
      model: (floor) =>
        new VirtualUsers(floor, {
          shifts: new Array(7).fill([{ startMs: 0, endMs: 60_000 }]),
          gracefulStopMs: 0,
        }),
    });
    expect(seen.length).toBe(500);
    expect(total.counts.sent).toBe(500);
  });

  test('comes after so long, whatever was planned', async () => {
    const { total, endMs } = await runVirtually({
      settings: { maxDurationMs: 2000 },
      behave: quick,
      model: events(100, 60_000),
    });
    expect(total.counts.begun).toBeGreaterThanOrEqual(199);
    expect(total.counts.begun).toBeLessThanOrEqual(201);
    expect(endMs).toBeLessThanOrEqual(3000);
  });

  test('by hand waits for what is in flight, drops what waits, and starts nothing more', async () => {
    const { total, seen } = await runVirtually({
      lanes: 5,
      behave: (sentMs) => ({ doneMs: sentMs + 300 }),
      model: events(100, 60_000, { dropAfterMs: 10_000 }),
      during: async (engine, advance) => {
        await advance(1000);
        engine.interrupt();
      },
    });
    expect(seen.every(({ sentMs }) => sentMs <= 1001)).toBe(true);
    expect(total.counts.delivered).toBe(seen.length);
    expect(total.dropped.stopped).toBe(total.counts.asked - total.counts.begun);
    expect(total.dropped.stopped).toBeGreaterThan(50);
    expect(total.counts.chatsStarted).toBe(total.counts.chatsOver + total.counts.chatsAbandoned);
  });

  test('of a rate of chats lets those that live come to theirs, for so long', async () => {
    const run = (gracefulStopMs: number) =>
      runVirtually({
        behave: quick,
        speed: 1,
        timesMs: [0, 1000, 2000],
        model: (floor) =>
          new ChatArrivals(floor, {
            schedule: constantRate(10, 1000),
            dropAfterMs: 0,
            endMs: 1000,
            gracefulStopMs,
          }),
      });
    expect((await run(5000)).total.counts).toMatchObject({
      asked: 10,
      chatsOver: 10,
      chatsAbandoned: 0,
      sent: 30,
    });
    expect((await run(0)).total.counts).toMatchObject({ asked: 10, chatsOver: 0, chatsAbandoned: 10 });
  });

  test('is an error if a scenario cannot be played on, and only after the last answer', async () => {
    let answered = 0;
    const running = runVirtually({
      settings: {
        startChat: (index: number) => {
          const script = scriptOf([0, 0, 0], index);
          return { ...script, step: () => (index === 5 ? fail() : script.step()) };
        },
      },
      behave: (sentMs) => ({ doneMs: (answered++, sentMs + 50) }),
      model: events(100, 1000),
    });
    await expect(running).rejects.toThrow('no such message');
    expect(answered).toBeGreaterThan(3);
  });

  test('is an error if a scenario sends nothing', async () => {
    const running = runVirtually({
      settings: { startChat: () => scriptOf([], 1) },
      behave: quick,
      model: events(100, 1000),
    });
    await expect(running).rejects.toMatchObject({ code: 'SCENARIO' });
  });
});

describe('a probe', () => {
  test('is timed until it sees what it waits for, holds its chat back, and takes no lane', async () => {
    const { total, seen } = await runVirtually({
      lanes: 1,
      settings: {
        startChat: (index: number) => probing(index),
        probe: () => Promise.resolve(true),
      },
      behave: quick,
      model: (floor) =>
        new VirtualUsers(floor, { shifts: [[{ startMs: 0, endMs: 200 }]], gracefulStopMs: 1000 }),
    });
    expect(total.counts.probesPassed).toBe(total.counts.chatsOver);
    expect(total.probes.count).toBe(total.counts.probesPassed);
    expect(seen.length).toBe(total.counts.chatsOver * 2);
    expect(total.counts.probesFailed).toBe(0);
  });
});

test('a probe that goes on without end is given up some time after the end of the run', async () => {
  const { total, endMs } = await runVirtually({
    settings: {
      startChat: (index: number) => probing(index),
      probe: (_effect, signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(false))),
      drainMs: 700,
    },
    behave: quick,
    model: (floor) => new VirtualUsers(floor, { shifts: [[{ startMs: 0, endMs: 1000 }]], gracefulStopMs: 0 }),
  });
  expect(endMs).toBeGreaterThanOrEqual(1700);
  expect(endMs).toBeLessThan(3000);
  expect(total.counts).toMatchObject({ sent: 1, chatsAbandoned: 1, probesFailed: 0 });
});

/** An event, a probe, an event. */
function probing(chatId: number) {
  const script = scriptOf([0, 0, 0], chatId);
  let step = 0;
  return {
    peek: () => (step < 3 ? 0 : undefined),
    step() {
      if (step++ !== 1) return script.step();
      return {
        kind: 'effect' as const,
        scenario: 'test',
        step: 'probe',
        dueMs: 0,
        args: {},
        purpose: 'judge' as const,
      };
    },
  };
}

function fail(): never {
  throw new Error('no such message');
}
