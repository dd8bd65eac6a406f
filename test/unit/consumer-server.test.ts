import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startConsumer, type Consumer } from '../../src/consumer/consumer.ts';
import type { ConsumerOptions } from '../../src/consumer/consumer-options.ts';
import type { Received } from '../../src/consumer/received.ts';
import { readBodies } from '../../src/consumer/read.ts';
import { createVirtualClock } from '../../src/env/clock.ts';
import { createHost } from '../../src/env/host.ts';
import { conversation } from '../support/consumer-stream.ts';
import { encodeItem, itemOf } from '../support/consumer-tape.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bodies = conversation('2023');
const json = { 'content-type': 'application/json; charset=utf-8' };
const running: Consumer[] = [];

afterEach(async () => {
  for (const consumer of running.splice(0)) await consumer.close();
});

async function start(options: ConsumerOptions = {}): Promise<Consumer> {
  const consumer = await startConsumer(options);
  running.push(consumer);
  return consumer;
}

function post(
  consumer: Consumer,
  body: Uint8Array | string,
  headers: Record<string, string> = json,
): Promise<Response> {
  return fetch(`${consumer.url}hooks/iq?x=1`, { method: 'POST', headers, body: body as string });
}

describe('a consumer', () => {
  test('takes a stream, finds it valid, and counts it', async () => {
    const consumer = await start();
    for (const body of bodies) {
      const response = await post(consumer, body);
      expect([response.status, await response.text()]).toEqual([200, '{"ok":true}']);
    }
    expect(consumer.stats).toMatchObject({
      received: bodies.length,
      valid: bodies.length,
      invalid: 0,
      duplicates: 0,
      retries: 0,
      refused: 0,
      bytes: bodies.reduce((sum, body) => sum + body.length, 0),
      byType: { chat_created: 3, 'delete-messages': 2, typing: 2 },
    });
    expect(consumer.summary).toMatchObject({ bodies: bodies.length, errors: 0, warnings: 0 });
  });

  test('keeps what came, as it came', async () => {
    const seen: Received[] = [];
    const consumer = await start({ onReceived: (received) => seen.push(received) });
    await post(consumer, bodies[0]!, { ...json, 'X-Env': 'ci' });
    const [received] = consumer.received;
    expect(received).toBe(seen[0]);
    expect(received).toMatchObject({
      number: 1,
      gapMs: 0,
      method: 'POST',
      path: '/hooks/iq?x=1',
      status: 200,
      valid: true,
    });
    expect(received?.headers['x-env']).toBe('ci');
    expect(Buffer.compare(received?.body ?? Buffer.alloc(0), bodies[0]!)).toBe(0);
    expect(received?.event?.Type).toBe('chat_created');
    expect(received?.payload?.Rels.Chats).toHaveLength(1);
  });

  test('has no payload to show when the body is none', async () => {
    const consumer = await start();
    for (const body of [
      'nonsense',
      '[]',
      '{}',
      '{"ChatEvent":{"Type":5}}',
      '{"ChatEvent":{},"Rels":[]}',
      '',
    ]) {
      expect((await post(consumer, body)).status).toBe(200);
    }
    expect(consumer.received.map(({ payload, event }) => [payload, event])).toEqual(
      Array.from({ length: 6 }, () => [undefined, undefined]),
    );
    expect(consumer.received.every(({ valid }) => !valid)).toBe(true);
    const nothing = { type: '', eventId: undefined, chatId: undefined, messageText: '' };
    await post(consumer, '{"ChatEvent":{"Type":5,"Id":"7"},"Rels":{"ChatMessages":[{"Text":7}]}}');
    expect(consumer.received.map(({ outline }) => outline)).toEqual(Array.from({ length: 7 }, () => nothing));
    await post(consumer, '{"ChatEvent":{"Type":"typing","Id":7},"Rels":{"ChatMessages":[{"Text":"?"}]}}');
    expect(consumer.received.at(-1)?.outline).toEqual({
      ...nothing,
      type: 'typing',
      eventId: 7,
      messageText: '?',
    });
  });

  test('keeps the latest only', async () => {
    const consumer = await start({ keep: 3, validate: false });
    for (let index = 0; index < 60; index++) await post(consumer, String(index));
    expect(consumer.received.map(({ text }) => text)).toEqual(['57', '58', '59']);
    const forgetful = await start({ keep: 0, validate: false });
    await post(forgetful, 'x');
    expect([forgetful.received, forgetful.stats.received]).toEqual([[], 1]);
  });

  test('can be waited for', async () => {
    const consumer = await start();
    const waiting = consumer.waitFor(({ event }) => event?.Type === 'typing');
    for (const body of bodies.slice(0, 3)) await post(consumer, body);
    expect((await waiting).number).toBe(3);
    expect((await consumer.waitFor(({ number }) => number === 1)).event?.Type).toBe('chat_created');
    await expect(consumer.waitFor(() => false, 10)).rejects.toThrow('within 10 ms; 3 others did');
  });

  test('tells that it is up, and its counts', async () => {
    const consumer = await start();
    await post(consumer, bodies[0]!);
    expect(await (await fetch(`${consumer.url}healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(consumer.url)).json()).toMatchObject({ ok: true, received: 1, valid: 1 });
    expect((await fetch(consumer.url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${consumer.url}hooks`)).status).toBe(405);
    expect(consumer.stats.received).toBe(1);
  });
});

describe('what is wrong', () => {
  const broken = encodeItem({ ...itemOf(bodies[0]!), rels: {} });

  test('is answered with 200 all the same', async () => {
    const consumer = await start();
    expect((await post(consumer, broken)).status).toBe(200);
    expect((await post(consumer, 'nonsense')).status).toBe(200);
    expect((await post(consumer, bodies[0]!, { 'content-type': 'text/plain' })).status).toBe(200);
    expect(consumer.received.map(({ verdicts }) => verdicts[0]?.rule)).toEqual([
      'refs/dangling',
      'json/syntax',
      'request/content-type',
    ]);
    expect(consumer.stats).toMatchObject({
      received: 3,
      valid: 0,
      invalid: 3,
      byType: { chat_created: 2, other: 1 },
    });
  });

  test('is refused by a strict consumer, which says why', async () => {
    const consumer = await start({ strict: true });
    const response = await post(consumer, broken);
    expect(response.status).toBe(422);
    const refusal = (await response.json()) as { ok: boolean; verdicts: { rule: string; why: string }[] };
    expect(refusal.ok).toBe(false);
    expect(refusal.verdicts[0]).toMatchObject({ rule: 'refs/dangling', path: 'ChatEvent.ChatId' });
    expect((await post(consumer, bodies[1]!, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(consumer, bodies[2]!)).status).toBe(200);
    expect(consumer.stats.refused).toBe(2);
  });

  test('is another method', async () => {
    const consumer = await start();
    const response = await fetch(consumer.url, {
      method: 'PUT',
      headers: json,
      body: Buffer.from(bodies[0]!),
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(consumer.received[0]?.verdicts.map(({ rule }) => rule)).toEqual(['request/method']);
  });

  test('is a body too large, announced or not', async () => {
    const consumer = await start({ maxBodyBytes: 1000 });
    expect((await post(consumer, 'x'.repeat(1001))).status).toBe(413);
    const pieces = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 300; index++) controller.enqueue(Buffer.alloc(1000, 120));
        controller.close();
      },
    });
    const init = { method: 'POST', headers: json, body: pieces, duplex: 'half' };
    expect((await fetch(consumer.url, init as RequestInit)).status).toBe(413);
    expect((await post(consumer, 'x'.repeat(1000))).status).toBe(200);
    const rules = consumer.received.map(({ verdicts }) => verdicts.map(({ rule }) => rule));
    // What was not read is not said to be empty.
    expect(rules).toEqual([['request/size'], ['request/size'], ['json/syntax']]);
  });

  test('is a sender that goes away', async () => {
    const consumer = await start();
    const socket = connect(consumer.port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"Chat');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    for (let tries = 0; consumer.stats.aborted === 0 && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(consumer.stats).toMatchObject({ aborted: 1, received: 0 });
    expect((await post(consumer, bodies[0]!)).status).toBe(200);
  });
});

describe('misbehaviour on request', () => {
  test('is any status', async () => {
    const consumer = await start({ status: 503 });
    const response = await post(consumer, bodies[0]!);
    expect([response.status, await response.text()]).toEqual([503, '{"ok":false}']);
    const accepted = await start({ status: 202, answer: 'thanks' });
    expect(await (await post(accepted, bodies[0]!)).text()).toBe('thanks');
  });

  test('is a seeded share of failures, whose retries are no duplicates', async () => {
    const outcomes = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const consumer = await start({ failRate: 0.3, seed });
        const statuses: number[] = [];
        for (const body of bodies) {
          for (let status = 0; status !== 200; statuses.push(status))
            status = (await post(consumer, body)).status;
        }
        const failures = statuses.filter((status) => status === 500).length;
        expect(failures).toBeGreaterThan(0);
        expect(consumer.stats).toMatchObject({
          retries: failures,
          refused: failures,
          duplicates: 0,
          invalid: 0,
        });
        return statuses.join();
      }),
    );
    expect(outcomes[0]).toBe(outcomes[1]);
    expect(outcomes[0]).not.toBe(outcomes[2]);
  });

  test('is told from a repeat that nobody asked for', async () => {
    const consumer = await start();
    for (const body of [bodies[0]!, bodies[1]!, bodies[1]!]) await post(consumer, body);
    expect(consumer.stats).toMatchObject({ received: 3, valid: 3, duplicates: 1, retries: 0 });
  });

  test('is a delay by the clock', async () => {
    const clock = createVirtualClock(1_000_000);
    const consumer = await start({ delayMs: 5000, machine: { ...createHost(), clock } });
    let answered = false;
    const answer = post(consumer, bodies[0]!).then(() => (answered = true));
    for (let tries = 0; consumer.stats.received === 0 && tries < 500; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await clock.advance(4999);
    expect(answered).toBe(false);
    await clock.advance(1);
    await answer;
    expect(answered).toBe(true);
    expect(consumer.received[0]?.receivedAt).toBe(1_000_000);
    const held = post(consumer, bodies[1]!);
    for (let tries = 0; consumer.stats.received === 1 && tries < 500; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await consumer.close();
    expect((await held).status).toBe(200);
  });
});

describe('a port', () => {
  test('that is taken is an error with a hint', async () => {
    const { port } = await start();
    await expect(startConsumer({ port })).rejects.toMatchObject({
      code: 'PORT',
      message: `Port ${port} on 127.0.0.1 is taken.`,
      hint: expect.stringContaining('another port') as string,
    });
    await expect(startConsumer({ host: '203.0.113.9' })).rejects.toMatchObject({ code: 'PORT' });
  });

  test('is free again after the consumer is disposed of', async () => {
    const first = await startConsumer();
    const { port } = first;
    await post(first, bodies[0]!);
    await first[Symbol.asyncDispose]();
    await first.close();
    const second = await start({ port });
    expect(second.url).toBe(`http://127.0.0.1:${port}/`);
  });
});

test('what a consumer recorded gives back the same bytes', async () => {
  const out = join(temporaryFolder(), 'out.ndjson');
  const consumer = await start({ out, status: 201, maxBodyBytes: 10_000_000 });
  await post(consumer, bodies[0]!, { ...json, Authorization: 'Bearer very-secret' });
  await post(consumer, Buffer.from([0xff, 0xfe]));
  await consumer.close();
  expect(consumer.recordingFailure).toBeUndefined();
  const host = createHost();
  const text = await host.readText(out);
  expect(text).not.toContain('very-secret');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ kind, status }) => [kind, status])).toEqual([
    ['recording', undefined],
    ['request', 201],
    ['request', 201],
  ]);
  const captured: Buffer[] = [];
  for await (const { body } of readBodies(host, out)) captured.push(Buffer.from(body));
  expect(captured).toEqual([Buffer.from(bodies[0]!), Buffer.from([0xff, 0xfe])]);
});
