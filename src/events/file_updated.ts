import { fileStates, noteFileState, type FileState } from '../world/client-facts.ts';
import { nameOf } from '../world/draft.ts';
import type { MessageEntity } from '../world/entities.ts';
import { defineEvent, messageArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly message: MessageEntity;
  readonly state?: FileState;
}

/** The check of a file has come to a result, or has begun. */
export const definition = defineEvent<Args>({
  name: 'file_updated',
  doc: "The state of a file's check has changed. The event carries the message alone: clients ask for the file and read its State.",
  traits: { documented: false, about: 'message', by: 'anyone' },
  args: {
    type: 'object',
    required: ['message'],
    properties: {
      message: messageArgument('The message that carries the file.'),
      state: {
        type: 'string',
        enum: [...fileStates],
        description: 'The result of the check. Default: approved.',
      },
    },
  },
  example: { message: 'voice', state: 'rejected' },
  stage: (scene) => ({ message: scene.message(scene.side('client'), 'file') }),
  toStep({ event, message }) {
    const name = message(event.MessageId);
    return name === undefined ? undefined : { emit: { type: 'file_updated', message: name } };
  },
  apply(draft, { message, state = 'approved' }) {
    const { file, chat } = message;
    if (file === undefined) {
      return draft.refuse(
        `${nameOf(message)} carries no file.`,
        'Name a message with a file, an image or a voice.',
      );
    }
    noteFileState(file, state);
    return { chat, actor: undefined, messages: [message], summary: () => `${file.row.Name}: ${state}` };
  },
});
