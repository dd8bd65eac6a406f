import { nameOf } from '../world/draft.ts';
import { messageArguments, toMessageStep, type MessageArgs } from './about-message.ts';
import { defineEvent } from './event.ts';

/** A message reached the other side. */
export const definition = defineEvent<MessageArgs>({
  name: 'message_received',
  doc: 'A message was delivered to the other side; the recipient acts.',
  traits: {
    about: 'message',
    by: 'recipient',
    sets: { flag: 'Received', time: 'ReceivedAt', deed: 'received' },
  },
  args: messageArguments('message that arrived'),
  example: { message: 'question' },
  stage: (scene) => ({ message: scene.message(scene.otherSide('client')) }),
  toStep: toMessageStep('receive'),
  apply(draft, { message, by }) {
    const recipient = draft.recipient(message, by, 'receive');
    if (message.deleted)
      draft.refuse(
        `${nameOf(message)} cannot be received: it is deleted.`,
        'Receive it before the delete step.',
      );
    if (message.row.Received)
      draft.refuse(`${nameOf(message)} is already received.`, 'Remove this step, or put it before read.');
    draft.acted(recipient);
    draft.patch(message, { Received: true, ReceivedAt: draft.nowMs });
    return {
      chat: message.chat,
      actor: recipient,
      messages: [message],
      summary: () => `✓ ${nameOf(message)}`,
    };
  },
});
