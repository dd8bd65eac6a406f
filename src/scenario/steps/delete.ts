import type { ArgumentSchema } from '../../entry.ts';
import { definition as deleteMessages } from '../../events/delete-messages.ts';
import type { MessageEntity } from '../../world/entities.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

type Args = Omit<ArgsOf<typeof deleteMessages>, 'messages'> & {
  readonly message?: MessageEntity;
  readonly messages?: readonly MessageEntity[];
};

const message: ArgumentSchema = {
  type: 'string',
  'x-names': ['message'],
  description: 'The message, if there is only one.',
};

/** Messages are hidden from the client. */
export const definition = defineStep<Args>({
  name: 'delete',
  doc: 'Hides one or several messages of a chat from the client, with one event.',
  args: {
    ...withArgs(deleteMessages.args, { message }),
    required: [],
    oneOf: [{ required: ['message'] }, { required: ['messages'] }],
  },
  example: { message: 'answer' },
  sends: true,
  run(context, { message: single, messages = single === undefined ? [] : [single], by }) {
    return context.emit(deleteMessages, by === undefined ? { messages } : { messages, by });
  },
});
