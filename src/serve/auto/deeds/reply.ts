import { definition as messageCreated } from '../../../events/message_created.ts';
import { thinkingMs, typingMs } from '../../../scenario/human-pace.ts';
import type { ChatEntity, MessageEntity } from '../../../world/entities.ts';
import { answering, defineAutoDeed, newestOf, type AutoGround } from '../deed.ts';

/** What an answer is taken to be as long as: its text is generated when it is written. */
const usualAnswer = 'x'.repeat(60);

/** The first message since an operator wrote, if the newest one is the client's. */
function unanswered(chat: ChatEntity, ground: AutoGround): MessageEntity | undefined {
  if (newestOf(chat, ground)?.author.kind !== 'client') return undefined;
  const messages = ground.registry.history.of(chat);
  const last = messages.findLastIndex(({ author, deleted }) => author.kind === 'operator' && !deleted);
  return messages.slice(last + 1).find(({ deleted }) => !deleted);
}

/** Clients get answers. */
export const definition = defineAutoDeed({
  name: 'reply',
  doc: 'An operator answers what the client wrote last, with a text of the phrase books.',
  turn: 4,
  due: (chat, ground) =>
    answering(chat, ground) === undefined ? undefined : unanswered(chat, ground)?.row.Id,
  usualMs(chat, ground) {
    const operator = answering(chat, ground);
    return operator === undefined ? 0 : thinkingMs(chat, operator) + typingMs(usualAnswer, operator);
  },
  run(chat, ground) {
    const from = answering(chat, ground);
    if (from !== undefined) ground.perform(messageCreated, { chat, from });
  },
});
