import { createEmitter, generate, scenario } from 'iqmock';
import { describe, expect, test } from 'vitest';
import { createDesk } from '../consumer/app.ts';
import { start } from '../consumer/start.ts';
import { ChatStore } from '../consumer/store.ts';

describe('the support desk', () => {
  test('keeps what was said in a whole chat', async () => {
    const store = new ChatStore();
    await using desk = await start(createDesk({ store }));
    await using iqchannels = await createEmitter({ to: `${desk.url}/webhooks` });

    const result = await iqchannels.play('support-chat');

    expect(result.passed, result.explanation).toBe(true);
    const [chat] = store.all();
    expect(chat?.status).toBe('closed');
    expect(chat?.messages[0]).toMatchObject({ from: 'client', text: 'Где мой заказ?', read: true });
  });

  test('stores an event once that is delivered twice', async () => {
    const store = new ChatStore();
    await using desk = await start(createDesk({ store }));
    // The same start gives the same bytes, ids included.
    const again = { to: `${desk.url}/webhooks`, start: '2024-03-01T09:00:00Z' };
    await using first = await createEmitter(again);
    await using second = await createEmitter(again);

    await first.play('quote-and-reply');
    const before = JSON.stringify(store.all());
    await second.play('quote-and-reply');

    expect(JSON.stringify(store.all())).toBe(before);
  });

  test('shows a quote, and what the client has not read', async () => {
    const store = new ChatStore();
    await using desk = await start(createDesk({ store }));
    await using iqchannels = await createEmitter({ to: `${desk.url}/webhooks` });
    const unanswered = scenario('unanswered', { world: { operators: { anna: {} }, clients: { maria: {} } } })
      .createChat({ client: 'maria', as: 'chat' })
      .assign({ chat: 'chat', to: 'anna' })
      .message({ chat: 'chat', from: 'maria', as: 'question' })
      .message({ chat: 'chat', from: 'anna', reply_to: 'question', file: 'Договор.pdf' })
      .expect({ status: 200, latency: '< 2s', body: { ok: true } })
      .probe({ get: '/chats', expect: { path: '$[0].messages[*]', count: 2 } });

    const result = await iqchannels.play(unanswered);

    expect(result.failures, result.explanation).toEqual([]);
    const [question, answer] = store.all()[0]?.messages ?? [];
    expect(answer).toMatchObject({ quotes: question?.id, file: 'Договор.pdf', read: false });
  });

  test('refuses what is not signed', async () => {
    const secret = 'whsec_dGhpcyBpcyBub3QgYSBzZWNyZXQgYXQgYWxsISE=';
    const store = new ChatStore();
    await using desk = await start(createDesk({ store, secret }));
    await using stranger = await createEmitter({ to: `${desk.url}/webhooks` });
    await using iqchannels = await createEmitter({
      to: `${desk.url}/webhooks`,
      sign: 'standard-webhooks',
      signSecret: secret,
    });

    expect((await stranger.trigger('chat_created', { expect: { status: 401 } })).passed).toBe(true);
    expect(store.all()).toEqual([]);
    expect((await iqchannels.trigger('chat_created')).passed).toBe(true);
    expect(store.all()).toHaveLength(1);
  });
});

describe('the store, without a server', () => {
  test.each(['2018', '2021', '2022', '2023'] as const)('understands the webhooks of %s', async (profile) => {
    const store = new ChatStore();
    for await (const { payload } of generate('support-chat', { profile })) store.apply(payload);
    const [chat] = store.all();
    expect(chat?.status).toBe('closed');
    expect(chat?.client).toContain('Мария');
    expect(chat?.messages.map(({ text }) => text)).not.toContain('Номер карты 1234');
  });
});
