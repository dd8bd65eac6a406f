import { nameOf } from '../world/draft.ts';
import type { ChatEntity, Person } from '../world/entities.ts';
import { addTickets } from '../world/tickets.ts';
import { chatArgument, defineEvent, personArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly chat: ChatEntity;
  readonly by?: Person;
}

/** The open ticket of a chat is closed. Unread messages stay unread. */
export const definition = defineEvent<Args>({
  name: 'chat_closed',
  doc: 'The ticket is closed. The chat stays, keeps its TicketId and its unread messages, and can be opened again by the same client.',
  traits: { about: 'chat', by: 'anyone', ticket: 'closes' },
  args: {
    type: 'object',
    required: ['chat'],
    properties: {
      chat: chatArgument,
      by: personArgument('Who closes. Default: the operator it is assigned to, or else the system.'),
    },
  },
  example: { chat: 'chat', by: 'anna' },
  stage: (scene) => ({ chat: scene.assignedChat(), by: scene.person(scene.side('operator')) }),
  toStep: ({ chat, actor }) => ({ close: { chat, ...(actor === undefined ? {} : { by: actor }) } }),
  apply(draft, { chat, by }) {
    if (!chat.open) {
      draft.refuse(
        `${nameOf(chat)} is already closed.`,
        'Remove this step, or open the chat again with create_chat.',
      );
    }
    const actor = by ?? chat.assignee;
    if (actor !== undefined) draft.requireMember(chat, actor, 'close the chat');
    const { client, channel, assignee } = chat;
    const { project } = draft;
    if (assignee !== undefined) addTickets(draft, assignee, -1, chat.answered);
    draft.patch(project, {
      TotalOpenTickets: project.row.TotalOpenTickets - 1,
      TotalAssignedTickets: project.row.TotalAssignedTickets - (assignee === undefined ? 0 : 1),
      UpdatedAt: Math.max(project.row.UpdatedAt, draft.nowMs - 2),
    });
    draft.patch(channel, {
      TotalOpenTickets: channel.row.TotalOpenTickets - 1,
      UpdatedAt: Math.max(channel.row.UpdatedAt, draft.nowMs + 2),
    });
    draft.patch(client, {
      TotalOpenTickets: client.row.TotalOpenTickets - 1,
      UpdatedAt: Math.max(client.row.UpdatedAt, draft.nowMs - 1),
    });
    draft.patch(chat, { ChangedAt: Math.max(chat.row.ChangedAt, draft.before(chat, 33, 33)) });
    if (actor?.kind === 'operator') draft.active(actor, false);
    chat.open = false;
    chat.assignee = undefined;
    return { chat, actor, summary: () => `${nameOf(chat)} closed` };
  },
});
