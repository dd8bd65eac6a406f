import type { ArgumentSchema } from '../../entry.ts';
import { IqmockError } from '../../errors.ts';
import { nameOf } from '../../world/draft.ts';
import type { ChatEntity, MessageEntity, Person } from '../../world/entities.ts';

/** One message, or those of a chat that are still to come to the other side. */
export interface MessageOrChat {
  readonly message?: MessageEntity;
  readonly chat?: ChatEntity;
  readonly by?: Person;
}

/** The arguments of an event about one message, with `chat` as another choice. */
export function forMessageOrChat(args: ArgumentSchema, which: string): ArgumentSchema {
  const chat: ArgumentSchema = {
    type: 'string',
    'x-names': ['chat'],
    description: `In place of a message: ${which}; only by one side, if "by" says which.`,
  };
  return {
    ...args,
    required: [],
    additionalProperties: false,
    oneOf: [{ required: ['message'] }, { required: ['chat'] }],
    properties: { ...args.properties, chat },
  };
}

/** The messages that are meant, oldest first. Throws ILLEGAL_MOVE if there are none. */
export function messagesOf(
  { message, chat, by }: MessageOrChat,
  isMeant: (message: MessageEntity) => boolean,
): readonly MessageEntity[] {
  if (chat === undefined) return message === undefined ? [] : [message];
  const messages = [...chat.unread].filter((unread) => isMeant(unread) && unread.author.kind !== by?.kind);
  if (messages.length > 0) return messages;
  const whose = by === undefined ? '' : ` for ${nameOf(by)}`;
  throw new IqmockError('ILLEGAL_MOVE', `Nothing is left in ${nameOf(chat)}${whose}: no message waits.`, {
    hint: 'Remove this step, or put it after a message.',
  });
}
