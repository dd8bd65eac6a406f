import { definition as messageListened } from '../../events/message_listened.ts';
import { listeningMs } from '../human-pace.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** The other side plays a voice message. */
export const definition = defineStep<ArgsOf<typeof messageListened>>({
  name: 'listen',
  doc: 'The other side plays a voice message.',
  args: withArgs(messageListened.args, {}),
  example: { message: 'voice' },
  sends: true,
  atHumanPace: (_context, { message }) => ({ usualMs: listeningMs(message) }),
  run: (context, args) => context.emit(messageListened, args),
});
