import type { Mistakes } from './mistakes.ts';
import { Refusal } from './refusal.ts';
import type { Store, StoredChat, StoredMessage } from './store.ts';
import { isRow, rows, textOf, type Row, type Webhook } from './webhook.ts';

/** Applies an event: each row counts as new as the event that brought it, and an older one changes nothing. */
export async function apply(store: Store, { event, rels }: Webhook): Promise<void> {
  const { mistakes } = store;
  const id = Number(event['Id']);
  const type = textOf(event['Type']);
  if (mistakes.has('STA-19') && type !== 'chat_created' && !store.chats.has(Number(event['ChatId'])))
    throw new Refusal(404, 'no such chat');
  const change = Object.hasOwn(changes, type) ? changes[type] : undefined;
  if (type === 'typing') store.chat(Number(event['ChatId'])).typed++;
  if (change === undefined || event['Transitive'] === true) return;
  const chat = store.chat(Number(event['ChatId']));
  if (mistakes.has('STA-07') && type === 'chat_created') chat.open = true;
  if (mistakes.has('DEL-05') && event['MessageId'] !== null && rows(rels, 'ChatMessages').length === 0)
    chat.stuck = true;
  if (chat.stuck) return;
  if (isKnown(chat, id, mistakes)) {
    if (mistakes.has('STA-11')) throw new Refusal(409, 'known');
    return;
  }
  if (mistakes.has('STA-02')) await new Promise(setImmediate);
  chat.seen.push(id);
  noteClient(chat, rels, id);
  change({ chat, event, rels, id, mistakes });
  if (type === 'ticket_assigned') store.lastOperator = chat.operator;
}

function isKnown({ seen }: StoredChat, id: number, mistakes: Mistakes): boolean {
  if (mistakes.has('STA-01')) return seen.slice(0, -1).includes(id);
  if (mistakes.has('STA-03')) return seen.slice(-5).includes(id);
  return seen.includes(id);
}

function noteClient(chat: StoredChat, rels: Row, id: number): void {
  const [client] = rows(rels, 'Clients');
  if (client === undefined || id < chat.clientVersion) return;
  chat.clientVersion = id;
  chat.client = textOf(client['Name']);
  chat.clientId = Number(client['Id']);
}

interface Change extends Webhook {
  readonly chat: StoredChat;
  readonly id: number;
  readonly mistakes: Mistakes;
}

const changes: Readonly<Record<string, (change: Change) => void>> = {
  chat_created({ chat, id, mistakes }) {
    if (!(mistakes.has('STA-16') && chat.wasOpened)) setOpen(chat, true, id);
    chat.wasOpened = true;
  },
  chat_closed: ({ chat, id }) => setOpen(chat, false, id),
  ticket_assigned({ chat, rels, id, mistakes }) {
    if (id < chat.operatorVersion && !mistakes.has('STA-14')) return;
    chat.operatorVersion = id;
    chat.operator = textOf(rows(rels, 'Users')[0]?.['Name']) || chat.operator;
  },
  message_created: merge,
  message_received: merge,
  message_read: merge,
  message_listened: merge,
  'delete-messages': remove,
};

function setOpen(chat: StoredChat, isOpen: boolean, id: number): void {
  if (id < chat.openVersion) return;
  chat.openVersion = id;
  chat.open = isOpen;
}

function remove({ chat, event, rels, mistakes }: Change): void {
  const listed = Array.isArray(event['Messages']) ? event['Messages'].filter(isRow) : [];
  for (const row of [...listed, ...rows(rels, 'ChatMessages')]) {
    const message = chat.messages.get(Number(row['Id']));
    if (message === undefined && mistakes.has('STA-18')) throw new TypeError('no such message');
    if (message === undefined && mistakes.has('STA-05')) continue;
    chat.deletedIds.add(Number(row['Id']));
    if (message !== undefined) message.deleted = true;
  }
}

/** A message's row, merged: what was once received, read or listened to stays so. */
function merge({ chat, event, rels, id, mistakes }: Change): void {
  const row = rows(rels, 'ChatMessages').find((candidate) => candidate['Id'] === event['MessageId']);
  if (row === undefined) return;
  const messageId = Number(row['Id']);
  const before = chat.messages.get(messageId);
  const type = textOf(event['Type']);
  if (mistakes.has('FMT-10') && textOf(row['Text']) === '' && typeof row['FileId'] !== 'string') return;
  if (mistakes.has('STA-06') && type === 'message_read' && before === undefined) return;
  if (mistakes.has('STA-17') && type === 'message_read') chat.open = true;
  const isCreation = type === 'message_created';
  const createdBy = before?.createdBy;
  if (isCreation && (createdBy === undefined || createdBy === id || mistakes.has('STA-13'))) chat.created++;
  const text = storedText(textOf(row['Text']), mistakes);
  if (before === undefined && isTwin(chat, row, mistakes)) return;
  const isNewer = before === undefined || before.version <= id;
  const message: StoredMessage = {
    id: messageId,
    text: isNewer ? text : before.text,
    at: Number(row['CreatedAt']),
    by: textOf(row['Author']),
    received: row['Received'] === true || type === 'message_received' || before?.received === true,
    read: row['Read'] === true || type === 'message_read' || before?.read === true,
    listened: row['Listened'] === true || type === 'message_listened' || before?.listened === true,
    deleted: chat.deletedIds.has(messageId),
    file: typeof row['FileId'] === 'string' ? row['FileId'] : null,
    version: isNewer ? id : before.version,
    createdBy: createdBy ?? (isCreation ? id : undefined),
  };
  chat.messages.set(messageId, message);
}

/** Whether a message looks like one that is there. */
function isTwin({ messages }: StoredChat, row: Row, mistakes: Mistakes): boolean {
  const text = textOf(row['Text']);
  const author = textOf(row['Author']);
  return [...messages.values()].some(
    (one) =>
      (mistakes.has('STA-24') && text !== '' && one.text === text && one.by === author) ||
      (mistakes.has('STA-25') && one.at === Number(row['CreatedAt'])),
  );
}

function storedText(text: string, mistakes: Mistakes): string {
  if (mistakes.has('FMT-11')) return text.replace(/[\u{10000}-\u{10ffff}].*$/su, '');
  if (mistakes.has('FMT-14')) return text.replaceAll(/<[^>]*>/g, '');
  return mistakes.has('FMT-15') ? text.slice(0, 255) : text;
}
