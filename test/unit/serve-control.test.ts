/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- answers are checked against the document of the API */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { scenarioFromYaml } from '../../src/emitter/playable.ts';
import { generate } from '../../src/emitter/generate.ts';
import { rawRequest, readEvents, startTestServer, type TestServer } from '../support/serve.ts';

/** A tenant in which maria has written, and anna answered. */
async function talk(serving: TestServer): Promise<void> {
  await serving.post('/clients', { name: 'maria' });
  await serving.post('/steps/create_chat', { client: 'maria', as: 'chat' });
  await serving.post('/steps/assign', { chat: 'chat', to: 'anna' });
  await serving.post('/steps/message', {
    chat: 'chat',
    from: 'maria',
    text: 'Где мой заказ?',
    as: 'question',
  });
  await serving.post('/steps/read', { message: 'question' });
  await serving.post('/steps/message', {
    chat: 'chat',
    from: 'anna',
    text: 'В пути.',
    reply_to: 'question',
    as: 'answer',
  });
}

describe('the control API', () => {
  it('plays both sides of a chat; each deed leaves as a valid webhook, in order', async () => {
    const serving = await startTestServer();
    await talk(serving);
    const { json: waited } = await serving.post('/wait', { until: 'idle' });
    expect(waited).toMatchObject({ met: true, pending: 0 });
    const types = ['chat_created', 'ticket_assigned', 'message_created', 'message_read', 'message_created'];
    expect(waited.matching.map(({ type }: { type: string }) => type)).toEqual(types);
    const received = serving.server.consumer?.received ?? [];
    expect(received.map((one) => one.outline.type)).toEqual(types);
    expect(received.flatMap((one) => one.verdicts)).toEqual([]);
    const { json: list } = await serving.get('/chats?state=open&unread=client');
    expect(list).toMatchObject({ total: 1, chats: [{ name: 'chat', clientUnread: 1, operatorUnread: 0 }] });
    const { json: conversation } = await serving.get(`/chats/${list.chats[0].id}`);
    expect(conversation.messages).toMatchObject([
      { text: 'Где мой заказ?' },
      { text: 'В пути.', replyTo: { text: 'Где мой заказ?' } },
    ]);
  });

  it('takes references with ids in place of names, and says what is near to a wrong one', async () => {
    const serving = await startTestServer();
    await talk(serving);
    const { json } = await serving.get('/chats');
    const [{ id, lastMessage }] = json.chats;
    expect((await serving.post('/steps/read', { message: `message:${lastMessage.id}` })).status).toBe(200);
    expect((await serving.post('/steps/read', { message: 'answer' })).status).toBe(409);
    expect((await serving.post('/steps', { close: { chat: `chat:${id}` } })).status).toBe(200);
    const wrong = await serving.post('/steps/typing', { chat: 'chat', by: 'mariya' });
    expect(wrong.status).toBe(400);
    expect(wrong.json.error.mistakes[0]).toMatchObject({ hint: 'Did you mean "maria"?' });
  });

  it('keeps the order of a chat while the consumer is down, shows what is pending, and delivers it when it is up', async () => {
    const consumer = await startConsumer();
    const { port } = consumer;
    await consumer.close();
    const serving = await startTestServer({ to: port, backoff: '20ms' });
    await talk(serving);
    const { json: pending } = await serving.get('/deliveries/pending');
    expect(pending).toHaveLength(5);
    expect((await serving.get('/status')).json).toMatchObject({ pending: 5 });
    const again = await startConsumer({ port });
    onTestFinished(() => again.close());
    expect((await serving.post('/wait', { until: 'idle', timeout: '20s' })).json).toMatchObject({
      met: true,
    });
    const ids = again.received.map(({ outline }) => outline.eventId ?? 0);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect((await serving.get('/deliveries?type=chat_created')).json[0].tries).toBeGreaterThan(1);
  });

  it('refuses more when as many are pending as may be, and drops nothing of what it took', async () => {
    const serving = await startTestServer({ to: 9, maxPending: 3 });
    await serving.post('/clients', { name: 'maria' });
    await serving.post('/steps/create_chat', { client: 'maria', as: 'chat' });
    await serving.post('/steps/typing', { chat: 'chat', by: 'maria' });
    await serving.post('/steps/typing', { chat: 'chat', by: 'maria' });
    const refused = await serving.post('/steps/typing', { chat: 'chat', by: 'maria' });
    expect(refused).toMatchObject({ status: 503, json: { error: { code: 'BUSY' } } });
    expect((await serving.get('/deliveries/pending')).json).toHaveLength(3);
  });

  it('sends a webhook again, as it was and edited', async () => {
    const serving = await startTestServer();
    await talk(serving);
    await serving.post('/wait', { until: 'idle' });
    const { json: first } = await serving.get('/deliveries/1');
    await serving.post('/deliveries/1/resend');
    await serving.post('/deliveries/1/resend', { json: { edited: true } });
    await serving.post('/wait', { until: 'idle' });
    const bodies = serving.server.consumer?.received
      .slice(-2)
      .map(({ body }) => Buffer.from(body).toString());
    expect(bodies).toEqual([first.body, '{"edited":true}']);
    expect((await serving.get('/deliveries?limit=1')).json[0]).toMatchObject({
      state: 'refused',
      resendOf: 1,
    });
    expect(await serving.text('/deliveries/1/body')).toBe(first.body);
  });

  it('goes elsewhere with what is pending when the target changes', async () => {
    const serving = await startTestServer({ to: 9 });
    await talk(serving);
    const consumer = await startConsumer();
    onTestFinished(() => consumer.close());
    await serving.call('PUT', '/target', { url: consumer.url });
    expect((await serving.post('/wait', { until: 'idle' })).json.met).toBe(true);
    expect(consumer.received.map(({ outline }) => outline.type)[0]).toBe('chat_created');
    expect(consumer.stats).toMatchObject({ received: 5, duplicates: 0 });
    const remote = await serving.call('PUT', '/target', { url: 'http://93.184.216.34/' });
    expect(remote).toMatchObject({ status: 400, json: { error: { code: 'TARGET' } } });
  });

  it('begins anew without an id that was there before', async () => {
    const serving = await startTestServer();
    await talk(serving);
    const before = (await serving.get('/chats')).json.chats[0];
    await serving.post('/reset', { seed: 42 });
    expect((await serving.get('/chats')).json.total).toBe(0);
    // Whoever waits for deliveries after a reset counts none of the tenant before.
    expect((await serving.get('/deliveries')).json).toEqual([]);
    const early = await serving.post('/wait', { until: 'deliveries', count: 1, timeout: '1ms' });
    expect(early.json).toMatchObject({ met: false, matching: [] });
    await talk(serving);
    const after = (await serving.get('/chats')).json.chats[0];
    expect(after.id).toBeGreaterThan(before.id);
    expect(after.client.id).toBeGreaterThan(before.client.id);
    expect(after.lastMessage.id).toBeGreaterThan(before.lastMessage.id);
  });

  it('plays a scenario to its end, several at once, and saves what was played as one', async () => {
    const serving = await startTestServer();
    const order = { scenario: 'support-chat', speed: 'max', wait: true, seed: 7 };
    const plays = await Promise.all([serving.post('/plays', order), serving.post('/plays', order)]);
    expect(plays.map(({ json }) => [json.state, json.error])).toEqual([
      ['done', null],
      ['done', null],
    ]);
    await serving.post('/wait', { until: 'idle' });
    expect(serving.server.consumer?.stats).toMatchObject({ invalid: 0, duplicates: 0 });
    const yaml = await serving.text('/scenario?name=again');
    const texts: string[] = [];
    for await (const { payload } of generate(scenarioFromYaml(yaml))) {
      if (payload.ChatEvent.Type === 'message_created')
        texts.push(payload.Rels.ChatMessages?.[0]?.Text ?? '');
    }
    const sent = (await serving.text('/run'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const created = sent.filter(({ type }) => type === 'message_created');
    expect(texts).toEqual(
      created.map(
        ({ body = '' }) =>
          (JSON.parse(body) as { Rels: { ChatMessages: { Text: string }[] } }).Rels.ChatMessages[0]?.Text,
      ),
    );
    expect(await serving.text('/report')).toContain('<html');
  });
});

describe('the stream', () => {
  it('tells everything in order, and goes on from where a reader left off', async () => {
    const serving = await startTestServer();
    await talk(serving);
    await serving.post('/wait', { until: 'idle' });
    const url = `${serving.url}/iqmock/v1/stream`;
    const all = await readEvents(`${url}?after=0`, 12);
    const ids = all.map(({ id }) => Number(id));
    expect(ids).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    const events = all
      .filter(({ event }) => event === 'event')
      .map(({ data }) => JSON.parse(data) as { event: { type: string } });
    expect(events[0]?.event.type).toBe('chat_created');
    const rest = await readEvents(url, 4, { 'last-event-id': '8' });
    expect(rest).toEqual(all.slice(8));
    expect((await readEvents(`${url}?after=100000`, 1))[0]?.event).toBe('gap');
  });
});

describe('who may ask', () => {
  it('refuses other hosts, other origins, a missing token, and what is no JSON', async () => {
    const { url } = await startTestServer({ controlToken: 'secret', allowedHosts: ['iqmock'] });
    const path = `${url}/iqmock/v1/reset`;
    const json = { 'content-type': 'application/json', authorization: 'Bearer secret' };
    const cases: [Record<string, string>, number][] = [
      [{ ...json, host: 'evil.example' }, 403],
      [{ ...json, origin: 'http://evil.example' }, 403],
      [{ ...json, origin: 'null' }, 403],
      [{ 'content-type': 'application/json' }, 401],
      [{ ...json, authorization: 'Bearer secrets' }, 401],
      [{ ...json, 'content-type': 'text/plain' }, 415],
      [{ ...json, host: 'iqmock:4030' }, 200],
      [{ ...json, origin: url }, 200],
    ];
    for (const [headers, status] of cases) {
      const answer = await rawRequest(path, { method: 'POST', headers, body: '{}' });
      expect([headers, answer.status]).toEqual([headers, status]);
    }
    expect((await rawRequest(`${url}/healthz`, { headers: { host: 'evil.example' } })).status).toBe(200);
  });

  it('refuses to listen beyond loopback without a token', async () => {
    await expect(startTestServer({ host: '0.0.0.0' })).rejects.toThrow('lets other machines steer');
  });

  it('refuses bodies that are too large or no JSON, wrong keys and wrong paths, each with a hint', async () => {
    const serving = await startTestServer();
    expect((await serving.post('/steps/message', { text: 'x'.repeat(2_100_000) })).status).toBe(413);
    const broken = await rawRequest(`${serving.url}/iqmock/v1/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    for (const path of ['/reset', '/clients', '/trigger/typing', '/steps/wait']) {
      expect([path, (await serving.post(path, null)).status]).toEqual([path, 400]);
    }
    const unknown = await serving.post('/wait', { until: 'idle', timout: '1s' });
    expect(unknown).toMatchObject({ status: 400, json: { error: { hint: 'Did you mean "timeout"?' } } });
    expect((await serving.get('/chats?limt=3')).status).toBe(400);
    expect((await serving.get('/nothing')).status).toBe(404);
    expect((await serving.get('/deliveries/7')).status).toBe(404);
  });

  it('runs no program and reads no file that a scenario names', async () => {
    const serving = await startTestServer();
    const yaml =
      'name: x\nsteps:\n  - probe: { command: [ls] }\n  - raw: { file: /etc/passwd }\n  - use: ./a.yaml\n';
    const { status, json } = await serving.post('/plays', { yaml });
    expect(status).toBe(400);
    expect(json.error.mistakes.map(({ line }: { line: number }) => line)).toEqual([3, 4, 5]);
    for (const step of [
      { raw: { file: '/etc/passwd' } },
      { probe: { command: ['ls'] } },
      { use: './a.yaml' },
    ]) {
      expect((await serving.post('/steps', step)).status).toBe(400);
    }
    expect((await serving.post('/plays', { scenario: '../package.json' })).status).toBe(404);
    expect((await serving.post('/plays', { scenario: '-' })).status).toBe(404);
  });

  it('takes uploads whose names are never paths', async () => {
    const serving = await startTestServer();
    await talk(serving);
    const bytes = Buffer.from('hello');
    const upload = { by: 'maria', name: '../../etc/passwd.txt', base64: bytes.toString('base64') };
    const { json: file } = await serving.post('/files', upload);
    expect(file).toMatchObject({ name: 'passwd.txt', size: 5, contentType: 'text/plain' });
    const sent = await serving.post('/steps/message', {
      chat: 'chat',
      from: 'maria',
      file: { upload: `file:${file.id}` },
    });
    expect(sent.json.message.file).toEqual(file);
    expect(await (await fetch(serving.url + file.url)).text()).toBe('hello');
    expect((await serving.get('/files/..%2f..%2fpackage.json')).status).toBe(404);
  });
});
