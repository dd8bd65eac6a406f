import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import type { ServeOptions } from '../../src/serve/options.ts';
import { startServer, type Server } from '../../src/serve/server.ts';
import { temporaryFolder } from '../support/cli.ts';

const host = createHost();
/** The calendar stands still, as for two workers that start in the same millisecond. */
const still = { ...host, clock: { ...host.clock, now: () => Date.UTC(2026, 10, 27, 9) } };

async function startStill(options: ServeOptions): Promise<Server> {
  const server = await startServer({ seed: 42, ...options }, still);
  onTestFinished(() => server.close());
  return server;
}

async function createChat({ url }: Server): Promise<void> {
  const response = await fetch(`${url}/iqmock/v1/trigger/chat_created`, { method: 'POST' });
  expect(await response.text()).toContain('chat');
  expect(response.ok).toBe(true);
}

async function chatsOf({ url }: Server): Promise<unknown> {
  return (await fetch(`${url}/iqmock/v1/chats`)).json();
}

/** The first chat of a new server. */
async function firstChat(options: ServeOptions = {}): Promise<unknown> {
  const server = await startStill(options);
  await createChat(server);
  const { chats } = (await chatsOf(server)) as { chats: { id: unknown }[] };
  expect(chats).toHaveLength(1);
  return chats[0]!.id;
}

test('two servers with the same seed in the same millisecond have other ids', async () => {
  expect(await firstChat()).not.toEqual(await firstChat());
});

test('a given start has the same ids each time, unless a number or fresh ones are asked for', async () => {
  const start = '2024-03-01T09:00:00Z';
  const pinned = await firstChat({ start });
  expect(await firstChat({ start })).toEqual(pinned);
  expect(await firstChat({ start, ids: 7 })).not.toEqual(pinned);
  expect(await firstChat({ start, ids: 'fresh' })).not.toEqual(pinned);
  expect(await firstChat({ ids: 7 })).toEqual(await firstChat({ ids: 7 }));
});

test('a state goes on with its ids', async () => {
  const state = join(temporaryFolder(), 'state.ndjson');
  const server = await startStill({ state });
  await createChat(server);
  const before = await chatsOf(server);
  await server.close();
  const again = await startStill({ state });
  expect(await chatsOf(again)).toEqual(before);
});
