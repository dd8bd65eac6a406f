import { nameOf } from '../world/draft.ts';
import type { ChannelEntity, ChatEntity, ClientEntity } from '../world/entities.ts';
import { defineEvent } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly client: ClientEntity;
  readonly channel?: ChannelEntity;
  readonly topic?: string;
}

/** A client opens a ticket: in a new chat, or in the permanent chat the client already has in that channel. */
export const definition = defineEvent<Args>({
  name: 'chat_created',
  doc: 'A client opens a ticket. The chat is the permanent thread of a client in a channel; a returning client gets a new ticket in the same chat.',
  traits: { about: 'chat', by: 'client', ticket: 'opens' },
  args: {
    type: 'object',
    required: ['client'],
    properties: {
      client: { type: 'string', 'x-names': ['client'], description: 'Who writes.' },
      channel: {
        type: 'string',
        'x-names': ['channel'],
        description: "Where. Default: the client's own channel.",
      },
      topic: {
        type: 'string',
        enum: ['order', 'delivery', 'card', 'loan', 'app'],
        description: 'The topic of the generated messages. Default: drawn from the seed.',
      },
    },
  },
  example: { client: 'maria' },
  stage: ({ client }) => ({ client }),
  makes: 'chat',
  toStep: ({ chat, isNewChat, client, channel }) => ({
    create_chat: {
      client,
      ...(channel === undefined ? {} : { channel }),
      ...(isNewChat ? { as: chat } : {}),
    },
  }),
  apply(draft, { client, channel = client.channel, topic }) {
    const known = client.chatIn(channel);
    if (known?.open === true) {
      draft.refuse(
        `${nameOf(client)} already has an open chat in ${nameOf(channel)}.`,
        'Close it first, or open one in another channel.',
      );
    }
    const chat = known ?? draft.world.rows.chat(draft.key, { client, channel, topic });
    if (known === undefined && !(channel === client.channel && client.row.TotalTickets > 0))
      draft.patch(channel, { TotalClients: channel.row.TotalClients + 1 });
    openTicket(draft.nextId('ticket'), chat, topic);
    const { project } = draft;
    draft.patch(project, {
      TotalTickets: project.row.TotalTickets + 1,
      TotalOpenTickets: project.row.TotalOpenTickets + 1,
      UpdatedAt: Math.max(project.row.UpdatedAt, draft.nowMs - 4),
    });
    draft.patch(channel, {
      TotalTickets: channel.row.TotalTickets + 1,
      TotalOpenTickets: channel.row.TotalOpenTickets + 1,
      UpdatedAt: Math.max(channel.row.UpdatedAt, draft.nowMs + 6),
    });
    draft.seen(client);
    draft.patch(client, {
      TotalTickets: client.row.TotalTickets + 1,
      TotalOpenTickets: client.row.TotalOpenTickets + 1,
      UpdatedAt: Math.max(client.row.UpdatedAt, draft.nowMs - 2),
    });
    draft.patch(chat, { TicketId: chat.ticketId, ChangedAt: draft.after(chat, 8, 12) });
    return { chat, actor: client, made: chat, summary: () => `${client.row.Name} → ${channel.row.Title}` };
  },
});

function openTicket(ticketId: number, chat: ChatEntity, topic: string | undefined): void {
  chat.open = true;
  chat.answered = false;
  chat.ticketId = ticketId;
  chat.tickets += 1;
  chat.topic = topic ?? chat.topic;
  // A new ticket is a new conversation: people greet again.
  chat.conversation = undefined;
  chat.pendingTexts = undefined;
}
