import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createEmitter, type Emitter } from 'iqmock';
import { createDesk } from '../consumer/app.ts';
import { start, type Running } from '../consumer/start.ts';
import { ChatStore } from '../consumer/store.ts';

const store = new ChatStore();
let desk: Running;
let iqchannels: Emitter;

before(async () => {
  desk = await start(createDesk({ store }));
  iqchannels = await createEmitter({ to: `${desk.url}/webhooks`, policy: 'fast' });
});

after(async () => {
  await iqchannels.close();
  await desk.close();
});

test('a client who has to come back', async () => {
  const { passed, explanation, payloads } = await iqchannels.play('missed-chat');
  assert.ok(passed, explanation);
  const chat = store.find(payloads[0]?.ChatEvent.ChatId ?? 0);
  assert.deepEqual(
    chat?.messages.map(({ from }) => from),
    ['client', 'client', 'operator', 'operator'],
  );
  assert.equal(chat.status, 'closed');
});

test('a message that an operator sends by itself', async () => {
  const { passed, explanation, payloads } = await iqchannels.trigger('message_created', {
    by: 'operator',
    text: 'Ваш заказ уже в пути.',
  });
  assert.ok(passed, explanation);
  const [payload] = payloads;
  assert.deepEqual(store.find(payload?.ChatEvent.ChatId ?? 0)?.messages, [
    { id: payload?.ChatEvent.MessageId, from: 'operator', text: 'Ваш заказ уже в пути.', read: false },
  ]);
});

test('chats of several clients at once', async () => {
  const { passed, explanation, summary, payloads } = await iqchannels.play('parallel-clients');
  assert.ok(passed, explanation);
  assert.equal(summary.outcomes.delivered, summary.emitted);
  const chats = new Set(payloads.map(({ ChatEvent }) => ChatEvent.ChatId));
  assert.equal(chats.size, 3);
  for (const id of chats) assert.equal(store.find(id)?.status, 'closed');
});
