import { definition as typingEvent } from '../../events/typing.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Somebody types. */
export const definition = defineStep<ArgsOf<typeof typingEvent>>({
  name: 'typing',
  doc: 'The client or an operator is typing. The event is transitive: its Id is 0.',
  args: withArgs(typingEvent.args, {}),
  example: { chat: 'chat', by: 'maria' },
  sends: true,
  run: (context, args) => context.emit(typingEvent, args),
});
