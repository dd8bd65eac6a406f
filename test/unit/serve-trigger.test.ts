import { describe, expect, it } from 'vitest';
import { events } from '../../src/events/index.gen.ts';
import type { EventType } from '../../src/model/payload.ts';
import { startTestServer, type TestServer } from '../support/serve.ts';

/** The types of the webhooks that arrived, after the first so many. */
async function arrived({ server }: TestServer, after = 0): Promise<(string | undefined)[]> {
  await server.waitFor({ until: 'idle' });
  return (server.consumer?.received ?? []).slice(after).map(({ outline }) => outline.type);
}

function invalid({ server }: TestServer): unknown[] {
  return (server.consumer?.received ?? []).flatMap(({ verdicts }) => verdicts);
}

describe('trigger in a running tenant', () => {
  it('makes every event in an empty tenant, with what it needs before, all valid', async () => {
    for (const type of Object.keys(events)) {
      const serving = await startTestServer({ events: 'extended' });
      const answer = await serving.post(`/trigger/${type}`);
      expect([type, answer.status]).toEqual([type, 200]);
      const types = await arrived(serving);
      expect(types.at(-1)).toBe(type);
      expect(types).toHaveLength((answer.json as { webhooks: number }).webhooks);
      expect(invalid(serving)).toEqual([]);
    }
  });

  it('makes every event again and again in one chat, and never a second client or chat', async () => {
    const serving = await startTestServer({ events: 'extended' });
    const { server } = serving;
    await server.step('create_chat', { client: { as: 'maria' }, as: 'chat' });
    for (const round of [1, 2]) {
      for (const type of Object.keys(events)) {
        if (type === 'chat_created') continue;
        const before = server.consumer?.received.length ?? 0;
        await server.trigger(type as EventType, { chat: 'chat' });
        expect([round, type, (await arrived(serving, before)).at(-1)]).toEqual([round, type, type]);
      }
    }
    expect((await serving.get('/status')).json).toMatchObject({ chats: 1 });
    expect(invalid(serving)).toEqual([]);
  });

  it('supplies what is missing in the chat that is named, and nothing that is there', async () => {
    const serving = await startTestServer();
    const { server } = serving;
    await server.step('create_chat', { client: { as: 'maria' }, as: 'chat' });
    await server.step('create_chat', { client: { as: 'oleg' }, as: 'other' });
    const about = async (
      type: EventType,
      given: Record<string, unknown>,
    ): Promise<(string | undefined)[]> => {
      const before = (await arrived(serving)).length;
      const { made } = await server.trigger(type, given);
      expect((made?.kind === 'message' ? made.chat : made)?.key).toBe('chat');
      return arrived(serving, before);
    };
    const read = await about('message_read', { chat: 'chat' });
    expect(read).toEqual(['ticket_assigned', 'message_created', 'message_read']);
    expect(await about('message_read', { client: 'maria' })).toEqual(['message_created', 'message_read']);
    expect(await about('message_created', { client: 'maria', by: 'operator', text: 'В пути.' })).toEqual([
      'message_created',
    ]);
    expect(await about('message_received', {})).toEqual(['message_received']);
    expect(await about('ticket_assigned', {})).toEqual(['ticket_assigned']);
    expect(await about('chat_created', { client: 'maria' })).toEqual(['chat_closed', 'chat_created']);
    expect(await about('chat_closed', { chat: 'chat' })).toEqual(['ticket_assigned', 'chat_closed']);
    expect(await about('typing', { chat: 'chat', by: 'maria' })).toEqual([
      'chat_created',
      'ticket_assigned',
      'typing',
    ]);
    expect(invalid(serving)).toEqual([]);
  });

  it('refuses what has no effect, unknown names and what cannot happen, before anything is sent', async () => {
    const serving = await startTestServer();
    const wrong: [string, object, number, string][] = [
      ['ticket_assigned', { text: 'Привет' }, 409, 'has no effect on'],
      ['chat_created', { by: 'operator' }, 409, 'always by the client'],
      ['typing', { chta: 'chat' }, 400, 'Did you mean "chat"?'],
      ['typing', { by: 'ana' }, 400, 'Did you mean "anna"?'],
      ['typing', { by: 7 }, 400, 'text'],
      ['message_read', { message: 'question' }, 400, 'question'],
    ];
    for (const [type, body, status, words] of wrong) {
      const answer = await serving.post(`/trigger/${type}`, body);
      expect([type, answer.status]).toEqual([type, status]);
      expect(JSON.stringify(answer.json)).toContain(JSON.stringify(words).slice(1, -1));
    }
    expect(await arrived(serving)).toEqual([]);
    expect((await serving.post('/trigger/message_red')).status).toBe(404);
  });

  it('goes on while several plays share the tenant, each chat in its order', async () => {
    const serving = await startTestServer();
    const { server } = serving;
    const plays = ['support-chat', 'parallel-clients', 'support-chat'].map((scenario, index) =>
      server.play({ scenario, speed: 'max', seed: index }),
    );
    for (let count = 0; count < 20; count++) await server.trigger('message_created', { client: undefined });
    const ends = await Promise.all(plays);
    expect(ends.map(({ state, error }) => [state, error])).toEqual(ends.map(() => ['done', null]));
    await server.waitFor({ until: 'idle' });
    expect(server.consumer?.stats).toMatchObject({ invalid: 0, duplicates: 0 });
    const chats = new Map<number, number>();
    for (const { outline } of server.consumer?.received ?? []) {
      const { chatId = 0, eventId = 0 } = outline;
      if (eventId === 0) continue;
      expect(eventId).toBeGreaterThan(chats.get(chatId) ?? 0);
      chats.set(chatId, eventId);
    }
    expect(chats.size).toBeGreaterThan(3);
  });
});
