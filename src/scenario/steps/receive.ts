import { definition as messageReceived } from '../../events/message_received.ts';
import { emitForEach, forMessageOrChat, type MessageOrChat } from './message-or-chat.ts';
import { defineStep } from './step.ts';

/** Messages reach the other side. */
export const definition = defineStep<MessageOrChat>({
  name: 'receive',
  doc: 'A message reaches the other side; or, with `chat`, every message that has not, each with a separate event.',
  args: forMessageOrChat(messageReceived.args, 'every message of it that has not reached the other side'),
  example: { message: 'question' },
  sends: true,
  run: (context, args) => emitForEach(context, messageReceived, args, ({ row }) => !row.Received),
});
