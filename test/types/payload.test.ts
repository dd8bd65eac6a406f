import { describe, expectTypeOf, test } from 'vitest';
import {
  isEvent,
  type ChatEvent,
  type ChatMessage,
  type EventType,
  type File,
  type PayloadOf,
  type Rels,
  type WebhookBody,
  type WebhookPayload,
} from '../../src/index.ts';

// These lines are held to their word by checked.test.ts, which runs the compiler over them.

const payload = {} as WebhookPayload;
const type = '' as EventType;

/** Guards the lines that are only for the compiler. */
const never = false as boolean;

describe('WebhookPayload', () => {
  test('is told apart by ChatEvent.Type, in an if and in a switch', () => {
    if (!never) return;
    if (payload.ChatEvent.Type === 'typing') {
      expectTypeOf(payload.ChatEvent.Id).toEqualTypeOf<0>();
      expectTypeOf(payload.ChatEvent.Transitive).toEqualTypeOf<true>();
      expectTypeOf(payload.ChatEvent.MessageId).toEqualTypeOf<null>();
    } else {
      expectTypeOf(payload.ChatEvent.Transitive).toEqualTypeOf<false>();
      expectTypeOf(payload.ChatEvent.Id).toEqualTypeOf<number>();
    }
    const { ChatEvent: event } = payload;
    switch (event.Type) {
      case 'message_created':
      case 'message_read':
        expectTypeOf(event.MessageId).toEqualTypeOf<number>();
        break;
      case 'ticket_assigned':
        expectTypeOf(event.UserId).toEqualTypeOf<number>();
        break;
      case 'chat_created':
        expectTypeOf(event.MessageId).toEqualTypeOf<null>();
        expectTypeOf(event.UserId).toEqualTypeOf<number | null>();
        break;
      case 'typing':
      case 'message_received':
      case 'message_listened':
      case 'delete-messages':
      case 'chat_closed':
        expectTypeOf(event.MessageId).toEqualTypeOf<number | null>();
    }
  });

  test('can be handled without a rest', () => {
    if (!never) return;
    switch (payload.ChatEvent.Type) {
      case 'chat_created':
      case 'ticket_assigned':
      case 'typing':
      case 'message_created':
      case 'message_received':
      case 'message_read':
      case 'message_listened':
      case 'delete-messages':
      case 'chat_closed':
        break;
      default:
        expectTypeOf(payload.ChatEvent).toEqualTypeOf<never>();
    }
  });

  test('has lists that are always there, and lists that need not be', () => {
    if (!never) return;
    expectTypeOf(payload.Rels.Chats[0]!.ClientUnread).toEqualTypeOf<number>();
    expectTypeOf(payload.Rels.Projects).not.toBeUndefined();
    expectTypeOf(payload.Rels.ChatMessages).toEqualTypeOf<ChatMessage[] | undefined>();
    // @ts-expect-error There is no such list.
    expectTypeOf(payload.Rels.Message).toBeAny();
    // @ts-expect-error The hyphen is part of the name.
    expectTypeOf(payload.ChatEvent.Type === 'delete_messages').toBeBoolean();
  });

  test('is narrowed whole by isEvent, its rows included', () => {
    if (!never) return;
    if (isEvent(payload, 'message_created')) {
      expectTypeOf(payload.ChatEvent.Type).toEqualTypeOf<'message_created'>();
      expectTypeOf(payload.ChatEvent.MessageId).toEqualTypeOf<number>();
      expectTypeOf(payload.Rels.ChatMessages[0]!.Text).toEqualTypeOf<string>();
      expectTypeOf(payload.Rels.Files).toEqualTypeOf<File[] | undefined>();
    } else {
      expectTypeOf(payload.ChatEvent.Type).toEqualTypeOf<Exclude<EventType, 'message_created'>>();
    }
    // @ts-expect-error There is no such event.
    isEvent(payload, 'message_sent');
  });

  test('is one of the payloads of its types, and what the wire allows', () => {
    expectTypeOf<PayloadOf<'typing'>>().toExtend<WebhookPayload>();
    expectTypeOf<WebhookPayload>().toExtend<WebhookBody>();
    expectTypeOf<WebhookPayload['ChatEvent']['Type']>().toEqualTypeOf<EventType>();
    expectTypeOf(type).toEqualTypeOf<ChatEvent['Type']>();
    expectTypeOf<WebhookBody['Rels']>().toEqualTypeOf<Rels>();
    // @ts-expect-error No event of that name.
    expectTypeOf<PayloadOf<'sent'>>().toBeObject();
  });
});
