import { definition as ticketAssigned } from '../../events/ticket_assigned.ts';
import { assignedInMs } from '../human-pace.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Gives the chat's ticket to an operator. */
export const definition = defineStep<ArgsOf<typeof ticketAssigned>>({
  name: 'assign',
  doc: 'Gives the ticket of a chat to an operator. Repeating it with another operator is a transfer.',
  args: withArgs(ticketAssigned.args, {}),
  example: { chat: 'chat', to: 'anna' },
  sends: true,
  atHumanPace: () => ({ usualMs: assignedInMs }),
  run: (context, args) => context.emit(ticketAssigned, args),
});
