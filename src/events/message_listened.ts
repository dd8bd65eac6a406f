import { nameOf } from '../world/draft.ts';
import type { MessageEntity, Person } from '../world/entities.ts';
import { defineEvent, messageArgument, personArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly message: MessageEntity;
  readonly by?: Person;
}

/** The other side played a voice message. */
export const definition = defineEvent<Args>({
  name: 'message_listened',
  doc: 'The other side played a voice message. It also counts as received; reading it is an event of its own.',
  args: {
    type: 'object',
    required: ['message'],
    properties: {
      message: messageArgument('The voice message that was played.'),
      by: personArgument(
        "The recipient. Default: the chat's client, or the operator the chat is assigned to.",
      ),
    },
  },
  example: { message: 'voice' },
  stage: (scene) => ({
    message: scene.message(scene.otherSide('client'), 'voice'),
  }),
  retell({ event, actor, message }) {
    const name = message(event.MessageId);
    return name === undefined
      ? undefined
      : { listen: { message: name, ...(event.Actor === 'user' ? { by: actor } : {}) } };
  },
  apply(draft, { message, by }) {
    if (message.form !== 'voice') {
      draft.refuse(
        `${nameOf(message)} cannot be listened to: it is no voice message.`,
        'Give the message "voice: true", or use read.',
      );
    }
    const recipient = draft.recipient(message, by, 'listen to');
    if (message.deleted)
      draft.refuse(
        `${nameOf(message)} cannot be listened to: it is deleted.`,
        'Listen before the delete step.',
      );
    if (message.listened) draft.refuse(`${nameOf(message)} was already listened to.`, 'Remove this step.');
    if (recipient.kind === 'client') draft.seen(recipient);
    else draft.active(recipient, false);
    draft.patch(message, {
      Received: true,
      ReceivedAt: message.row.ReceivedAt ?? draft.nowMs,
      Listened: true,
      ListenedAt: draft.nowMs,
    });
    message.listened = true;
    return {
      chat: message.chat,
      actor: recipient,
      messages: [message],
      summary: () => `♪ ${nameOf(message)}`,
    };
  },
});
