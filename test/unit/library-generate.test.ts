import { describe, expect, it } from 'vitest';
import {
  createEmitter,
  generate,
  isEvent,
  scenario,
  startConsumer,
  validate,
  type Playable,
} from '../../src/index.ts';

const start = '2024-03-01T09:00:00Z';

async function bodiesOf(playable: Playable, options: Parameters<typeof generate>[1] = {}): Promise<string[]> {
  const bodies: string[] = [];
  for await (const { body } of generate(playable, { start, ...options }))
    bodies.push(Buffer.from(body).toString());
  return bodies;
}

describe('generate', () => {
  it('makes the very bytes that an emitter sends', async () => {
    await using consumer = await startConsumer();
    await using emitter = await createEmitter({ to: consumer.url, start, seed: 3 });
    await emitter.play('quote-and-reply', { profile: '2021' });
    const bodies = await bodiesOf('quote-and-reply', { seed: 3, profile: '2021' });
    expect(bodies.length).toBeGreaterThan(5);
    expect(bodies).toEqual(consumer.received.map(({ text }) => text));
  });

  it('gives typed payloads, valid by themselves', async () => {
    const texts: string[] = [];
    for await (const { payload, body, type, step } of generate('support-chat', { start })) {
      expect(validate(body)).toEqual([]);
      expect(payload.ChatEvent.Type).toBe(type);
      if (isEvent(payload, 'message_created') && step === 'message')
        texts.push(payload.Rels.ChatMessages[0]?.Text ?? '');
    }
    expect(texts).toContain('Где мой заказ?');
  });

  it('changes what it is told to, and may be left early', async () => {
    const changed = generate('support-chat', { start, set: { 'ChatEvent.Actor': 'system' } });
    for await (const { payload } of changed) {
      expect(payload.ChatEvent.Actor).toBe('system');
      break;
    }
    expect(await changed.next()).toEqual({ done: true, value: undefined });
  });

  it('throws mistakes before it makes the first', async () => {
    const first = (...args: Parameters<typeof generate>): Promise<unknown> => generate(...args).next();
    const late = scenario('late', { world: { clients: { maria: {} } } })
      .createChat({ client: 'maria', as: 'chat' })
      .close({ chat: 'chat' })
      .close({ chat: 'chat' });
    await expect(first(late)).rejects.toMatchObject({ code: 'ILLEGAL_MOVE' });
    await expect(first('suport-chat')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(first('support-chat', { set: { 'ChatEvent.Nope': 1 } })).rejects.toMatchObject({
      code: 'OVERRIDE',
    });
    await expect(first('support-chat', { sed: 1 } as object)).rejects.toMatchObject({ code: 'USAGE' });
    await expect(first('support-chat', { set: ['a=b'] } as object)).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('gives a body that is no JSON as it is, and says so if it is requested for more', async () => {
    for await (const webhook of generate(scenario('raw').raw({ text: '{"ChatEvent":' }))) {
      expect(Buffer.from(webhook.body).toString()).toBe('{"ChatEvent":');
      expect(() => webhook.payload).toThrow(expect.objectContaining({ code: 'INPUT' }));
    }
    expect.assertions(2);
  });
});
