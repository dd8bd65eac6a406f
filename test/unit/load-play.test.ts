import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import type { ScenarioOutput } from '../../src/webhook/webhook.ts';
import { ChatArrivals } from '../../src/load/engine/models/chat-arrivals.ts';
import { EventArrivals } from '../../src/load/engine/models/event-arrivals.ts';
import { VirtualUsers } from '../../src/load/engine/models/virtual-users.ts';
import { VirtualClient, type ClientScript } from '../../src/load/engine/virtual-client.ts';
import { constantRate } from '../../src/load/plan/schedule.ts';
import { webhookOf } from '../support/load-consumer.ts';
import { runVirtually } from '../support/load-engine.ts';

/** A script that tells its pauses only after the step before them, as scenarios do. */
function slowlyTold(gapsMs: readonly number[], chatId: number): ClientScript {
  let nowMs: number | undefined = 0;
  const moves = (function* (): Generator<number | ScenarioOutput, void> {
    for (const [index, gapMs] of gapsMs.entries()) {
      if (gapMs > 0) yield gapMs;
      yield { ...webhookOf('x'), index, chatId, eventId: chatId * 100 + index };
    }
  })();
  return {
    peek: () => nowMs,
    step() {
      const next = moves.next();
      if (next.done === true) nowMs = undefined;
      else if (typeof next.value === 'number') nowMs = (nowMs ?? 0) + next.value;
      else return next.value;
      return undefined;
    },
  };
}

const gapsMs = [100, 50, 0, 300];

test('a scenario that pauses without end is refused, and does not stop everything', () => {
  const script: ClientScript = { peek: () => 0, step: () => undefined };
  const play = new VirtualClient(script, 0, 0);
  expect(() => {
    for (let moves = 0; moves < 1_000_000; moves++) play.step(0);
  }).toThrow(/pauses 100000 times without an event/);
});

test('a body that was made before its turn outlives the bytes that it was lent', () => {
  const lent = Buffer.from('second');
  const made = [webhookOf('first'), { ...webhookOf(''), body: lent }];
  const script: ClientScript = { peek: () => (made.length === 0 ? undefined : 0), step: () => made.shift() };
  const play = new VirtualClient(script, 0, 0);
  play.schedule(1);
  play.step(0);
  play.lookAhead(0);
  lent.fill('x');
  const found = play.step(0);
  expect(found?.kind === 'webhook' && Buffer.from(found.body).toString()).toBe('second');
});

describe('a scenario whose pauses show only when it comes to them', () => {
  const startChat = { startChat: (index: number) => slowlyTold(gapsMs, index) };

  test('keeps its own time in the open model, whatever the answers take within its pauses', async () => {
    const { seen } = await runVirtually({
      settings: startChat,
      speed: 1,
      behave: (sentMs) => ({ doneMs: sentMs + 30 }),
      model: (floor) =>
        new ChatArrivals(floor, {
          schedule: constantRate(1, 900),
          dropAfterMs: 0,
          endMs: 900,
          gracefulStopMs: 9000,
        }),
    });
    // The third has no pause of its own: it waits for the answer to the second, and the rest moves with it.
    expect(seen.map(({ sentMs }) => Math.round(sentMs))).toEqual([100, 150, 180, 480]);
    expect(seen.map(({ dueMs }) => Math.round(dueMs))).toEqual([100, 150, 180, 480]);
  });

  test('pauses after each answer in the closed model', async () => {
    const { seen, total } = await runVirtually({
      settings: startChat,
      speed: 1,
      behave: (sentMs) => ({ doneMs: sentMs + 30 }),
      model: (floor) =>
        new VirtualUsers(floor, { shifts: [[{ startMs: 0, endMs: 500 }]], gracefulStopMs: 9000 }),
    });
    expect(seen.map(({ sentMs }) => Math.round(sentMs))).toEqual([100, 180, 210, 540]);
    expect(total.counts).toMatchObject({ chatsStarted: 1, chatsOver: 1, chatsAbandoned: 0 });
  });

  test('begins at once when an event is wanted, and ends with its last answer', async () => {
    const { seen, total } = await runVirtually({
      settings: startChat,
      behave: (sentMs) => ({ doneMs: sentMs + 1 }),
      model: (floor) =>
        new EventArrivals(floor, {
          random: createRandom(1),
          schedule: constantRate(100, 80),
          dropAfterMs: 0,
          minActive: 0,
        }),
    });
    expect(seen.map(({ sentMs, webhook }) => [Math.round(sentMs), webhook.chatId])).toEqual([
      [0, 0],
      [10, 0],
      [20, 0],
      [30, 0],
      [40, 1],
      [50, 1],
      [60, 1],
      [70, 1],
    ]);
    expect(total.counts).toMatchObject({
      asked: 8,
      begun: 8,
      delivered: 8,
      chatsStarted: 2,
      chatsOver: 2,
      chatsAbandoned: 0,
    });
  });

  test('does not start too many chats when pauses are kept: a chat starts for each event that no other is ready for', async () => {
    const { total } = await runVirtually({
      settings: { startChat: (index: number) => slowlyTold([5000, 100, 100], index) },
      speed: 1,
      behave: (sentMs) => ({ doneMs: sentMs + 1 }),
      model: (floor) =>
        new EventArrivals(floor, {
          random: createRandom(1),
          schedule: constantRate(100, 1000),
          dropAfterMs: 0,
          minActive: 0,
        }),
    });
    // Each chat sends at 0, 100 and 200 ms of its life: at 100 events/s some 30 chats at a time.
    expect(total.counts.delivered).toBe(100);
    expect(total.counts.chatsStarted).toBeLessThanOrEqual(40);
  });
});
