import type { ArgumentSchema } from '../../entry.ts';
import type { EventDefinition } from '../../events/event.ts';
import { IqmockError } from '../../errors.ts';
import { nameOf } from '../../world/draft.ts';
import type { ChatEntity, MessageEntity, Person } from '../../world/entities.ts';
import type { StepIterator, StepYield, StepContext } from './step.ts';

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
    description: `Instead of a message: ${which}; with "by", only those of one side.`,
  };
  return {
    ...args,
    required: [],
    additionalProperties: false,
    oneOf: [{ required: ['message'] }, { required: ['chat'] }],
    properties: { ...args.properties, chat },
  };
}

/** An event that is about one message. */
type AboutMessage = EventDefinition<{ readonly message: MessageEntity; readonly by?: Person }>;

/** Lets the event happen to each message that is meant, oldest first. Throws ILLEGAL_MOVE if a chat has none. */
export function emitForEach(
  context: StepContext,
  event: AboutMessage,
  args: MessageOrChat,
  isMeant: (message: MessageEntity) => boolean,
): StepYield {
  const { message, by } = args;
  if (message !== undefined) return context.emit(event, about(message, by));
  return emitOneByOne(context, event, waiting(args, isMeant), by);
}

function* emitOneByOne(
  context: StepContext,
  event: AboutMessage,
  messages: readonly MessageEntity[],
  by: Person | undefined,
): StepIterator {
  for (const [index, message] of messages.entries()) {
    if (index > 0) yield context.pauseMs(index);
    yield context.emit(event, about(message, by));
  }
}

function about(message: MessageEntity, by: Person | undefined): { message: MessageEntity; by?: Person } {
  return by === undefined ? { message } : { message, by };
}

function waiting(
  { chat, by }: MessageOrChat,
  isMeant: (message: MessageEntity) => boolean,
): readonly MessageEntity[] {
  if (chat === undefined) return [];
  const messages = chat.unread.filter((unread) => isMeant(unread) && unread.author.kind !== by?.kind);
  if (messages.length > 0) return messages;
  const whose = by === undefined ? '' : ` for ${nameOf(by)}`;
  throw new IqmockError(
    'ILLEGAL_MOVE',
    `Nothing is left to do in ${nameOf(chat)}${whose}: no message waits.`,
    {
      hint: 'Remove this step, or put it after a message.',
    },
  );
}
