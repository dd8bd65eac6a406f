import { nameOf, type Draft } from '../world/draft.ts';
import type { ChatEntity, MessageEntity, OperatorEntity, Person } from '../world/entities.ts';
import { defineEvent, personArgument } from './event.ts';

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
      messages: {
        type: 'array',
        minItems: 1,
        items: { type: 'string', 'x-names': ['message'] },
        description: 'The messages, all of one chat.',
      },
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
    for (const [index, message] of messages.entries()) {
      if (message.deleted || messages.indexOf(message) !== index) {
        draft.refuse(`${nameOf(message)} is already deleted.`, 'Name each message once.');
      }
    }
    let unread = chat.row.ClientUnread;
    for (const message of messages) {
      if (message.author.kind === 'operator' && !message.row.Read) unread -= 1;
      message.deleted = true;
      chat.settle(message);
      draft.patch(message, { Deleted: true, DeletedAt: draft.nowMs });
    }
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

function onlyChat(draft: Draft, messages: readonly MessageEntity[]): ChatEntity {
  const [first] = messages;
  if (first === undefined)
    return draft.refuse('There is no message to delete.', 'Name at least one message.');
  const stranger = messages.find((message) => message.chat !== first.chat);
  if (stranger !== undefined) {
    draft.refuse(
      `${nameOf(stranger)} is in another chat than ${nameOf(first)}.`,
      'Delete the messages of each chat in a step of its own.',
    );
  }
  return first.chat;
}
