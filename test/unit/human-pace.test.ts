import { describe, expect, it } from 'vitest';
import {
  generate,
  scenario,
  scenarioFromYaml,
  type GeneratedWebhook,
  type PlayOptions,
} from '../../src/index.ts';

const start = '2024-03-01T09:00:00Z';

async function webhooksOf(
  playable: Parameters<typeof generate>[0],
  options: PlayOptions = {},
): Promise<GeneratedWebhook[]> {
  const webhooks: GeneratedWebhook[] = [];
  for await (const webhook of generate(playable, { start, seed: 7, ...options })) webhooks.push(webhook);
  return webhooks;
}

/** How long after the question its answer comes, ms. */
async function answerMs(text: string): Promise<number> {
  const talk = scenario('talk', { pace: 'human', world: { clients: { maria: {} }, operators: { anna: {} } } })
    .createChat({ client: 'maria', as: 'chat' })
    .assign({ chat: 'chat', to: 'anna' })
    .message({ chat: 'chat', from: 'anna', text: 'Да' })
    .message({ chat: 'chat', from: 'maria', text });
  const [before, after] = (await webhooksOf(talk)).slice(-2);
  return (after?.createdAt ?? 0) - (before?.createdAt ?? 0);
}

describe('pace: human', () => {
  it('takes as long to write a text as it is long', async () => {
    const [short, long] = [await answerMs('Нет'), await answerMs('Нет. '.repeat(40))];
    // Two hundred characters at three a second are 66 s, of which the quickest takes 0.6.
    expect(long - short).toBeGreaterThan(35_000);
    expect(short).toBeGreaterThan(1500);
  });

  it('listens to a voice message for as long as it is', async () => {
    const yaml = `{ name: v, pace: human, world: { clients: { m: {} }, operators: { anna: {} } }, steps: [
      { create_chat: { client: m, as: chat } }, { assign: { chat: chat, to: anna } },
      { message: { chat: chat, from: m, voice: true, as: voice } }, { listen: { message: voice } } ] }`;
    for (let seed = 1; seed <= 20; seed++) {
      const webhooks = await webhooksOf(scenarioFromYaml(yaml), { seed });
      const [said, heard] = webhooks.slice(-2);
      const voiceMs =
        ((said?.payload as { Rels: { Files: { Size: number }[] } }).Rels.Files[0]?.Size ?? 0) / 16;
      expect((heard?.createdAt ?? 0) - (said?.createdAt ?? 0)).toBeGreaterThan(0.6 * voiceMs);
    }
  });

  it('gives the same bytes again, and other texts than none: the conversation stays one', async () => {
    const bodies = async (options: PlayOptions): Promise<string[]> =>
      (await webhooksOf('support-chat', options)).map(({ body }) => body.toString());
    const human = await bodies({ pace: 'human' });
    expect(await bodies({ pace: 'human' })).toEqual(human);
    expect(await bodies({ pace: 'script' })).toEqual(await bodies({}));
    expect(human).toHaveLength((await bodies({})).length);
    expect(human).not.toEqual(await bodies({}));
  });

  it('says what it said at the pace of the script', async () => {
    const texts = async (options: PlayOptions): Promise<unknown[]> =>
      (await webhooksOf('long-conversation', options))
        .filter(({ type }) => type === 'message_created')
        .map(
          ({ payload }) => (payload.Rels as { ChatMessages?: { Text: string }[] }).ChatMessages?.[0]?.Text,
        );
    const script = await texts({});
    const human = await texts({ pace: 'human' });
    expect(human).toHaveLength(script.length);
    expect(human.every((text) => text !== undefined)).toBe(true);
  });
});

describe('a busy day', () => {
  it('is eight hours of human time, played in less than two minutes unless told otherwise', async () => {
    const { build } = scenarioFromYaml(
      (await import('node:fs')).readFileSync(
        new URL('../../scenarios/busy-day.yaml', import.meta.url),
        'utf8',
      ),
    );
    const { speed, pace } = build();
    const lastMs = (await webhooksOf('busy-day')).at(-1)?.dueMs ?? 0;
    expect(pace).toBe('human');
    expect(lastMs).toBeGreaterThan(7 * 3_600_000);
    expect(lastMs / speed).toBeLessThan(120_000);
  });

  it('is answered as support chats are: a first reply within a minute or two', async () => {
    const opened = new Map<number, number>();
    const waits: number[] = [];
    for (const { type, payload, chatId, createdAt } of await webhooksOf('busy-day')) {
      if (type === 'chat_created') opened.set(chatId, createdAt);
      const since = opened.get(chatId);
      if (type !== 'message_created' || payload.ChatEvent.Actor !== 'user' || since === undefined) continue;
      waits.push(createdAt - since);
      opened.delete(chatId);
    }
    const median = waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0;
    expect(median).toBeGreaterThan(30_000);
    expect(median).toBeLessThan(180_000);
  });
});
