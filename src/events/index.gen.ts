// Made by `npm run gen`; do not edit.
import type { EventDefinition } from './event.ts';
import { definition as chatClosedDefinition } from './chat_closed.ts';
import { definition as chatCreatedDefinition } from './chat_created.ts';
import { definition as clientChangedDefinition } from './client_changed.ts';
import { definition as closeSystemChatDefinition } from './close-system-chat.ts';
import { definition as deleteMessagesDefinition } from './delete-messages.ts';
import { definition as fileUpdatedDefinition } from './file_updated.ts';
import { definition as messageCreatedDefinition } from './message_created.ts';
import { definition as messageEditedDefinition } from './message_edited.ts';
import { definition as messageListenedDefinition } from './message_listened.ts';
import { definition as messageReadDefinition } from './message_read.ts';
import { definition as messageReceivedDefinition } from './message_received.ts';
import { definition as ratingIgnoredDefinition } from './rating_ignored.ts';
import { definition as ticketAssignedDefinition } from './ticket_assigned.ts';
import { definition as typingDefinition } from './typing.ts';

/** Every event type by its wire name. */
export const events: Readonly<Record<string, EventDefinition<unknown>>> = {
  "chat_closed": chatClosedDefinition,
  "chat_created": chatCreatedDefinition,
  "client_changed": clientChangedDefinition,
  "close-system-chat": closeSystemChatDefinition,
  "delete-messages": deleteMessagesDefinition,
  "file_updated": fileUpdatedDefinition,
  "message_created": messageCreatedDefinition,
  "message_edited": messageEditedDefinition,
  "message_listened": messageListenedDefinition,
  "message_read": messageReadDefinition,
  "message_received": messageReceivedDefinition,
  "rating_ignored": ratingIgnoredDefinition,
  "ticket_assigned": ticketAssignedDefinition,
  "typing": typingDefinition,
};
