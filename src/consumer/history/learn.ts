import type { Body } from '../body.ts';
import type { ChatMemory } from './chat-memory.ts';
import { countingRows, movement } from './counters.ts';
import type { Identity, Past } from './past.ts';
import { factsOf, mergeFacts } from './message-facts.ts';
import { expectedUnread, stateAfter } from './unread.ts';

/**
 * Takes one body into what is remembered. Where a body contradicts the past, it is believed from here on, so that
 * one fault is reported once. Of a late body only what cannot be outdated is taken.
 */
export function learn(body: Body, identity: Identity, past: Past, chat: ChatMemory): void {
  learnIds(body, identity, past, chat);
  if (!past.late) learnChatRow(body, identity, past, chat);
  learnMessages(body, identity, chat);
  if (past.order === 'project') learnCounters(body, past);
  const ticket = body.traits?.ticket;
  if (ticket === 'opens' || ticket === 'needs') chat.open = true;
  if (ticket === 'closes') {
    chat.open = false;
    chat.compact(identity.createdAt);
  }
}

function learnIds(body: Body, { eventId, print }: Identity, { project }: Past, chat: ChatMemory): void {
  if (eventId !== 0) {
    chat.addPrint(eventId, print);
    chat.lastEventId = Math.max(chat.lastEventId, eventId);
    project.lastEventId = Math.max(project.lastEventId, eventId);
  }
  const { MessageId: messageId } = body.event;
  if (body.traits?.creates !== 'message' || typeof messageId !== 'number') return;
  chat.lastMessageId = Math.max(chat.lastMessageId, messageId);
  project.lastMessageId = Math.max(project.lastMessageId, messageId);
}

function learnChatRow(body: Body, { chatId }: Identity, { project }: Past, chat: ChatMemory): void {
  const {
    ClientUnread: unread,
    TicketId: ticketId,
    ClientId: clientId,
    ChannelId: channelId,
  } = body.chat ?? {};
  chat.unread = typeof unread === 'number' ? unread : expectedUnread(body, chat)?.most;
  if (typeof clientId === 'number') chat.clientId = clientId;
  if (typeof channelId === 'number') chat.channelId = channelId;
  if (typeof ticketId === 'number' && ticketId !== chat.ticketId) {
    chat.ticketId = ticketId;
    project.tickets.set(ticketId, chatId);
  }
  for (const { owner, seen } of countingRows(body)) if (seen !== undefined) chat.totals[owner] = seen.total;
}

function learnMessages(body: Body, { createdAt }: Identity, chat: ChatMemory): void {
  for (const { row } of body.subjects) {
    const { Id: id } = row;
    if (typeof id !== 'number') continue;
    const state = (chat.message(id) ?? 0) | stateAfter(body, row);
    chat.remember(id, { state, facts: mergeFacts(chat.factsOf(id), factsOf(row)) }, createdAt);
    if (body.traits?.creates === 'message') chat.addLocalId(localIdKey(row));
  }
}

function learnCounters(body: Body, { project }: Past): void {
  const moved = movement(body);
  for (const { list, id, seen } of countingRows(body)) {
    const key = `${list} ${id}`;
    const before = project.counters.get(key);
    if (seen !== undefined) project.counters.set(key, seen);
    else if (before !== undefined) {
      project.counters.set(key, { total: before.total + moved.total, open: before.open + moved.open });
    }
  }
}

/** The sender of a message and its LocalId, as one text. */
export function localIdKey(row: Body['event']): string {
  const { ClientId: clientId, UserId: userId, LocalId: localId } = row;
  return typeof clientId === 'number'
    ? `c${clientId} ${String(localId)}`
    : `u${String(userId)} ${String(localId)}`;
}
