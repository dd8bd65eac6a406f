import { nameOf } from '../world/draft.ts';
import { channelKind } from '../world/channel-kinds.ts';
import type { ChatEntity, Person } from '../world/entities.ts';
import { chatArgument, defineEvent, personArgument } from './event.ts';

/** The arguments, with names resolved to rows. */
export interface Args {
  readonly chat: ChatEntity;
  readonly by: Person;
}

/** Someone is typing. Not stored, so it has no id. */
export const definition = defineEvent<Args>({
  name: 'typing',
  doc: 'The client or an operator is typing. The event is transitive: not stored, Id 0.',
  traits: { about: 'chat', by: 'anyone' },
  args: {
    type: 'object',
    required: ['chat', 'by'],
    properties: { chat: chatArgument, by: personArgument('Who is typing.') },
  },
  example: { chat: 'chat', by: 'maria' },
  transitive: true,
  stage: (scene) => ({ chat: scene.assignedChat(), by: scene.person(scene.side('client')) }),
  toStep: ({ chat, actor }) => (actor === undefined ? undefined : { typing: { chat, by: actor } }),
  apply(draft, { chat, by }) {
    draft.requireOpen(chat, `${nameOf(by)} cannot type`);
    draft.requireMember(chat, by, 'type');
    if (by.kind === 'client' && !channelKind(chat.channel).typing) {
      draft.refuse(
        `${nameOf(by)} cannot be typing: a ${chat.channel.row.Type} channel does not report typing.`,
        'Remove this step, or move the chat to an iqchat or vk channel.',
      );
    }
    draft.acted(by);
    return { chat, actor: by, summary: () => `${by.kind === 'client' ? by.row.Name : by.row.DisplayName} …` };
  },
});
