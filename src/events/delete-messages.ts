import { nameOf } from '../world/draft.ts';
import type { MessageEntity, OperatorEntity, Person } from '../world/entities.ts';
import { defineEvent, messagesArgument, personArgument } from './event.ts';
import { hide, onlyChat } from './hidden-messages.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly messages: readonly MessageEntity[];
  readonly by?: Person;
}

/** One or several messages of a chat are hidden from the client. */
export const definition = defineEvent<Args>({
  name: 'delete-messages',
  doc: 'Messages are hidden from the client. ChatEvent.Messages carries them in eras that have it; Rels.ChatMessages does in all.',
  traits: {
    about: 'messages',
    by: 'anyone',
    sets: { flag: 'Deleted', time: 'DeletedAt', deed: 'deleted' },
  },
  args: {
    type: 'object',
    required: ['messages'],
    properties: {
      messages: messagesArgument,
      by: personArgument(
        'The operator who deletes: no client of the platform can. Default: the operator the chat is assigned to, else the operator who wrote the first message, else the system (a bot).',
      ),
    },
  },
  example: { messages: ['answer'] },
  stage: (scene) => ({ messages: [scene.message('operator')], by: scene.person(scene.side('operator')) }),
  toStep({ messages, actor, message }) {
    const names = messages.map(({ Id }) => message(Id)).filter((name) => name !== undefined);
    return names.length === 0
      ? undefined
      : { delete: { messages: names, ...(actor === undefined ? {} : { by: actor }) } };
  },
  apply(draft, { messages, by }) {
    const chat = onlyChat(draft, messages);
    const actor = by ?? chat.assignee ?? operatorOf(messages[0]);
    if (actor?.kind === 'client') {
      draft.refuse(
        `${nameOf(actor)} cannot delete messages: no client of IQChannels can.`,
        'Name an operator in "by", or leave it out.',
      );
    }
    if (actor !== undefined) draft.requireMember(chat, actor, 'delete messages');
    const unread = hide(draft, chat, messages);
    if (actor !== undefined) draft.acted(actor);
    draft.patch(chat, { ClientUnread: unread, ChangedAt: draft.after(chat, 1, 4) });
    return {
      chat,
      actor,
      messages,
      removed: messages,
      summary: () => `✗ ${messages.map((message) => nameOf(message)).join(', ')}`,
    };
  },
});

function operatorOf(message: MessageEntity | undefined): OperatorEntity | undefined {
  return message?.author.kind === 'operator' ? message.author : undefined;
}
