import { nameOf } from '../world/draft.ts';
import type { MessageEntity, Person } from '../world/entities.ts';
import { defineEvent, messageArgument, personArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly message: MessageEntity;
  readonly by?: Person;
}

/** The other side read a message. */
export const definition = defineEvent<Args>({
  name: 'message_read',
  doc: 'The other side read a message; an unread operator message no longer counts in ClientUnread.',
  args: {
    type: 'object',
    required: ['message'],
    properties: {
      message: messageArgument('The message that was read.'),
      by: personArgument(
        "The recipient. Default: the chat's client, or the operator the chat is assigned to.",
      ),
    },
  },
  example: { message: 'question' },
  stage: (scene) => ({ message: scene.message(scene.otherSide('client')) }),
  retell({ event, actor, message }) {
    const name = message(event.MessageId);
    return name === undefined
      ? undefined
      : { read: { message: name, ...(event.Actor === 'user' ? { by: actor } : {}) } };
  },
  apply(draft, { message, by }) {
    const recipient = draft.recipient(message, by, 'read');
    if (message.deleted)
      draft.refuse(`${nameOf(message)} cannot be read: it is deleted.`, 'Read it before the delete step.');
    if (message.row.Read) draft.refuse(`${nameOf(message)} is already read.`, 'Remove this step.');
    const { chat } = message;
    if (recipient.kind === 'client') {
      draft.seen(recipient);
      draft.patch(chat, { ClientUnread: chat.row.ClientUnread - 1, ChangedAt: draft.after(chat, 1, 4) });
    } else draft.active(recipient, false);
    draft.patch(message, {
      Received: true,
      ReceivedAt: message.row.ReceivedAt ?? draft.nowMs,
      Read: true,
      ReadAt: draft.nowMs,
    });
    chat.unread.delete(message);
    return { chat, actor: recipient, messages: [message], summary: () => `✓✓ ${nameOf(message)}` };
  },
});
