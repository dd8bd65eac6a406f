import { noteEdited } from '../world/client-facts.ts';
import { madeUpText } from '../world/conversation-log.ts';
import { nameOf } from '../world/draft.ts';
import type { MessageEntity, OperatorEntity } from '../world/entities.ts';
import { defineEvent, messageArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly message: MessageEntity;
  readonly text?: string;
  readonly by?: OperatorEntity;
}

/** An operator edits a message. */
export const definition = defineEvent<Args>({
  name: 'message_edited',
  doc: "An operator edits a message of the operators' side. ChatEvent.Messages carries it as it is now.",
  traits: { documented: false, about: 'messages', by: 'anyone', changes: ['Text'] },
  args: {
    type: 'object',
    required: ['message'],
    properties: {
      message: messageArgument('The message, which an operator wrote.'),
      text: { type: 'string', 'x-template': true, description: 'The new text. Default: generated.' },
      by: {
        type: 'string',
        'x-names': ['operator'],
        description: 'The operator who edits. Default: the one who wrote it.',
      },
    },
  },
  example: { message: 'answer', text: 'Проверяю, минутку' },
  stage(scene) {
    const text = scene.take('text');
    return { message: scene.message('operator'), ...(text === undefined ? {} : { text }) };
  },
  toStep({ messages: [row], actor, message }) {
    const name = message(row?.Id);
    if (row === undefined || name === undefined) return undefined;
    const by = actor === undefined ? {} : { by: actor };
    return { emit: { type: 'message_edited', message: name, text: row.Text, ...by } };
  },
  apply(draft, { message, text, by }) {
    const { author, chat } = message;
    if (author.kind === 'client') {
      return draft.refuse(
        `${nameOf(message)} cannot be edited: a client wrote it.`,
        'Name a message of an operator: no client of IQChannels can edit.',
      );
    }
    const editor = by ?? author;
    draft.requireMember(chat, editor, 'edit messages');
    if (message.deleted)
      draft.refuse(`${nameOf(message)} cannot be edited: it is deleted.`, 'Edit it before the delete step.');
    draft.active(editor, false);
    draft.patch(message, { Text: text ?? madeUpText(draft.world, chat, author) });
    draft.patch(chat, { ChangedAt: draft.after(chat, 1, 4) });
    noteEdited(message, draft.nowMs);
    const messages = [message];
    return { chat, actor: editor, messages, removed: messages, summary: () => `✎ ${nameOf(message)}` };
  },
});
