import { nameOf } from '../world/draft.ts';
import type { MessageEntity, Person } from '../world/entities.ts';
import { defineEvent, messageArgument, personArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly message: MessageEntity;
  readonly by?: Person;
}

/** A message reached the other side. */
export const definition = defineEvent<Args>({
  name: 'message_received',
  doc: 'A message was delivered to the other side; the recipient acts.',
  args: {
    type: 'object',
    required: ['message'],
    properties: {
      message: messageArgument('The message that arrived.'),
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
      : { receive: { message: name, ...(event.Actor === 'user' ? { by: actor } : {}) } };
  },
  apply(draft, { message, by }) {
    const recipient = draft.recipient(message, by, 'receive');
    if (message.deleted)
      draft.refuse(
        `${nameOf(message)} cannot be received: it is deleted.`,
        'Receive it before the delete step.',
      );
    if (message.row.Received)
      draft.refuse(`${nameOf(message)} is already received.`, 'Remove this step, or put it before read.');
    if (recipient.kind === 'client') draft.seen(recipient);
    else draft.active(recipient, false);
    draft.patch(message, { Received: true, ReceivedAt: draft.nowMs });
    return {
      chat: message.chat,
      actor: recipient,
      messages: [message],
      summary: () => `✓ ${nameOf(message)}`,
    };
  },
});
