import { nameOf } from '../world/draft.ts';
import { messageArguments, toMessageStep, type MessageArgs } from './about-message.ts';
import { defineEvent } from './event.ts';

/** The other side read a message. */
export const definition = defineEvent<MessageArgs>({
  name: 'message_read',
  doc: 'The other side read a message; an unread operator message no longer counts in ClientUnread.',
  traits: { about: 'message', by: 'recipient', sets: { flag: 'Read', time: 'ReadAt', deed: 'read' } },
  args: messageArguments('message that was read'),
  example: { message: 'question' },
  stage: (scene) => ({ message: scene.message(scene.otherSide('client')) }),
  toStep: toMessageStep('read'),
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
    chat.settle(message);
    return { chat, actor: recipient, messages: [message], summary: () => `✓✓ ${nameOf(message)}` };
  },
});
