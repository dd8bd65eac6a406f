import { describe, expect, it } from 'vitest';
import { validate } from '../../src/consumer/validate-one.ts';
import { events } from '../../src/events/index.gen.ts';
import { triggerEvent } from '../../src/events/trigger.ts';
import { eraNames, profiles } from '../../src/model/profile.ts';
import type { EraName } from '../../src/model/spec.ts';
import { createSchemaValidator, faultsInScope } from '../../src/model/validator.ts';
import { World } from '../../src/world/world.ts';
import { bodyOf } from '../support/world-model.ts';

function worldOf(era: EraName): World {
  return new World({
    name: 'trigger',
    seed: 5,
    profile: profiles[era],
    locale: 'ru',
    startMs: 1_700_000_000_000,
  });
}

const cases = eraNames.flatMap((era) => Object.keys(events).map((type) => ({ era, type })));

describe('a triggered event', () => {
  it.each(cases)('$type of $era is one valid body about its own rows', ({ era, type }) => {
    const body = bodyOf(triggerEvent(worldOf(era), type).encode());
    expect(faultsInScope(createSchemaValidator(era)(body), type, 'extended')).toEqual([]);
    expect(validate(triggerEvent(worldOf(era), type).encode(), { events: 'extended' })).toEqual([]);
    expect(body.ChatEvent.Type).toBe(type);
    expect(body.Rels.Chats?.map(({ Id }) => Id)).toEqual([body.ChatEvent.ChatId]);
    if (body.ChatEvent.MessageId !== null) {
      expect(body.Rels.ChatMessages?.map(({ Id }) => Id)).toEqual([body.ChatEvent.MessageId]);
    }
  });

  it('is made by the side that is asked for', () => {
    for (const type of [
      'typing',
      'message_created',
      'message_received',
      'message_read',
      'message_listened',
    ]) {
      for (const [by, actor] of [
        ['client', 'client'],
        ['operator', 'user'],
      ] as const) {
        expect(triggerEvent(worldOf('2023'), type, { by }).event.Actor, `${type} ${by}`).toBe(actor);
      }
    }
  });

  it('carries the form, the text and the quotation that are asked for', () => {
    const { rels } = triggerEvent(worldOf('2023'), 'message_created', {
      by: 'operator',
      form: 'image',
      text: 'Вот',
      reply: true,
    });
    expect(rels.Files?.[0]?.Type).toBe('image');
    expect(rels.ChatMessages?.[0]).toMatchObject({ Text: 'Вот', Author: 'user', Payload: 'file' });
    expect(rels.ChatMessages?.[0]?.ReplyToMessageId).toBeGreaterThan(0);
  });

  it.each([
    ['typing', { text: 'hi' }, '"text" has no effect on typing.', 'This event takes by.'],
    ['chat_closed', { form: 'file' }, '"form" has no effect on chat_closed.', 'This event takes by.'],
    [
      'message_read',
      { reply: true },
      '"reply" has no effect on message_read.',
      /takes by, form, text, topic/,
    ],
    ['chat_created', { topic: 'loan' }, '"topic" has no effect on chat_created.', /takes no options/],
    [
      'chat_created',
      { by: 'operator' },
      'chat_created is always by the client, never by the operator.',
      /out/,
    ],
    ['ticket_assigned', { by: 'client' }, /always by the operator/, /out/],
    ['message_listened', { form: 'text' }, /cannot be listened to/, /voice/],
  ] as const)('%s is refused with %o, which would change nothing', (type, options, message, hint) => {
    expect(() => triggerEvent(worldOf('2023'), type, options)).toThrow(
      expect.objectContaining({
        code: 'ILLEGAL_MOVE',
        message: expect.stringMatching(message) as string,
        hint: expect.stringMatching(hint) as string,
      }),
    );
  });

  it('takes what goes without saying', () => {
    for (const [type, options] of [
      ['chat_created', { by: 'client', reply: false }],
      ['ticket_assigned', { by: 'operator' }],
      ['message_listened', { form: 'voice' }],
    ] as const) {
      expect(triggerEvent(worldOf('2023'), type, options).event.Type).toBe(type);
    }
  });

  it('of an unknown type is refused with the nearest name', () => {
    expect(() => triggerEvent(worldOf('2023'), 'delete_messages')).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', hint: 'Did you mean "delete-messages"?' }),
    );
  });
});
