import { clientFactsOf } from '../world/client-facts.ts';
import { nameOf } from '../world/draft.ts';
import type { MessageEntity } from '../world/entities.ts';
import { defineEvent, messageArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly message: MessageEntity;
}

/** A client passes over a request to rate. */
export const definition = defineEvent<Args>({
  name: 'rating_ignored',
  doc: 'The client ignores a request to rate the operator. MessageId is that of the request.',
  traits: { documented: false, about: 'message', by: 'client' },
  args: {
    type: 'object',
    required: ['message'],
    properties: { message: messageArgument('The message that asks for a rating.') },
  },
  example: { message: 'rating' },
  stage: (scene) => ({ message: scene.rating() }),
  toStep({ event, message }) {
    const name = message(event.MessageId);
    return name === undefined ? undefined : { emit: { type: 'rating_ignored', message: name } };
  },
  apply(draft, { message }) {
    const { chat } = message;
    const { ask } = clientFactsOf(message);
    if (ask === undefined || ask.spec.kind === 'form') {
      return draft.refuse(
        `${nameOf(message)} asks for no rating.`,
        'Name a message that was written with "rating: true".',
      );
    }
    if (ask.state !== 'pending')
      draft.refuse(`The rating of ${nameOf(message)} is already ${ask.state}.`, 'Remove this step.');
    draft.seen(chat.client);
    ask.state = 'ignored';
    ask.updatedAt = draft.nowMs;
    return {
      chat,
      actor: chat.client,
      messages: [message],
      summary: () => `☆ ${nameOf(message)} passed over`,
    };
  },
});
