import { nameOf } from '../world/draft.ts';
import type { MessageEntity } from '../world/entities.ts';
import { defineEvent, messagesArgument } from './event.ts';
import { hide, onlyChat } from './hidden-messages.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly messages: readonly MessageEntity[];
}

/** The greeting of a bot is over, and its messages go. */
export const definition = defineEvent<Args>({
  name: 'close-system-chat',
  doc: 'The conversation that a bot began is over: its messages are hidden from the client. ChatEvent.Messages carries them.',
  traits: {
    documented: false,
    about: 'messages',
    by: 'anyone',
    sets: { flag: 'Deleted', time: 'DeletedAt', deed: 'deleted' },
  },
  args: { type: 'object', required: ['messages'], properties: { messages: messagesArgument } },
  example: { messages: ['answer'] },
  stage: (scene) => ({ messages: [scene.message('operator')] }),
  toStep({ messages, message }) {
    const names = messages.map(({ Id }) => message(Id)).filter((name) => name !== undefined);
    return names.length === 0 ? undefined : { emit: { type: 'close-system-chat', messages: names } };
  },
  apply(draft, { messages }) {
    const chat = onlyChat(draft, messages);
    const unread = hide(draft, chat, messages);
    draft.patch(chat, { ClientUnread: unread, ChangedAt: draft.after(chat, 1, 4) });
    const summary = (): string => `✗ ${messages.map((message) => nameOf(message)).join(', ')}`;
    return { chat, actor: undefined, messages, removed: messages, summary };
  },
});
