// Made by `npm run gen`; do not edit.
import type { CommonRels, MessageRels, Stored } from './payload-parts.ts';

/** What each event type makes certain beyond the common shape. */
export interface Certainties {
  chat_closed: { event: Stored & { MessageId: null }; rels: CommonRels };
  chat_created: { event: Stored & { MessageId: null }; rels: CommonRels };
  client_changed: { event: Stored & { ClientId: number }; rels: CommonRels };
  'close-system-chat': { event: Stored; rels: MessageRels };
  'delete-messages': { event: Stored; rels: MessageRels };
  file_updated: { event: Stored & { MessageId: number }; rels: MessageRels };
  message_created: { event: Stored & { MessageId: number }; rels: MessageRels };
  message_edited: { event: Stored; rels: MessageRels };
  message_listened: { event: Stored & { MessageId: number }; rels: MessageRels };
  message_read: { event: Stored & { MessageId: number }; rels: MessageRels };
  message_received: { event: Stored & { MessageId: number }; rels: MessageRels };
  rating_ignored: { event: Stored & { MessageId: number }; rels: MessageRels };
  ticket_assigned: { event: Stored & { MessageId: null } & { UserId: number }; rels: CommonRels };
  typing: { event: { Id: 0; Transitive: true } & { MessageId: null }; rels: CommonRels };
}

/** The event types that clients of the platform know and its document does not list. */
export const extendedEventTypes = [
  'client_changed',
  'close-system-chat',
  'file_updated',
  'message_edited',
  'rating_ignored',
] as const;
