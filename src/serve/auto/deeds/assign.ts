import { definition as ticketAssigned } from '../../../events/ticket_assigned.ts';
import { assignedInMs } from '../../../scenario/human-pace.ts';
import type { OperatorEntity } from '../../../world/entities.ts';
import { defineAutoDeed, type AutoGround } from '../deed.ts';

/** The operator with the fewest tickets. */
function freest({ registry }: AutoGround): OperatorEntity | undefined {
  const [first, ...others] = [...registry.operators.values()].filter(({ row }) => !row.Deleted);
  if (first === undefined) return undefined;
  return others.reduce((best, one) => (one.assignedTickets < best.assignedTickets ? one : best), first);
}

/** Open tickets are taken. */
export const definition = defineAutoDeed({
  name: 'assign',
  doc: 'An open ticket that nobody has goes to the operator with the fewest.',
  turn: 1,
  due: (chat) => (chat.open && chat.assignee === undefined ? chat.ticketId : undefined),
  usualMs: () => assignedInMs,
  run(chat, ground) {
    const to = freest(ground);
    if (to !== undefined) ground.perform(ticketAssigned, { chat, to });
  },
});
