import type { Draft } from './draft.ts';
import type { ChatEntity, OperatorEntity } from './entities.ts';

/**
 * Moves an operator's counters by one ticket. `Totals` (2023): open = assigned and not closed, in progress = an
 * operator has written in it, pending = not yet. `Workload` equals the open tickets. Our reading; docs/eras.md.
 */
export function addTickets(draft: Draft, operator: OperatorEntity, change: 1 | -1, answered: boolean): void {
  operator.assignedTickets += change;
  if (answered) operator.answeredTickets += change;
  showTickets(draft, operator);
}

/** The first operator message of a ticket moves it from pending to in progress. */
export function answerTicket(draft: Draft, chat: ChatEntity): void {
  if (chat.answered) return;
  chat.answered = true;
  if (chat.assignee === undefined) return;
  chat.assignee.answeredTickets += 1;
  showTickets(draft, chat.assignee);
}

function showTickets(draft: Draft, operator: OperatorEntity): void {
  const { assignedTickets: open, answeredTickets: inProgress } = operator;
  draft.patch(operator, {
    TotalAssignedTickets: open,
    Totals: {
      TotalOpenTickets: open,
      TotalPendingTickets: open - inProgress,
      TotalInProgressTickets: inProgress,
      Workload: open,
    },
  });
}
