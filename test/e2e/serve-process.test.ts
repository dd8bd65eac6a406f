import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { runCli, startCli, temporaryFolder, type Running } from '../support/cli.ts';
import { freePort } from '../support/free-port.ts';

interface Serving extends Running {
  readonly url: string;
  post(path: string, body?: object): Promise<unknown>;
  get(path: string): Promise<unknown>;
}

/** Starts the program, and waits until it serves. */
async function serve(...args: string[]): Promise<Serving> {
  const port = await freePort();
  const running = startCli(['serve', '--port', String(port), '--seed', '1', ...args]);
  await running.printed(/Ctrl-C ends/);
  const url = `http://127.0.0.1:${port}`;
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, init);
    return answer.json();
  };
  return {
    ...running,
    url,
    get: (path) => call(path, {}),
    post: (path, body = {}) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

const chat = { client: { as: 'maria' }, as: 'chat' };
const message = { chat: 'chat', from: 'maria', text: 'Где мой заказ?' };

describe('SIGTERM', () => {
  it('ends in order with exit code 0 when what is pending has been delivered', async () => {
    const consumer = await startConsumer({ delayMs: 300 });
    const server = await serve('--to', consumer.url);
    await server.post('/iqmock/v1/steps/create_chat', chat);
    await server.post('/iqmock/v1/steps/message', message);
    server.child.kill('SIGTERM');
    const { exitCode, stderr } = await server.ended;
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('pending webhooks are sent first')]);
    expect(consumer.received.map(({ outline }) => outline.type)).toEqual(['chat_created', 'message_created']);
    await consumer.close();
  });

  it('keeps in the state what could not be delivered, and the next start delivers it', async () => {
    const state = join(temporaryFolder(), 'state.ndjson');
    const down = await freePort();
    const first = await serve('--to', String(down), '--state', state);
    await first.post('/iqmock/v1/steps/create_chat', chat);
    await first.post('/iqmock/v1/steps/message', message);
    const beganMs = performance.now();
    first.child.kill('SIGTERM');
    await first.printed(/pending webhooks are sent first/);
    // A second one waits no longer.
    first.child.kill('SIGTERM');
    await first.ended;
    expect(performance.now() - beganMs).toBeLessThan(9000);
    const { exitCode, stderr } = await first.ended;
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringMatching(/2 webhooks were not delivered, .* kept in /),
    ]);
    const consumer = await startConsumer();
    const second = await serve('--to', consumer.url, '--state', state);
    expect(await second.post('/iqmock/v1/wait', { until: 'idle' })).toMatchObject({ met: true });
    expect(consumer.received.map(({ outline }) => outline.type)).toEqual(['chat_created', 'message_created']);
    await consumer.close();
  });
});

describe('a state that a server cannot go on with is exit code 2', () => {
  async function stateOf(...args: string[]): Promise<string> {
    const state = join(temporaryFolder(), 'state.ndjson');
    const server = await serve('--state', state, ...args);
    await server.post('/iqmock/v1/steps/create_chat', { client: {} });
    server.child.kill('SIGTERM');
    expect((await server.ended).exitCode).toBe(0);
    return state;
  }

  it('another version, era, language or scenario; the file stays as it is', async () => {
    const state = await stateOf();
    const before = readFileSync(state, 'utf8');
    const cases: [string[], RegExp][] = [
      [['--profile', '2018'], /is of another era: 2023, not 2018/],
      [['--locale', 'en'], /is of another locale: ru, not en/],
      [['support-chat'], /began with other scenarios: none/],
    ];
    for (const [args, words] of cases) {
      const { exitCode, stderr } = await runCli(['serve', '--port', '0', '--state', state, ...args]);
      expect([args, exitCode, stderr]).toEqual([args, 2, expect.stringMatching(words)]);
    }
    writeFileSync(state, before.replace(/"version":"[^"]+"/, '"version":"0.0.1"'));
    const { exitCode, stderr } = await runCli(['serve', '--port', '0', '--state', state]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is of another version: 0.0.1')]);
    writeFileSync(state, before);
    const again = await serve('--state', state);
    expect(await again.get('/iqmock/v1/status')).toMatchObject({ chats: 1 });
  });

  it('a second server on the same file; one that was killed holds nobody up', async () => {
    const state = join(temporaryFolder(), 'state.ndjson');
    const first = await serve('--state', state);
    const { exitCode, stderr } = await runCli(['serve', '--port', '0', '--state', state]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Another server has the state')]);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await serve('--state', state);
    expect(await second.get('/readyz')).toEqual({ ok: true, pending: 0 });
  });

  it('a torn last line is dropped with a word, a torn line before it is refused', async () => {
    const state = await stateOf();
    appendFileSync(state, '{"kind":"even');
    const server = await serve('--state', state);
    expect(await server.printed(/not whole/)).toContain('The last line of');
    server.child.kill('SIGTERM');
    await server.ended;
    const lines = readFileSync(state, 'utf8').split('\n');
    writeFileSync(state, [lines[0], '{"kind":"even', ...lines.slice(1)].join('\n'));
    const { exitCode, stderr } = await runCli(['serve', '--port', '0', '--state', state]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/Line 2 of .* is not JSON/)]);
  });
});

describe('flags of serve', () => {
  it('-v writes each request with its status', async () => {
    const server = await serve('-v');
    await server.get('/iqmock/v1/status');
    await server.get('/iqmock/v1/nothing');
    const text = await server.printed(/nothing 404/);
    expect(text).toMatch(/GET \/iqmock\/v1\/status 200 [\d.]+ms/);
  });

  it('--auto, --events, --signup, --max-upload and --max-pending do what they say', async () => {
    const server = await serve(
      ...['--auto', 'receive', '--events', 'extended', '--signup', 'known'],
      ...['--max-upload', '10', '--max-pending', '5', '--to', String(await freePort())],
    );
    const login = { Credentials: 'stranger', Channel: 'support' };
    expect(await server.post('/public/api/v1/clients/integration_auth', login)).toMatchObject({
      OK: false,
      Error: { Code: 'unauthorized' },
    });
    const upload = (base64: string): Promise<unknown> =>
      server.post('/iqmock/v1/files', { by: 'anna', name: 'a.txt', base64 });
    expect(await upload(Buffer.alloc(11).toString('base64'))).toHaveProperty('error');
    expect(await upload(Buffer.alloc(10).toString('base64'))).toMatchObject({ size: 10 });
    await server.post('/iqmock/v1/steps/create_chat', chat);
    await server.post('/iqmock/v1/steps/message', message);
    await server.post('/iqmock/v1/trigger/client_changed', { name: 'Мария' });
    const wait = { until: 'deliveries', count: 5, timeout: '15s' };
    const { matching } = (await server.post('/iqmock/v1/wait', wait)) as {
      matching: { type: string; origin: string }[];
    };
    expect(matching.map(({ type, origin }) => `${origin} ${type}`)).toEqual([
      'step chat_created',
      'step message_created',
      'step ticket_assigned',
      'step client_changed',
      'auto message_received',
    ]);
    expect(await server.post('/iqmock/v1/steps/message', message)).toMatchObject({ error: { code: 'BUSY' } });
  });
});
