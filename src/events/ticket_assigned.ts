import { nameOf } from '../world/draft.ts';
import type { ChatEntity, OperatorEntity } from '../world/entities.ts';
import { addTickets } from '../world/tickets.ts';
import { chatArgument, defineEvent } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly chat: ChatEntity;
  readonly to: OperatorEntity;
}

/** The open ticket goes to an operator, or from one operator to another. */
export const definition = defineEvent<Args>({
  name: 'ticket_assigned',
  doc: 'The open ticket is given to an operator, or handed over from another. UserId and Rels.Users name the assignee.',
  traits: { about: 'chat', by: 'assignee', ticket: 'needs' },
  args: {
    type: 'object',
    required: ['chat', 'to'],
    properties: {
      chat: chatArgument,
      to: { type: 'string', 'x-names': ['operator'], description: 'The operator who takes the ticket.' },
    },
  },
  example: { chat: 'chat', to: 'anna' },
  stage: (scene) => ({ chat: scene.chat(), to: scene.operator }),
  toStep: ({ chat, actor, event }) => (event.UserId === null ? undefined : { assign: { chat, to: actor } }),
  apply(draft, { chat, to }) {
    draft.requireOpen(chat, `${nameOf(to)} cannot be assigned`);
    if (to.row.Deleted) draft.refuseDeleted(to, 'take a ticket');
    const { assignee: former } = chat;
    if (former === to) {
      draft.refuse(
        `${nameOf(chat)} is already assigned to ${nameOf(to)}.`,
        'Remove this step, or name another operator.',
      );
    }
    const assignedAt = draft.nowMs - 1;
    const { project } = draft;
    if (former !== undefined) addTickets(draft, former, -1, chat.answered);
    else {
      draft.patch(project, {
        TotalAssignedTickets: project.row.TotalAssignedTickets + 1,
        UpdatedAt: Math.max(project.row.UpdatedAt, assignedAt - 2),
      });
    }
    addTickets(draft, to, 1, chat.answered);
    draft.active(to, false);
    draft.patch(to, { AssignedAt: assignedAt });
    draft.patch(chat, { ChangedAt: draft.after(chat, 1, 8) });
    chat.assignee = to;
    return {
      chat,
      actor: to,
      summary: () => `${former === undefined ? '' : `${former.row.DisplayName} `}→ ${to.row.DisplayName}`,
    };
  },
});
