import type { ChatEntity, Person } from './entities.ts';
import { createConversation, type Conversation } from './phrasebook/conversation.ts';
import type { World } from './world.ts';

/** A made-up text that fits what was said before in the chat. */
export function madeUpText(world: World, chat: ChatEntity, from: Person): string {
  return conversationOf(world, chat, from).next(from.kind === 'client' ? 'client' : 'user');
}

/** Tells the conversation of a text that the script wrote itself, so that a made-up answer fits. */
export function noteText(world: World, chat: ChatEntity, from: Person, text: string): void {
  conversationOf(world, chat, from).note(from.kind === 'client' ? 'client' : 'user', text);
}

function conversationOf(world: World, chat: ChatEntity, from: Person): Conversation {
  const operator = from.kind === 'operator' ? from : chat.assignee;
  chat.conversation ??= createConversation({
    phrasebook: world.births.phrasebook,
    topic: chat.topic,
    random: world.random.fork(`talk ${chat.row.Id} ${chat.topic}`),
    client: chat.client.persona.firstName,
    ...(operator === undefined ? {} : { operator: operator.staff.firstName }),
  });
  return chat.conversation;
}
