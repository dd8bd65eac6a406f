import { nameOf } from '../world/draft.ts';
import type { ChatEntity } from '../world/entities.ts';
import { chatArgument, defineEvent } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly chat: ChatEntity;
  readonly name?: string;
}

/** The data of a client has changed. */
export const definition = defineEvent<Args>({
  name: 'client_changed',
  doc: "The client's own data has changed. Rels.Clients shows it as it is now.",
  traits: { documented: false, about: 'client', by: 'client' },
  args: {
    type: 'object',
    required: ['chat'],
    properties: {
      chat: { ...chatArgument, description: 'A chat of the client.' },
      name: { type: 'string', minLength: 1, description: 'The new name. Default: the name stays.' },
    },
  },
  example: { chat: 'chat', name: 'Мария Петрова' },
  stage: (scene) => ({ chat: scene.assignedChat() }),
  toStep: ({ chat }) => ({ emit: { type: 'client_changed', chat } }),
  apply(draft, { chat, name }) {
    const { client } = chat;
    const { row } = client;
    draft.patch(client, { Name: name ?? row.Name, UpdatedAt: Math.max(row.UpdatedAt, draft.nowMs - 2) });
    return { chat, actor: client, summary: () => `${nameOf(client)} is ${client.row.Name}` };
  },
});
