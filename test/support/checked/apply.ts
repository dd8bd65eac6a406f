import type { Store, StoredChat, StoredMessage } from './store.ts';

type Row = Readonly<Record<string, unknown>>;

/** A body that is no webhook. */
export class BadBody extends Error {}

/** Reads a body; throws BadBody for what is no webhook. */
export function parse(text: string): { event: Row; rels: Readonly<Record<string, unknown>> } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new BadBody('no JSON');
  }
  if (!isRow(body) || !isRow(body['ChatEvent'])) throw new BadBody('no ChatEvent');
  const rels = body['Rels'] ?? {};
  const { ChatEvent: event } = body;
  if (!isRow(rels)) throw new BadBody('Rels is no object');
  if (typeof event['Type'] !== 'string') throw new BadBody('no Type');
  if (typeof event['Id'] !== 'number' || typeof event['ChatId'] !== 'number') throw new BadBody('no ids');
  return { event, rels };
}

/** Applies an event: each row counts as new as the event that brought it, and an older one changes nothing. */
export function apply(store: Store, event: Row, rels: Readonly<Record<string, unknown>>): void {
  const id = Number(event['Id']);
  const change = changes[String(event['Type'])];
  if (change === undefined || event['Transitive'] === true) return;
  const chat = store.chat(Number(event['ChatId']));
  if (id !== 0 && chat.seen.has(id)) return;
  chat.seen.add(id);
  const [client] = rows(rels, 'Clients');
  if (client !== undefined && id >= chat.clientVersion) {
    chat.clientVersion = id;
    chat.client = String(client['Name']);
    chat.clientId = Number(client['Id']);
  }
  change({ chat, event, rels, id });
}

interface Change {
  readonly chat: StoredChat;
  readonly event: Row;
  readonly rels: Readonly<Record<string, unknown>>;
  readonly id: number;
}

const changes: Readonly<Record<string, (change: Change) => void>> = {
  chat_created: ({ chat, id }) => open(chat, true, id),
  chat_closed: ({ chat, id }) => open(chat, false, id),
  ticket_assigned({ chat, rels, id }) {
    if (id < chat.operatorVersion) return;
    chat.operatorVersion = id;
    chat.operator = textOf(rows(rels, 'Users')[0]?.['Name']) || chat.operator;
  },
  message_created: merge,
  message_received: merge,
  message_read: merge,
  message_listened: merge,
  'delete-messages'({ chat, event, rels }) {
    const listed = Array.isArray(event['Messages']) ? event['Messages'].filter(isRow) : [];
    for (const row of [...listed, ...rows(rels, 'ChatMessages')]) {
      chat.deletedIds.add(Number(row['Id']));
      const message = chat.messages.get(Number(row['Id']));
      if (message !== undefined) message.deleted = true;
    }
  },
};

function open(chat: StoredChat, isOpen: boolean, id: number): void {
  if (id < chat.openVersion) return;
  chat.openVersion = id;
  chat.open = isOpen;
}

/** A message's row, merged: what was once received, read or listened to stays so. */
function merge({ chat, event, rels, id }: Change): void {
  const row = rows(rels, 'ChatMessages').find((candidate) => candidate['Id'] === event['MessageId']);
  if (row === undefined) return;
  const messageId = Number(row['Id']);
  const before = chat.messages.get(messageId);
  const fresh: StoredMessage = {
    id: messageId,
    text: textOf(row['Text']),
    by: textOf(row['Author']),
    received: row['Received'] === true || event['Type'] === 'message_received' || before?.received === true,
    read: row['Read'] === true || event['Type'] === 'message_read' || before?.read === true,
    listened: row['Listened'] === true || event['Type'] === 'message_listened' || before?.listened === true,
    deleted: chat.deletedIds.has(messageId),
    file: typeof row['FileId'] === 'string' ? row['FileId'] : null,
    version: id,
  };
  if (before !== undefined && before.version > id) {
    fresh.text = before.text;
    fresh.version = before.version;
  }
  chat.messages.set(messageId, fresh);
}

export function rows(rels: Readonly<Record<string, unknown>>, list: string): Row[] {
  const found = rels[list];
  return Array.isArray(found) ? found.filter(isRow) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
