// A consumer that only ever appends: every event goes to the end of a file, once. What is known of a chat is folded from
// its events, in the order of their ids, when somebody asks.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const path = process.env.EVENT_LOG ?? 'events.ndjson';

/** Ids of all events that are in the file, and the events of each chat. */
const ids = new Set();
const byChat = new Map();

function remember(webhook) {
  const { Id, ChatId } = webhook.ChatEvent;
  ids.add(Id);
  byChat.set(ChatId, [...(byChat.get(ChatId) ?? []), webhook]);
}

if (existsSync(path)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line !== '') remember(JSON.parse(line));
}

function append({ webhook, line }) {
  // An event without an id, such as typing, is not stored: nothing follows from it.
  if (webhook.ChatEvent.Transitive || ids.has(webhook.ChatEvent.Id)) return;
  appendFileSync(path, `${line}\n`);
  remember(webhook);
}

function fold(chatId) {
  const events = byChat.get(chatId);
  if (events === undefined) return undefined;
  const chat = { status: 'open', client: null, assignee: null, transcript: {} };
  for (const webhook of events.toSorted((a, b) => a.ChatEvent.Id - b.ChatEvent.Id)) step(chat, webhook);
  return chat;
}

function step(chat, { ChatEvent: event, Rels = {} }) {
  chat.client = Rels.Clients?.[0]?.Name ?? chat.client;
  if (event.Type === 'chat_created') chat.status = 'open';
  else if (event.Type === 'chat_closed') chat.status = 'closed';
  else if (event.Type === 'ticket_assigned') chat.assignee = event.UserId;
  else if (event.Type === 'delete-messages') {
    for (const row of Rels.ChatMessages ?? event.Messages ?? []) chat.transcript[`m${row.Id}`] = 'deleted';
  } else if (event.Type.startsWith('message_')) {
    for (const row of Rels.ChatMessages ?? []) {
      // A mark may be under way when its message is deleted.
      if (chat.transcript[`m${row.Id}`] === 'deleted') continue;
      const marks = [row.Received && 'received', row.Read && 'read', row.Listened && 'listened'].filter(
        Boolean,
      );
      chat.transcript[`m${row.Id}`] = { by: row.Author, text: row.Text, marks };
    }
  }
}

/** A webhook and its line in the file; undefined if the text is none, or is nested so deep that no line can be made. */
function parse(text) {
  try {
    const webhook = JSON.parse(text);
    const { Id, Type, ChatId } = webhook.ChatEvent;
    if (!Number.isInteger(Id) || !Number.isInteger(ChatId) || typeof Type !== 'string') return undefined;
    return { webhook, line: JSON.stringify(webhook) };
  } catch {
    return undefined;
  }
}

const server = createServer((request, response) => {
  const chatId = /^\/chats\/(\d+)$/.exec(request.url)?.[1];
  if (request.method === 'GET' && chatId !== undefined) {
    const chat = fold(Number(chatId));
    response.writeHead(chat ? 200 : 404, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(chat ?? null));
  }
  if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end();
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const entry = parse(Buffer.concat(chunks).toString('utf8'));
    if (entry === undefined) return response.writeHead(400).end();
    append(entry);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
