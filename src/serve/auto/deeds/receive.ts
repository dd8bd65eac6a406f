import { definition as messageReceived } from '../../../events/message_received.ts';
import type { ChatEntity, MessageEntity } from '../../../world/entities.ts';
import { defineAutoDeed, isSeenByItself, readerOf, type AutoGround } from '../deed.ts';

/** Until a message has gone through the network, ms. */
const receivedInMs = 1000;

const waiting = (chat: ChatEntity, ground: AutoGround): readonly MessageEntity[] =>
  chat.unread.filter((message) => !message.row.Received && isSeenByItself(message, ground));

/** Messages reach the other side. */
export const definition = defineAutoDeed({
  name: 'receive',
  doc: 'Messages reach the other side: an operator, or a client that has no stream open.',
  turn: 2,
  due: (chat, ground) => waiting(chat, ground)[0]?.row.Id,
  usualMs: () => receivedInMs,
  run(chat, ground) {
    for (const message of waiting(chat, ground))
      ground.perform(messageReceived, { message, ...readerOf(message, ground) });
  },
});
