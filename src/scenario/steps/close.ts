import { definition as chatClosed } from '../../events/chat_closed.ts';
import { closedInMs } from '../human-pace.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Closes the ticket of a chat. */
export const definition = defineStep<ArgsOf<typeof chatClosed>>({
  name: 'close',
  doc: 'Closes the ticket of a chat. Unread messages stay unread.',
  args: withArgs(chatClosed.args, {}),
  example: { chat: 'chat', by: 'anna' },
  sends: true,
  atHumanPace: () => ({ usualMs: closedInMs }),
  run: (context, args) => context.emit(chatClosed, args),
});
