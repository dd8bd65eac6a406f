// A consumer that keeps chats in memory. Each row counts as new as the event that brought it: an older one changes
// nothing, so copies, retries and events in the wrong order all lead to the same state.
import { createServer } from 'node:http';

const chats = new Map();

function chatOf(id) {
  let chat = chats.get(id);
  if (chat === undefined) {
    chat = { seen: new Set(), messages: new Map(), deleted: new Set() };
    chat.open = { value: true, version: 0 };
    chat.operator = { value: null, version: 0 };
    chats.set(id, chat);
  }
  return chat;
}

function set(field, value, version) {
  if (version >= field.version) Object.assign(field, { value, version });
}

const handlers = {
  chat_created: (chat, event) => set(chat.open, true, event.Id),
  chat_closed: (chat, event) => set(chat.open, false, event.Id),
  ticket_assigned(chat, event, rels) {
    const user = rels.Users?.find(({ Id }) => Id === event.UserId);
    if (user) set(chat.operator, user.Name, event.Id);
  },
  message_created: keepMessages,
  message_received: keepMessages,
  message_read: keepMessages,
  message_listened: keepMessages,
  'delete-messages'(chat, event, rels) {
    for (const row of [...(event.Messages ?? []), ...(rels.ChatMessages ?? [])]) chat.deleted.add(row.Id);
  },
};

/** Whichever event of a message comes first brings the message; what was once read stays read. */
function keepMessages(chat, event, rels) {
  for (const row of rels.ChatMessages ?? []) {
    const before = chat.messages.get(row.Id) ?? { version: 0, read: false };
    const newest = event.Id >= before.version ? { text: row.Text, version: event.Id } : {};
    const read = before.read || row.Read === true || event.Type === 'message_read';
    chat.messages.set(row.Id, { ...before, ...newest, from: row.Author, file: row.FileId ?? null, read });
  }
}

function apply({ ChatEvent: event, Rels: rels }) {
  const handler = Object.hasOwn(handlers, event.Type) ? handlers[event.Type] : undefined;
  // Types that are not known, and events that are not stored, such as typing, are acknowledged and left alone.
  if (handler === undefined || event.Transitive) return;
  const chat = chatOf(event.ChatId);
  if (chat.seen.has(event.Id)) return;
  handler(chat, event, rels ?? {});
  chat.seen.add(event.Id);
}

function show(id) {
  const chat = chats.get(id);
  if (chat === undefined) return undefined;
  const messages = [...chat.messages]
    .filter(([messageId]) => !chat.deleted.has(messageId))
    .sort(([one], [other]) => one - other)
    .map(([messageId, { version, ...message }]) => ({ id: messageId, ...message }));
  const unread = messages.filter(({ from, read }) => from === 'client' && !read).length;
  return { id, open: chat.open.value, operator: chat.operator.value, unread, messages };
}

/** The webhook, or undefined if it is none. */
function parse(text) {
  try {
    const webhook = JSON.parse(text);
    const { ChatEvent: event, Rels: rels } = webhook;
    const isEvent =
      Number.isInteger(event.Id) && Number.isInteger(event.ChatId) && typeof event.Type === 'string';
    return isEvent && Object.values(rels ?? {}).every(isList) ? webhook : undefined;
  } catch {
    return undefined;
  }
}

const isList = (rows) => Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null);

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(request, response) {
  const id = /^\/chats\/(\d+)$/.exec(request.url)?.[1];
  if (request.method === 'GET' && id !== undefined) {
    const chat = show(Number(id));
    response.writeHead(chat ? 200 : 404, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(chat ?? { error: 'no such chat' }));
  }
  if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end();
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return response.writeHead(415).end();
  const webhook = parse(await read(request));
  if (webhook === undefined) return response.writeHead(400).end('this is no webhook\n');
  apply(webhook);
  return response.writeHead(204).end();
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.headersSent || response.writeHead(500).end());
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
