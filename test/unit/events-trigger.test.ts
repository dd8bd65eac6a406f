import { describe, expect, it } from 'vitest';
import { events } from '../../src/events/index.gen.ts';
import { triggerEvent } from '../../src/events/trigger.ts';
import { eraNames, profiles } from '../../src/model/profile.ts';
import type { EraName } from '../../src/model/spec.ts';
import { createSchemaValidator } from '../../src/model/validator.ts';
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
    expect(createSchemaValidator(era)(body)).toEqual([]);
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

  it('of an unknown type is refused with the nearest name', () => {
    expect(() => triggerEvent(worldOf('2023'), 'delete_messages')).toThrowError(
      expect.objectContaining({ code: 'NOT_FOUND', hint: 'Did you mean "delete-messages"?' }),
    );
  });
});
