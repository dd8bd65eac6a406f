import { channelKind } from './channel-kinds.ts';
import type { ChatEntity, OperatorEntity, Person, PendingText } from './entities.ts';
import type { Attachment, AttachmentForm } from './phrasebook/attachment.ts';
import { createConversation, type Conversation } from './phrasebook/conversation.ts';
import type { EventWorld } from './draft.ts';

/**
 * How many texts of a script are collected before the conversation has to process them: few, so that a chat soon has all the
 * memory that it takes.
 */
const mostPendingTexts = 8;

/** A generated text that fits the chat so far; `quoted` is the text of the message it replies to. */
export function madeUpText(world: EventWorld, chat: ChatEntity, from: Person, quoted?: string): string {
  const conversation = conversationOf(world, chat, from);
  return quoted === undefined ? conversation.next(sideOf(from)) : conversation.quote(sideOf(from), quoted);
}

/**
 * Notes a text that the script wrote itself, so that a generated answer fits. The conversation processes it only when it has to
 * make something up: that costs as much as all the rest of an event, and many scripts write all texts themselves.
 */
export function noteText(world: EventWorld, chat: ChatEntity, from: Person, text: string): void {
  const { pendingTexts: before } = chat;
  const operator = operatorAt(chat, from);
  const count = (before?.count ?? 0) + 1;
  chat.pendingTexts = { from, text, operator, atMs: world.nowMs, before, count };
  if (count === mostPendingTexts) processTexts(world, chat);
}

/** A generated file that fits the chat so far. */
export function madeUpFile(
  world: EventWorld,
  chat: ChatEntity,
  from: Person,
  form: AttachmentForm,
): Attachment {
  return conversationOf(world, chat, from).attachment(form, sideOf(from), world.nowMs);
}

/** The conversation of a chat before its first message. */
export function beginConversation(world: EventWorld, chat: ChatEntity, nowMs: number): Conversation {
  const { persona } = chat.client;
  return createConversation({
    phrasebook: world.rows.phrasebook,
    topic: chat.topic,
    random: world.random.fork(`talk ${chat.ordinal} ${chat.tickets} ${chat.topic}`),
    client: persona.firstName,
    clientSex: persona.sex,
    branch: persona.branch,
    nowMs,
    voice: channelKind(chat.channel).voice,
  });
}

function sideOf(person: Person): 'client' | 'user' {
  return person.kind === 'client' ? 'client' : 'user';
}

/** The conversation, with all texts of the script processed. */
function conversationOf(world: EventWorld, chat: ChatEntity, from: Person): Conversation {
  processTexts(world, chat);
  const conversation = (chat.conversation ??= beginConversation(world, chat, world.nowMs));
  seat(conversation, operatorAt(chat, from));
  return conversation;
}

function processTexts(world: EventWorld, chat: ChatEntity): void {
  const texts: PendingText[] = [];
  for (let text = chat.pendingTexts; text !== undefined; text = text.before) texts.unshift(text);
  chat.pendingTexts = undefined;
  for (const { from, text, operator, atMs } of texts) {
    const conversation = (chat.conversation ??= beginConversation(world, chat, atMs));
    seat(conversation, operator);
    conversation.note(sideOf(from), text);
  }
}

function operatorAt(chat: ChatEntity, from: Person): OperatorEntity | undefined {
  return from.kind === 'operator' ? from : chat.assignee;
}

function seat(conversation: Conversation, operator: OperatorEntity | undefined): void {
  if (operator !== undefined) conversation.operatorIs(operator.staff.firstName);
}
