import type { ChatEvent, ChatMessage, Channel, Chat, File, Project, Rels } from './entities.gen.ts';

/** The wire names of the event types. */
export type EventType = ChatEvent['Type'];

/** Rows that go along with every event. */
type CommonRels = Rels & { Channels: Channel[]; Chats: Chat[]; Projects: Project[] };

/** Rows that go along with an event about a message; `Files` is there when the message carries one. */
type MessageRels = CommonRels & { ChatMessages: ChatMessage[]; Files?: File[] };

interface Stored {
  Transitive: false;
}

interface AboutMessage extends Stored {
  MessageId: number;
}

/** What each event type makes certain beyond the common shape. */
interface Certainties {
  chat_created: { event: Stored & { MessageId: null }; rels: CommonRels };
  ticket_assigned: { event: Stored & { MessageId: null; UserId: number }; rels: CommonRels };
  typing: { event: { Id: 0; Transitive: true; MessageId: null }; rels: CommonRels };
  message_created: { event: AboutMessage; rels: MessageRels };
  message_received: { event: AboutMessage; rels: MessageRels };
  message_read: { event: AboutMessage; rels: MessageRels };
  message_listened: { event: AboutMessage; rels: MessageRels };
  'delete-messages': { event: Stored; rels: MessageRels };
  chat_closed: { event: Stored & { MessageId: null }; rels: CommonRels };
}

/** The payload of one event type, with the keys of all eras. */
export interface PayloadOf<Type extends EventType> {
  ChatEvent: Omit<ChatEvent, 'Type' | keyof Certainties[Type]['event']> & {
    Type: Type;
  } & Certainties[Type]['event'];
  Rels: Certainties[Type]['rels'];
}

/** Any webhook payload: a union discriminated on `ChatEvent.Type` (see {@link isEvent} for narrowing). */
export type WebhookPayload = { [Type in EventType]: PayloadOf<Type> }[EventType];

/**
 * Narrows a payload to one event type. TypeScript narrows a union by a property of its own members only, and the type
 * of the event is one level deeper.
 */
export function isEvent<Type extends EventType>(
  payload: WebhookPayload,
  type: Type,
): payload is PayloadOf<Type> & WebhookPayload {
  return payload.ChatEvent.Type === type;
}
