import { definition as messageRead } from '../../events/message_read.ts';
import { readingMs } from '../human-pace.ts';
import { emitForEach, forMessageOrChat, type MessageOrChat } from './message-or-chat.ts';
import { defineStep } from './step.ts';

/** Messages are read by the other side. */
export const definition = defineStep<MessageOrChat>({
  name: 'read',
  doc: 'The other side reads a message; or, with `chat`, every message that it has not read, each with a separate event.',
  args: forMessageOrChat(messageRead.args, 'every message of it that the other side has not read'),
  example: { message: 'question' },
  sends: true,
  atHumanPace: (_context, { chat, message, by }) => ({
    usualMs: readingMs(
      message !== undefined
        ? [message]
        : (chat?.unread ?? []).filter(({ author }) => author.kind !== by?.kind),
    ),
  }),
  run: (context, args) => emitForEach(context, messageRead, args, ({ row }) => !row.Read),
});
