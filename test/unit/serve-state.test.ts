import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { startServer } from '../../src/serve/server.ts';
import { startTestServer } from '../support/serve.ts';
import { asOperator } from '../support/serve-clients.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('goes on after a restart: rows, names, pending webhooks with their bytes, and no id twice', async () => {
  const state = join(temporaryFolder(), 'state.ndjson');
  const first = await startServer({ to: 9, seed: 5, state });
  await first.step('create_chat', { client: { as: 'maria' }, as: 'chat' });
  await first.step('assign', { chat: 'chat', to: 'anna' });
  await first.step('message', { chat: 'chat', from: 'maria', image: true, as: 'question' });
  await expect(startServer({ to: 9, seed: 5, state })).rejects.toThrow('Another server');
  const before = first.deliveries();
  await first.close();
  appendFileSync(state, '{"kind":"eve');
  const consumer = await startConsumer();
  const second = await startServer({ to: consumer.url, state });
  await second.step('read', { message: 'question' });
  await second.step('message', { chat: 'chat', from: 'anna', text: 'Вижу', reply_to: 'question' });
  expect((await second.waitFor({ until: 'idle' })).met).toBe(true);
  const ids = consumer.received.map(({ outline }) => outline.eventId);
  expect(new Set(ids).size).toBe(5);
  expect(ids.slice(0, 3)).toEqual(before.map(({ eventId }) => eventId).toReversed());
  expect(consumer.received.flatMap(({ verdicts }) => verdicts)).toEqual([]);
  await second.close();
  await consumer.close();
  expect(readFileSync(state, 'utf8')).not.toContain('{"kind":"eve{');
  await expect(startServer({ to: 9, state, profile: '2018' })).rejects.toThrow('another era');
});

it('keeps who is in which chat over a restart: who joined, who left, and to whom it was assigned', async () => {
  const state = join(temporaryFolder(), 'state.ndjson');
  const first = await startTestServer({ to: 9, state });
  await first.post('/operators', { name: 'boris' });
  await first.post('/operators', { name: 'clara' });
  const made = await first.post('/steps/create_chat', { client: { as: 'maria' }, as: 'chat' });
  const { chat } = made.json as { chat: { id: number } };
  const world = (await first.get('/world')).json as { operators: { id: number; name: string }[] };
  const id = (name: string): number => world.operators.find((one) => one.name === name)?.id ?? 0;
  const api = '/api/v1/chats';
  await first.post('/steps/assign', { chat: 'chat', to: 'anna' });
  await asOperator(first, `${api}/join/${chat.id}`, { UserId: id('boris') });
  await asOperator(first, `${api}/invite/${chat.id}`, { UserId: id('clara') });
  await asOperator(first, `${api}/leave/${chat.id}`, { UserId: id('boris') });
  await first.post('/steps/assign', { chat: 'chat', to: 'clara' });
  const before = await asOperator(first, `${api}/members/query_by_chat/${chat.id}`);
  expect(before.Result).toMatchObject([
    { UserId: id('anna'), Present: true, Assigned: false },
    { UserId: id('boris'), Present: false },
    { UserId: id('clara'), Present: true, Assigned: true },
  ]);
  await first.server.close();
  const second = await startTestServer({ to: 9, state });
  expect(await asOperator(second, `${api}/members/query_by_chat/${chat.id}`)).toEqual(before);
});
