import { describe, expect, it } from 'vitest';
import { startTestServer } from '../support/serve.ts';

describe('a posted scenario', () => {
  it.each([
    ['documented', 'documented', 0],
    ['documented', undefined, 0],
    ['documented', 'extended', 1],
    ['extended', 'documented', 1],
  ] as const)(
    'on a server with --events %s, with events: %s, sends %s of what only clients get; clients get it always',
    async (events, written, expected) => {
      const serving = await startTestServer({ events });
      const yaml = JSON.stringify({
        name: 'edits',
        ...(written === undefined ? {} : { events: written }),
        world: { clients: { zoe: {} }, operators: { anna: {} } },
        steps: [
          { create_chat: { client: 'zoe', as: 'chat' } },
          { assign: { chat: 'chat', to: 'anna' } },
          { message: { chat: 'chat', from: 'anna', text: 'Да', as: 'answer' } },
          { emit: { type: 'message_edited', message: 'answer', text: 'Нет' } },
        ],
      });
      const played = await serving.post('/plays', { yaml, speed: 'max', wait: true });
      expect(played.json).toMatchObject({ state: 'done', scenario: 'edits', webhooks: 3 + expected });
      await serving.post('/wait', { until: 'idle' });
      const types = serving.server.consumer?.received.map(({ outline }) => outline.type) ?? [];
      expect(types.filter((type) => type === 'message_edited')).toHaveLength(expected);
      const chats = (await serving.get('/chats')).json as { chats: { lastMessage: unknown }[] };
      expect(chats.chats[0]?.lastMessage).toMatchObject({ text: 'Нет' });
      const sent = (await serving.text('/run'))
        .split('\n')
        .filter((line) => line.includes('"scenario":"edits"'));
      expect(sent.length).toBeGreaterThanOrEqual(3 + expected);
    },
  );
});
