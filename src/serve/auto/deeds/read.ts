import { definition as messageRead } from '../../../events/message_read.ts';
import { readingMs } from '../../../scenario/human-pace.ts';
import type { ChatEntity, MessageEntity } from '../../../world/entities.ts';
import { defineAutoDeed, isSeenByItself, readerOf, type AutoGround } from '../deed.ts';

const waiting = (chat: ChatEntity, ground: AutoGround): readonly MessageEntity[] =>
  chat.unread.filter((message) => isSeenByItself(message, ground));

/** Messages are read. */
export const definition = defineAutoDeed({
  name: 'read',
  doc: 'Messages are read by the other side: an operator, or a client that has no stream open.',
  turn: 3,
  due: (chat, ground) => waiting(chat, ground)[0]?.row.Id,
  usualMs: (chat, ground) => readingMs(waiting(chat, ground)),
  run(chat, ground) {
    for (const message of waiting(chat, ground))
      ground.perform(messageRead, { message, ...readerOf(message, ground) });
  },
});
