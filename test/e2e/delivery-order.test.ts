import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import type { Result } from '../../src/delivery/delivery.ts';
import { createRandom } from '../../src/env/random.ts';
import { aDelivery, aSender } from '../support/deliveries.ts';
import {
  startMisbehavingServer,
  type Behave,
  type MisbehavingServer,
  type Seen,
} from '../support/misbehaving-server.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;

let server: MisbehavingServer;

afterEach(() => server.close());

/** A consumer that fails in every way it can, with seeded chance, and stores what it accepted. */
function unreliable(share: number): { behave: Behave; stored: string[] } {
  const random = createRandom('unreliable');
  const stored: string[] = [];
  const failures: ((...args: Parameters<Behave>) => unknown)[] = [
    (response) => response.writeHead(503).end(),
    (response) => response.writeHead(429, { 'retry-after': '0' }).end(),
    (_, __, socket) => socket.resetAndDestroy(),
    (_, __, socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut'),
  ];
  return {
    stored,
    behave(...args) {
      if (random.chance(share)) return failures[random.integer(0, failures.length - 1)]?.(...args);
      stored.push(args[1].body.toString());
      return args[0].end();
    },
  };
}

describe('against a consumer that fails three times in ten', () => {
  test('every event arrives, in the order of its chat, with the same bytes and fresh signatures', async () => {
    const { behave, stored } = unreliable(0.3);
    server = await startMisbehavingServer({ behave });
    const [events, chats] = [2000, 60];
    const { sender, target } = aSender(server.url, {
      retries: 50,
      backoffMs: [1],
      concurrency: 32,
      maxPending: 500,
      sign: { name: 'standard-webhooks', secrets: [secret] },
    });
    const results: Promise<Result>[] = [];
    const random = createRandom('chats');
    for (let index = 0; index < events; index++) {
      await sender.ready();
      const chatId = random.integer(1, chats);
      const body = Buffer.from(JSON.stringify({ chatId, index, text: 'Где мой заказ?' }));
      results.push(sender.send(aDelivery({ id: `chat#${index}`, chatId, url: target.url, body })));
    }
    await sender.drain();
    const ends = await Promise.all(results);

    expect(ends.every(({ outcome }) => outcome === 'delivered')).toBe(true);
    const { stats } = sender;
    expect(stats).toMatchObject({ accepted: events, pending: 0, outcomes: { delivered: events } });
    expect(stats.retries).toBeGreaterThan(events / 5);
    await sender.close();

    // A cut answer comes after nothing was stored, so what is stored is stored once.
    expect(stored).toHaveLength(events);
    const lastOfChat = new Map<number, number>();
    const overtakers = stored.filter((text) => {
      const { chatId, index } = JSON.parse(text) as { chatId: number; index: number };
      const overtakes = index < (lastOfChat.get(chatId) ?? -1);
      lastOfChat.set(chatId, index);
      return overtakes;
    });
    expect(overtakers).toEqual([]);

    const triesById = groupById(server);
    expect(triesById.size).toBe(events);
    expect(
      [...triesById.values()].filter((tries) => !tries.every(({ body }) => body.equals(tries[0]!.body))),
    ).toEqual([]);
    expect([...triesById.values()].filter((tries) => !isNumbered(tries))).toEqual([]);
    const webhook = new Webhook(secret);
    const retried = [...triesById.values()].filter((tries) => tries.length > 1).slice(0, 200);
    for (const { body, headers } of retried.flat()) {
      expect(() => webhook.verify(body, headers as Record<string, string>)).not.toThrow();
    }
  }, 60_000);
});

function groupById({ seen }: MisbehavingServer): Map<string, Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const id = String(one.headers['webhook-id']);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [one]);
    else group.push(one);
  }
  return groups;
}

/** Whether tries count up from 1. One that crossed with the end of its connection comes twice under its number. */
function isNumbered(tries: readonly Seen[]): boolean {
  const numbers = tries.map(({ headers }) => Number(headers['iqmock-attempt']));
  const steps = numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
  return steps.every((step, index) => step === 1 || (step === 0 && index > 0));
}

describe('a 410', () => {
  test('ends the retries of its event at once', async () => {
    server = await startMisbehavingServer();
    const { sender, target } = aSender(`${server.url}/gone`, {
      retries: 5,
      backoffMs: [1],
      retryOn: ['4xx'],
    });
    expect(await sender.send(aDelivery({ url: target.url }))).toMatchObject({ outcome: 'refused' });
    expect(server.seen).toHaveLength(1);
    await sender.close();
  });
});

describe('a later try', () => {
  test('says its number, and waits as long as the consumer asked', async () => {
    let requests = 0;
    server = await startMisbehavingServer({
      behave: (response) =>
        ++requests < 3 ? response.writeHead(429, { 'retry-after': '9999' }).end() : response.end(),
    });
    const waits: (number | undefined)[] = [];
    const { sender, target } = aSender(
      server.url,
      { retries: 5, backoffMs: [1], jitter: 0, maxRetryAfterMs: 5 },
      { onAttempt: (_, __, retryInMs) => waits.push(retryInMs) },
    );
    const { attempts, outcome } = await sender.send(aDelivery({ url: target.url }));
    expect(outcome).toBe('delivered');
    expect(waits).toEqual([5, 5, undefined]);
    expect(attempts.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(server.seen.map(({ headers }) => headers['iqmock-attempt'])).toEqual(['1', '2', '3']);
    expect(attempts[1]!.sentAt).toBeGreaterThanOrEqual(attempts[0]!.doneAt);
    await sender.close();
  });
});
