import { describe, expect, test } from 'vitest';
import type { Attempt, Delivery, Result, Transport } from '../../src/delivery/delivery.ts';
import type { DeliveryPolicy } from '../../src/delivery/policy.ts';
import type { DeliverySender, SenderOptions } from '../../src/delivery/sender.ts';
import { createSender } from '../../src/delivery/create-sender.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { createVirtualClock, type VirtualClock } from '../../src/env/clock.ts';
import { createRandom } from '../../src/env/random.ts';
import { aDelivery, aPolicy } from '../support/deliveries.ts';

/** A sender whose tries are answered as `answer` says after `serviceMs` of virtual time, and a log of its doings. */
function rig(
  policy: Partial<DeliveryPolicy>,
  answer: (delivery: Delivery, number: number) => Partial<Attempt>,
  over: Partial<SenderOptions> & { serviceMs?: number } = {},
): { clock: VirtualClock; sender: DeliverySender; log: string[]; mostInFlight: () => number } {
  const clock = createVirtualClock();
  const log: string[] = [];
  let [inFlight, most] = [0, 0];
  const transport: Transport = async (delivery, { number, signal }) => {
    most = Math.max(most, ++inFlight);
    const sentAt = clock.monotonic();
    log.push(`${sentAt} ${delivery.id} try ${number}`);
    await clock.sleep(over.serviceMs ?? 10, signal);
    inFlight--;
    const doneAt = clock.monotonic();
    if (signal.aborted) return { number, sentAt, doneAt, error: { code: 'aborted', message: '' } };
    return { number, sentAt, doneAt, ...answer(delivery, number) };
  };
  const sender = createSender({
    target: parseTarget('9'),
    policy: aPolicy({ jitter: 0, backoffMs: [100], ...policy }),
    clock,
    random: createRandom(1),
    transport,
    ...over,
  });
  return { clock, sender, log, mostInFlight: () => most };
}

const chat = (chatId: number, index: number, over: Partial<Delivery> = {}): Delivery =>
  aDelivery({ id: `${chatId}.${index}`, chatId, clientId: chatId, ...over });

const ok = (): Partial<Attempt> => ({ status: 200 });

describe('order', () => {
  test('a chat waits for each answer, other chats do not wait for it', async () => {
    const { clock, sender, log } = rig({ retries: 1 }, (delivery, number) => ({
      status: delivery.id === '1.0' && number === 1 ? 503 : 200,
    }));
    const all = [chat(1, 0), chat(1, 1), chat(2, 0), chat(2, 1)].map((one) => sender.send(one));
    await clock.advance(1000);
    await Promise.all(all);
    expect(log).toEqual(['0 1.0 try 1', '0 2.0 try 1', '10 2.1 try 1', '110 1.0 try 2', '120 1.1 try 1']);
  });

  test('by client: two chats of a client wait for each other; without a client the chat counts', async () => {
    const { clock, sender, log } = rig({ order: 'client' }, ok);
    const all = [
      chat(1, 0, { clientId: 7 }),
      chat(2, 0, { clientId: 7 }),
      chat(7, 0, { clientId: null }),
      chat(7, 1, { clientId: null }),
    ].map((one) => sender.send(one));
    await clock.advance(100);
    await Promise.all(all);
    expect(log).toEqual(['0 1.0 try 1', '0 7.0 try 1', '10 2.0 try 1', '10 7.1 try 1']);
  });

  test('global: one at a time', async () => {
    const { clock, sender, log, mostInFlight } = rig({ order: 'global' }, ok);
    const all = [chat(1, 0), chat(2, 0), chat(3, 0)].map((one) => sender.send(one));
    await clock.advance(100);
    await Promise.all(all);
    expect(log).toEqual(['0 1.0 try 1', '10 2.0 try 1', '20 3.0 try 1']);
    expect(mostInFlight()).toBe(1);
  });

  test('none: nothing waits but for the concurrency', async () => {
    const { clock, sender, mostInFlight } = rig({ order: 'none', concurrency: 3 }, ok);
    const all = Array.from({ length: 9 }, (_, index) => sender.send(chat(1, index)));
    await clock.advance(30);
    expect(await Promise.all(all)).toHaveLength(9);
    expect(mostInFlight()).toBe(3);
  });

  test('a delivery that waits for its retry takes no place in flight', async () => {
    const { clock, sender, log } = rig({ concurrency: 1, retries: 1 }, (delivery, number) => ({
      status: delivery.chatId === 1 && number === 1 ? 503 : 200,
    }));
    const all = [chat(1, 0), chat(2, 0), chat(3, 0)].map((one) => sender.send(one));
    await clock.advance(1000);
    await Promise.all(all);
    expect(log).toEqual(['0 1.0 try 1', '10 2.0 try 1', '20 3.0 try 1', '110 1.0 try 2']);
  });
});

describe('a result', () => {
  test.each([
    [{ status: 204 }, 'delivered'],
    [{ status: 302 }, 'refused'],
    [{ status: 500 }, 'refused'],
    [{ error: { code: 'timeout', message: '' } }, 'failed'],
    [{ status: 200, error: { code: 'reset', message: '' } }, 'failed'],
  ] as const)('of %j is %s', async (answer, outcome) => {
    const { clock, sender } = rig({}, () => answer);
    const result = sender.send(chat(1, 0));
    await clock.advance(10);
    expect(await result).toMatchObject({ outcome, attempts: [{ number: 1, ...answer }] });
  });

  test('counts its latency from the due time and its service time from the last try', async () => {
    const { clock, sender } = rig({ retries: 2 }, (_, number) => ({ status: number < 3 ? 503 : 200 }));
    await clock.advance(50);
    const result = sender.send(chat(1, 0, { dueAt: 20 }));
    await clock.advance(1000);
    expect(await result).toMatchObject({
      outcome: 'delivered',
      latencyMs: 50 - 20 + 3 * 10 + 200,
      serviceMs: 10,
    });
  });

  test('keeps all tries, and the callback hears of each', async () => {
    const heard: (number | undefined)[] = [];
    const { clock, sender } = rig({ retries: 2, backoffMs: [1, 2] }, () => ({ status: 503 }), {
      onAttempt: (_, { number }, retryInMs) => heard.push(number, retryInMs),
    });
    const result = sender.send(chat(1, 0));
    await clock.advance(100);
    expect((await result).attempts.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect((await result).outcome).toBe('refused');
    expect(heard).toEqual([1, 1, 2, 2, 3, undefined]);
    expect(sender.stats).toMatchObject({ attempts: 3, retries: 2, outcomes: { refused: 1 } });
  });

  test('keeps only the last tries where it is told to, and counts all', async () => {
    const { clock, sender } = rig(
      { retries: 50, backoffMs: [1] },
      // Every second one asks to be made again beyond what the policy allows.
      (_, number) => (number % 2 === 0 ? { status: 503, again: true } : { status: 503 }),
      { keepAttempts: 3, serviceMs: 1 },
    );
    const result = sender.send(chat(1, 0));
    await clock.advance(1000);
    expect((await result).attempts.map(({ number }) => number)).toEqual([99, 100, 101]);
    expect(sender.stats).toMatchObject({ attempts: 101, retries: 100 });
  });

  test('comes even when a transport breaks its promise', async () => {
    const { sender } = rig({}, ok, { transport: () => Promise.reject(new Error('oops')) });
    const result = await sender.send(chat(1, 0));
    expect(result).toMatchObject({ outcome: 'failed', attempts: [{ error: { code: 'other' } }] });
    expect(result.attempts[0]?.error?.message).toContain('oops');
  });
});

describe('the ledger', () => {
  test('adds up at every moment, whatever the target answers', async () => {
    const random = createRandom(3);
    const { clock, sender } = rig({ retries: 2, concurrency: 5, maxPending: 50 }, () =>
      random.chance(0.5)
        ? { status: 200 }
        : random.chance(0.5)
          ? { status: 503 }
          : { error: { code: 'dns', message: '' } },
    );
    const results: Result[] = [];
    for (let index = 0; index < 500; index++) {
      void sender.send(chat(index % 17, index)).then((result) => results.push(result));
      if (index % 10 === 0) await clock.advance(10);
      const { accepted, pending, outcomes } = sender.stats;
      expect(accepted).toBe(index + 1);
      expect(pending + outcomes.delivered + outcomes.refused + outcomes.failed + outcomes.dropped).toBe(
        accepted,
      );
    }
    await clock.advance(100_000);
    expect(results).toHaveLength(500);
    expect(new Set(results.map(({ delivery }) => delivery.id)).size).toBe(500);
    const { outcomes, pending, inFlight } = sender.stats;
    expect({ pending, inFlight }).toEqual({ pending: 0, inFlight: 0 });
    for (const outcome of ['delivered', 'refused', 'failed'] as const) {
      expect(outcomes[outcome]).toBe(results.filter((result) => result.outcome === outcome).length);
      expect(outcomes[outcome]).toBeGreaterThan(0);
    }
  });
});

describe('backpressure', () => {
  test('a producer that waits keeps the number pending bounded', async () => {
    const { clock, sender } = rig({ maxPending: 5, concurrency: 2 }, ok);
    let most = 0;
    const producer = (async () => {
      for (let index = 0; index < 40; index++) {
        await sender.ready();
        void sender.send(chat(index, 0));
        most = Math.max(most, sender.stats.pending);
      }
    })();
    await clock.advance(1000);
    await producer;
    await sender.drain();
    expect(most).toBe(5);
    expect(sender.capacity).toBe(5);
    expect(sender.stats.outcomes.delivered).toBe(40);
  });

  test('a producer that is always ahead is stopped when enough could leave at once', async () => {
    const { clock, sender } = rig({ maxPending: 100, concurrency: 2 }, ok, { mostReady: 3 });
    let most = 0;
    const producer = (async () => {
      for (let index = 0; index < 40; index++) {
        if (sender.capacity <= 0) await sender.ready();
        void sender.send(chat(index, 0));
        most = Math.max(most, sender.stats.pending);
      }
    })();
    await clock.advance(1000);
    await producer;
    await sender.drain();
    expect(most).toBe(2 + 3);
    expect(sender.stats.outcomes.delivered).toBe(40);
  });

  test('what waits for its own chat does not stop it: others may leave meanwhile', () => {
    const { sender } = rig({ maxPending: 100, concurrency: 2 }, ok, { mostReady: 3 });
    for (let index = 0; index < 50; index++) void sender.send(chat(1, index));
    expect(sender.capacity).toBe(3);
  });
});

describe('the end', () => {
  test('stop drops what was not tried, with its reason, lets tries end, and makes no retries', async () => {
    const { clock, sender, log } = rig(
      { concurrency: 2, retries: 3 },
      ({ chatId }) => ({ status: chatId === 2 ? 503 : 200 }),
      {
        serviceMs: 50,
      },
    );
    const all = [chat(1, 0), chat(1, 1), chat(2, 0), chat(3, 0)].map((one) => sender.send(one));
    await clock.advance(10);
    sender.stop('interrupted');
    const late = sender.send(chat(4, 0));
    await clock.advance(1000);
    await sender.drain();
    const results = await Promise.all([...all, late]);
    expect(results.map(({ outcome, dropReason }) => [outcome, dropReason])).toEqual([
      ['delivered', undefined],
      ['dropped', 'interrupted'],
      ['refused', undefined],
      ['dropped', 'interrupted'],
      ['dropped', 'interrupted'],
    ]);
    expect(results[1]).not.toHaveProperty('latencyMs');
    expect(log).toHaveLength(2);
  });

  test('stop ends a wait for a retry at once, with the outcome of the last try', async () => {
    const { clock, sender } = rig({ retries: 3, backoffMs: [3_600_000] }, () => ({ status: 503 }));
    const result = sender.send(chat(1, 0));
    const behind = sender.send(chat(1, 1));
    await clock.advance(20);
    sender.stop('interrupted');
    await clock.advance(1);
    expect(await result).toMatchObject({ outcome: 'refused', attempts: [{ status: 503 }] });
    expect(await behind).toMatchObject({ outcome: 'dropped', attempts: [] });
  });

  test('abort ends tries in flight', async () => {
    const { clock, sender } = rig({}, ok, { serviceMs: 60_000 });
    const result = sender.send(chat(1, 0));
    await clock.advance(10);
    sender.abort('interrupted twice');
    await clock.advance(1);
    expect(await result).toMatchObject({ outcome: 'failed', attempts: [{ error: { code: 'aborted' } }] });
  });

  test('drain is done at once when nothing is pending, and aborts when its signal does', async () => {
    const { clock, sender } = rig({}, ok, { serviceMs: 60_000 });
    await sender.drain();
    const [first, second] = [sender.send(chat(1, 0)), sender.send(chat(1, 1))];
    const patience = new AbortController();
    const drained = sender.drain(patience.signal);
    await clock.advance(10);
    patience.abort();
    await clock.advance(1);
    await drained;
    expect([(await first).outcome, (await second).outcome]).toEqual(['failed', 'dropped']);
  });

  test('close drops what is left, and whatever comes after', async () => {
    const { sender } = rig({}, ok, { serviceMs: 60_000 });
    const [first, second] = [sender.send(chat(1, 0)), sender.send(chat(1, 1))];
    await sender.close();
    const third = sender.send(chat(1, 2));
    expect((await Promise.all([first, second, third])).map(({ outcome }) => outcome)).toEqual([
      'failed',
      'dropped',
      'dropped',
    ]);
    await sender.close();
  });
});
