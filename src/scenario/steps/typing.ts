import { definition as typingEvent } from '../../events/typing.ts';
import { thinkingMs } from '../human-pace.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Someone types. */
export const definition = defineStep<ArgsOf<typeof typingEvent>>({
  name: 'typing',
  doc: 'The client or an operator is typing. The event is transitive: its Id is 0.',
  args: withArgs(typingEvent.args, {}),
  example: { chat: 'chat', by: 'maria' },
  sends: true,
  atHumanPace: (_context, { chat, by }) => ({ usualMs: thinkingMs(chat, by) }),
  run: (context, args) => context.emit(typingEvent, args),
});
