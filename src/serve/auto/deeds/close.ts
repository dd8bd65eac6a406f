import { definition as chatClosed } from '../../../events/chat_closed.ts';
import { closedInMs } from '../../../scenario/human-pace.ts';
import { answering, defineAutoDeed, newestOf } from '../deed.ts';

/** Chats in which nothing more is asked come to their end. */
export const definition = defineAutoDeed({
  name: 'close',
  doc: 'A ticket is closed when an operator had the last word and the client stays silent.',
  turn: 5,
  due(chat, ground) {
    const newest = chat.open ? newestOf(chat, ground) : undefined;
    return newest?.author.kind === 'operator' ? newest.row.Id : undefined;
  },
  usualMs: () => closedInMs,
  run(chat, ground) {
    const by = answering(chat, ground);
    ground.perform(chatClosed, { chat, ...(by === undefined ? {} : { by }) });
  },
});
