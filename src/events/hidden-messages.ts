import { nameOf, type Draft } from '../world/draft.ts';
import type { ChatEntity, MessageEntity } from '../world/entities.ts';

/** Hides messages of a chat from its client. Gives how many of the others are unread there. Refuses what is hidden already. */
export function hide(draft: Draft, chat: ChatEntity, messages: readonly MessageEntity[]): number {
  for (const [index, message] of messages.entries()) {
    if (message.deleted || messages.indexOf(message) !== index) {
      draft.refuse(`${nameOf(message)} is already deleted.`, 'Name each message once.');
    }
  }
  let unread = chat.row.ClientUnread;
  for (const message of messages) {
    if (message.author.kind === 'operator' && !message.row.Read) unread -= 1;
    message.deleted = true;
    chat.settle(message);
    draft.patch(message, { Deleted: true, DeletedAt: draft.nowMs });
  }
  return unread;
}

/** The chat that messages are of. Refuses several, and none. */
export function onlyChat(draft: Draft, messages: readonly MessageEntity[]): ChatEntity {
  const [first] = messages;
  if (first === undefined)
    return draft.refuse('There is no message to delete.', 'Name at least one message.');
  const stranger = messages.find((message) => message.chat !== first.chat);
  if (stranger !== undefined) {
    draft.refuse(
      `${nameOf(stranger)} is in another chat than ${nameOf(first)}.`,
      'Delete the messages of each chat in a separate step.',
    );
  }
  return first.chat;
}
