import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVirtualClock } from '../../src/env/clock.ts';
import { createHost } from '../../src/env/host.ts';
import { autoDeedNames } from '../../src/serve/auto/deeds/names.gen.ts';
import type { ServeOptions } from '../../src/serve/options.ts';
import { startServer, type Server } from '../../src/serve/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const startMs = Date.UTC(2026, 2, 2, 9);

/** A server on a clock that moves by hand, whose webhooks nobody takes. */
async function serve(
  options: ServeOptions,
): Promise<{ server: Server; pass: (ms: number) => Promise<void>; made: () => string[] }> {
  const clock = createVirtualClock(startMs);
  const bugs: unknown[] = [];
  const note = (error: unknown): number => bugs.push(error);
  const host = { ...createHost(), clock };
  const server = await startServer({ to: 9, seed: 7, onBug: note, onNotice: note, ...options }, host);
  onTestFinished(async () => {
    const closed = server.close();
    await clock.advance(2000);
    await closed;
    expect(bugs).toEqual([]);
  });
  const made = (): string[] =>
    server
      .deliveries()
      .map(({ type, origin }) => (origin === 'auto' ? `auto ${type}` : type))
      .toReversed();
  return { server, pass: (ms) => clock.advance(ms), made };
}

async function ask(server: Server, text = 'Где мой заказ?'): Promise<void> {
  await server.step('create_chat', { client: { as: 'maria' }, as: 'chat' });
  await server.step('message', { chat: 'chat', from: 'maria', text });
}

const hour = 3_600_000;

describe('--auto', () => {
  it('does nothing unless it is requested', async () => {
    const { server, pass, made } = await serve({});
    await ask(server);
    await pass(hour);
    expect(made()).toEqual(['chat_created', 'message_created']);
  });

  it.each([
    ['assign', ['auto ticket_assigned']],
    ['receive', ['auto message_received']],
    ['read', ['auto message_read']],
    ['reply', ['auto message_created']],
    // Nobody closes what nobody has answered.
    ['close', []],
  ] as const)('does only %s where only that is asked for, once', async (deed, expected) => {
    const { server, pass, made } = await serve({ auto: [deed] });
    await ask(server);
    await pass(hour);
    expect(made().slice(2)).toEqual(expected);
  });

  it('carries a chat from its opening to its end, in the order of people and at their pace', async () => {
    const { server, pass, made } = await serve({ auto: autoDeedNames });
    await ask(server);
    await pass(5000);
    // In the queue: nobody is there yet who could receive anything.
    expect(made()).toEqual(['chat_created', 'message_created']);
    await pass(hour);
    expect(made().slice(2)).toEqual([
      'auto ticket_assigned',
      // The client's message, the answer, and that it reached the client and was read there.
      'auto message_received',
      'auto message_read',
      'auto message_created',
      'auto message_received',
      'auto message_read',
      'auto chat_closed',
    ]);
    const times = server.deliveries().map(({ madeAt }) => madeAt);
    const [closedAt = 0, ...before] = times;
    expect(closedAt - (before.at(-1) ?? 0)).toBeGreaterThan(20_000);
    expect(closedAt - (before.at(-1) ?? 0)).toBeLessThan(300_000);
  });

  it('answers with a text that fits, and never itself', async () => {
    const { server, pass } = await serve({ auto: ['reply'] });
    await ask(server, 'Здравствуйте! Где мой заказ?');
    await pass(hour);
    const [answer] = server.deliveries();
    expect(answer).toMatchObject({ type: 'message_created', origin: 'auto' });
    expect(answer?.summary).toMatch(/: «.*\p{Script=Cyrillic}{4}.*»$/u);
    await pass(10 * hour);
    expect(server.deliveries()).toHaveLength(3);
  });

  it('answers several messages once, when the client has written them', async () => {
    const { server, pass, made } = await serve({ auto: ['read', 'reply'] });
    await ask(server);
    await pass(1000);
    await server.step('message', { chat: 'chat', from: 'maria', text: 'Номер 1042' });
    await pass(hour);
    // The last one is the client's, who reads the answer.
    const expected = ['auto message_read', 'auto message_read', 'auto message_created', 'auto message_read'];
    expect(made().slice(3)).toEqual(expected);
  });

  it('leaves to an operator what the operator has done, and begins anew with the next message', async () => {
    const { server, pass, made } = await serve({ auto: ['assign', 'reply'] });
    await ask(server);
    await server.step('assign', { chat: 'chat', to: 'anna' });
    await pass(100);
    await server.step('message', { chat: 'chat', from: 'anna', text: 'Уже едет' });
    await pass(hour);
    expect(made().filter((one) => one.startsWith('auto'))).toEqual([]);
    await server.step('message', { chat: 'chat', from: 'maria', text: 'А когда?' });
    await pass(hour);
    expect(made().filter((one) => one.startsWith('auto'))).toEqual(['auto message_created']);
  });

  it('leaves receipts to a client that is connected', async () => {
    const { server, pass, made } = await serve({ auto: ['receive', 'read', 'reply'] });
    await ask(server);
    const login = { headers: { 'content-type': 'application/json' }, method: 'POST' };
    const answer = await fetch(`${server.url}/public/api/v1/clients/integration_auth`, {
      ...login,
      body: JSON.stringify({ Credentials: 'maria', Channel: 'support' }),
    });
    const { Result } = (await answer.json()) as { Result: { Session: { Token: string } } };
    const ending = new AbortController();
    await fetch(`${server.url}/public/api/v1/sse/chats/channel/events/support`, {
      headers: { 'x-client-authorization': Result.Session.Token },
      signal: ending.signal,
    });
    await pass(hour);
    ending.abort();
    expect(made().slice(2)).toEqual(['auto message_received', 'auto message_read', 'auto message_created']);
  });

  it('gives tickets to whom has the fewest', async () => {
    const { server, pass } = await serve({ auto: ['assign'], scenarios: ['busy-day'] });
    for (let number = 0; number < 6; number++) await server.step('create_chat', { client: {} });
    await pass(hour);
    const assigned = server.deliveries().filter(({ type }) => type === 'ticket_assigned');
    const names = assigned.map(({ summary }) => summary);
    expect(names).toHaveLength(6);
    expect(new Set(names).size).toBeGreaterThan(2);
  });

  it('is the same again with the same seed, and another with another', async () => {
    const timesOf = async (seed: number): Promise<number[]> => {
      const { server, pass } = await serve({ auto: autoDeedNames, seed });
      await ask(server);
      await pass(hour);
      return server.deliveries().map(({ madeAt }) => madeAt);
    };
    const first = await timesOf(7);
    expect(await timesOf(7)).toEqual(first);
    expect(await timesOf(8)).not.toEqual(first);
  });

  it('waits while as many webhooks are pending as may be, and stops with the server', async () => {
    const { server, pass, made } = await serve({ auto: ['read', 'reply'], maxPending: 2 });
    await ask(server);
    await pass(hour);
    expect(made()).toHaveLength(2);
  });

  it('forgets the chats of a tenant that was reset', async () => {
    const { server, pass, made } = await serve({ auto: ['reply'] });
    await ask(server);
    await server.reset();
    await pass(hour);
    // What was pending is forgotten with them.
    expect(made()).toEqual([]);
  });

  it('goes on after a restart with what its chats wait for', async () => {
    const state = join(temporaryFolder(), 'state.ndjson');
    const first = await serve({ state, auto: ['reply'] });
    await ask(first.server);
    await first.server.close();
    const second = await serve({ state, auto: ['reply'] });
    await second.pass(hour);
    expect(second.made()).toEqual(['chat_created', 'message_created', 'auto message_created']);
  });
});
