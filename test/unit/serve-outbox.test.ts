import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestServer, type TestServer } from '../support/serve.ts';

interface HeldConsumer {
  readonly url: string;
  /** The texts of the messages that came, in order; an event without one is its type. */
  readonly came: string[];
  /** Answers the oldest request that waits for its answer. */
  answer(status?: number): void;
  /** From now on everything is answered with 200 at once, or nothing any more. */
  open(isOpen?: boolean): void;
}

/** A consumer that answers when the test says so. */
async function startHeldConsumer(): Promise<HeldConsumer> {
  const came: string[] = [];
  const held: ServerResponse[] = [];
  let isOpen = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isPacked = request.headers['content-encoding'] === 'gzip';
      const bytes = isPacked ? gunzipSync(Buffer.concat(chunks)) : Buffer.concat(chunks);
      const { ChatEvent, Rels } = JSON.parse(bytes.toString('utf8')) as {
        ChatEvent: { Type: string };
        Rels: { ChatMessages?: { Text: string }[] };
      };
      came.push(Rels.ChatMessages?.[0]?.Text ?? ChatEvent.Type);
      if (isOpen) response.end();
      else held.push(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    answer: (status = 200) => {
      const response = held.shift();
      if (response !== undefined) response.writeHead(status).end();
    },
    open: (wanted = true) => {
      isOpen = wanted;
      for (const response of held.splice(0)) response.end();
    },
  };
}

const until = async (met: () => boolean): Promise<void> => {
  await expect.poll(met, { timeout: 5000, interval: 5 }).toBe(true);
};

/** Two chats, of which the first has a message in progress and one behind it. */
async function begin(consumer: HeldConsumer): Promise<TestServer> {
  const serving = await startTestServer({ to: consumer.url, backoff: [10] });
  consumer.open();
  for (const name of ['maria', 'ivan'])
    await serving.post('/steps/create_chat', { client: { as: name }, as: `${name}_chat` });
  await serving.post('/wait', { until: 'idle' });
  consumer.open(false);
  consumer.came.length = 0;
  await serving.post('/steps/message', { chat: 'maria_chat', from: 'maria', text: 'first' });
  await serving.post('/steps/message', { chat: 'maria_chat', from: 'maria', text: 'second' });
  await until(() => consumer.came.includes('first'));
  return serving;
}

describe('what is in progress when something is switched', () => {
  it.each(['PUT /faults/gzip', 'PATCH /policy', 'PUT /target'])('is delivered once: %s', async (change) => {
    const consumer = await startHeldConsumer();
    const serving = await begin(consumer);
    const [method = '', path = ''] = change.split(' ');
    const bodies: Record<string, object> = { '/policy': { timeout: '9s' }, '/target': { url: consumer.url } };
    expect((await serving.call(method, path, bodies[path] ?? {})).status).toBe(200);
    // Another chat is not held up.
    await serving.post('/steps/message', { chat: 'ivan_chat', from: 'ivan', text: 'other' });
    await until(() => consumer.came.includes('other'));
    await serving.post('/steps/message', { chat: 'maria_chat', from: 'maria', text: 'third' });
    expect(consumer.came.filter((text) => text === 'second')).toEqual([]);
    await serving.call('DELETE', '/faults');
    consumer.open();
    expect((await serving.post('/wait', { until: 'idle' })).json).toMatchObject({ met: true });
    expect(consumer.came.filter((text) => text !== 'other')).toEqual(['first', 'second', 'third']);
    expect(consumer.came.filter((text) => text === 'other')).toHaveLength(1);
  });

  it('goes to the new target if the old one refused it, and before what comes after it', async () => {
    const [before, after] = [await startHeldConsumer(), await startHeldConsumer()];
    const serving = await begin(before);
    after.open();
    await serving.call('PUT', '/target', { url: after.url });
    await serving.post('/steps/message', { chat: 'maria_chat', from: 'maria', text: 'third' });
    before.answer(503);
    expect((await serving.post('/wait', { until: 'idle' })).json).toMatchObject({ met: true });
    expect([before.came, after.came]).toEqual([['first'], ['first', 'second', 'third']]);
  });

  it('is not sent to the new target if the old one took it, whatever is switched meanwhile', async () => {
    const [before, after] = [await startHeldConsumer(), await startHeldConsumer()];
    const serving = await begin(before);
    after.open();
    for (const order of ['global', 'client', 'chat']) await serving.call('PATCH', '/policy', { order });
    await serving.call('PUT', '/target', { url: after.url });
    await serving.post('/steps/message', { chat: 'maria_chat', from: 'maria', text: 'third' });
    before.answer(200);
    expect((await serving.post('/wait', { until: 'idle' })).json).toMatchObject({ met: true });
    expect([before.came, after.came]).toEqual([['first'], ['second', 'third']]);
    const deliveries = serving.server.deliveries().toReversed();
    expect(deliveries.map(({ state, tries }) => [state, tries])).toEqual(
      deliveries.map(() => ['delivered', 1]),
    );
  });

  it('is forgotten with the old tenant', async () => {
    const consumer = await startHeldConsumer();
    const serving = await begin(consumer);
    await serving.call('PATCH', '/policy', { timeout: '9s' });
    await serving.post('/reset');
    consumer.open();
    await serving.post('/steps/create_chat', { client: { as: 'olga' } });
    expect((await serving.post('/wait', { until: 'idle' })).json).toMatchObject({ met: true, pending: 0 });
    expect(consumer.came).toEqual(['first', 'chat_created']);
  });
});

it('a webhook that is tried again and again keeps its last tries, and how often it was sent', async () => {
  const serving = await startTestServer({ to: 9, backoff: [1] });
  await serving.post('/steps/create_chat', { client: { as: 'maria' } });
  const pending = async (): Promise<number> => {
    const [delivery] = (await serving.get('/deliveries/pending')).json as { tries: number }[];
    return delivery?.tries ?? 0;
  };
  await expect.poll(pending, { timeout: 20_000 }).toBeGreaterThan(60);
  const detail = await serving.get('/deliveries/1');
  const { attempts, delivery } = detail.json as {
    attempts: { number: number }[];
    delivery: { tries: number };
  };
  expect(attempts).toHaveLength(20);
  expect(attempts.at(-1)?.number).toBe(delivery.tries);
});
