import { describe, expect, test } from 'vitest';
import { noEvent, readEvent } from '../../src/replay/event-fields.ts';
import { samples } from '../support/samples.ts';

const read = (text: string): ReturnType<typeof readEvent> => readEvent(Buffer.from(text));
const event = { Id: 7, Type: 'message_created', ChatId: 3, ClientId: 5, CreatedAt: 11 };
const fields = { type: 'message_created', eventId: 7, chatId: 3, clientId: 5, createdAt: 11 };

describe('the event of a body', () => {
  test.each([
    ['as the platform writes it', JSON.stringify({ ChatEvent: event, Rels: { Chats: [{ Id: 3 }] } })],
    ['with spaces', JSON.stringify({ ChatEvent: event, Rels: { Chats: [] } }, null, 2)],
    ['after other keys', JSON.stringify({ Rels: { Chats: [{ Id: 3 }] }, ChatEvent: event })],
    ['with an object in it', JSON.stringify({ ChatEvent: { ...event, More: { A: 1 } }, Rels: { A: [] } })],
    [
      'with braces and quotes in a text',
      JSON.stringify({ ChatEvent: { ...event, Text: '}"{\\' }, Rels: { A: {} } }),
    ],
    [
      'longer than the part that is looked at',
      JSON.stringify({ ChatEvent: { ...event, Text: 'я'.repeat(5000) }, Rels: { A: {} } }),
    ],
    ['alone', JSON.stringify({ ChatEvent: event })],
  ])('is found %s', (_, text) => {
    expect(read(text)).toEqual(fields);
  });

  test.each(samples)('is the same in sample $number as by parsing all of it', ({ body, compact }) => {
    const { Id, Type, ChatId, ClientId, CreatedAt } = body.ChatEvent;
    const known = [Type, Id, ChatId, ClientId, CreatedAt].map((value) => value ?? undefined);
    expect(Object.values(read(compact))).toEqual(known);
  });

  test('is that which a second key of the name gives, as everywhere in JSON', () => {
    expect(read('{"ChatEvent":{"Id":1},"ChatEvent":{"Id":2},"Rels":{"A":{}}}').eventId).toBe(2);
  });

  test('has fields of the right kinds only', () => {
    expect(read('{"ChatEvent":{"Id":"7","Type":3,"ChatId":null,"CreatedAt":1e999},"Rels":{"A":{}}}')).toEqual(
      {},
    );
  });

  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['an empty event', '{"ChatEvent":{},"Rels":{"A":{}}}'],
    ['an event that is a text', '{"ChatEvent":"x","Rels":{}}'],
    ['cut off', '{"ChatEvent":{"Id":1},"Rels":{"Chats":[{"Id":'],
    ['no JSON', '{"ChatEvent":{"Id":01},"Rels":{"A":{}}}'],
    ['other bytes', '\u0000\u0001'],
  ])('is none in %s', (_, text) => {
    expect(read(text)).toBe(noEvent);
  });
});
