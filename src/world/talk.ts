import type { ChatEntity, Person } from './entities.ts';
import type { Attachment, AttachmentForm } from './phrasebook/attachment.ts';
import { createConversation, type Conversation } from './phrasebook/conversation.ts';
import type { World } from './world.ts';

/** A made-up text that fits what was said before in the chat; `quoted` is the text of the message it replies to. */
export function madeUpText(world: World, chat: ChatEntity, from: Person, quoted?: string): string {
  const conversation = conversationOf(world, chat, from);
  return quoted === undefined ? conversation.next(sideOf(from)) : conversation.quote(sideOf(from), quoted);
}

/** Tells the conversation of a text that the script wrote itself, so that a made-up answer fits. */
export function noteText(world: World, chat: ChatEntity, from: Person, text: string): void {
  conversationOf(world, chat, from).note(sideOf(from), text);
}

/** A made-up file that fits what was said before in the chat. */
export function madeUpFile(world: World, chat: ChatEntity, from: Person, form: AttachmentForm): Attachment {
  return conversationOf(world, chat, from).attachment(form, sideOf(from), world.nowMs);
}

function sideOf(person: Person): 'client' | 'user' {
  return person.kind === 'client' ? 'client' : 'user';
}

function conversationOf(world: World, chat: ChatEntity, from: Person): Conversation {
  const { persona } = chat.client;
  chat.conversation ??= createConversation({
    phrasebook: world.births.phrasebook,
    topic: chat.topic,
    random: world.random.fork(`talk ${chat.row.Id} ${chat.ticketId} ${chat.topic}`),
    client: persona.firstName,
    clientSex: persona.sex,
    branch: persona.branch,
    nowMs: world.nowMs,
  });
  const operator = from.kind === 'operator' ? from : chat.assignee;
  if (operator !== undefined) chat.conversation.operatorIs(operator.staff.firstName);
  return chat.conversation;
}
