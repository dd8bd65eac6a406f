import { nameOf } from '../world/draft.ts';
import { messageArguments, toMessageStep, type MessageArgs } from './about-message.ts';
import { defineEvent } from './event.ts';

/** The other side played a voice message. */
export const definition = defineEvent<MessageArgs>({
  name: 'message_listened',
  doc: 'The other side played a voice message. It also counts as received; reading it is a separate event.',
  traits: {
    about: 'message',
    by: 'recipient',
    sets: { flag: 'Listened', time: 'ListenedAt', deed: 'listened to' },
    only: 'voice',
  },
  args: messageArguments('voice message that was played'),
  example: { message: 'voice' },
  stage: (scene) => ({
    message: scene.message(scene.otherSide('client'), 'voice'),
  }),
  toStep: toMessageStep('listen'),
  apply(draft, { message, by }) {
    if (message.form !== 'voice') {
      draft.refuse(
        `${nameOf(message)} cannot be listened to: it is not a voice message.`,
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
    draft.acted(recipient);
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
