// A consumer that answers 202 at once, and works through a queue. The worker is slow, one event at a time, and an event
// that cannot be used is put aside instead of holding up those behind it.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const queue = [];
const aside = [];
const chats = new Map();
let isWorking = false;

function accept(webhook) {
  queue.push(webhook);
  if (!isWorking) void work();
}

async function work() {
  isWorking = true;
  while (queue.length > 0) {
    const webhook = queue.shift();
    await sleep(2);
    try {
      apply(webhook);
    } catch (error) {
      aside.push({ webhook, error: String(error) });
    }
  }
  isWorking = false;
}

/** What changes a chat at a later time wins; the id decides between two of the same moment. */
function isNewer(event, than) {
  if (than === undefined) return true;
  return event.CreatedAt === than.CreatedAt ? event.Id > than.Id : event.CreatedAt > than.CreatedAt;
}

function apply({ ChatEvent: event, Rels: rels }) {
  if (event.Transitive) return;
  const chat = chats.get(event.ChatId) ?? { lines: new Map(), done: new Set() };
  chats.set(event.ChatId, chat);
  if (chat.done.has(event.Id)) return;
  if (event.Type === 'chat_created' || event.Type === 'chat_closed') {
    if (isNewer(event, chat.lastTurn)) chat.lastTurn = event;
  } else if (event.Type === 'ticket_assigned') {
    if (isNewer(event, chat.lastAssignment)) chat.lastAssignment = event;
  } else if (/^message_|^delete-messages$/.test(event.Type)) {
    for (const row of rels.ChatMessages) keepLine(chat, event, row);
  }
  chat.done.add(event.Id);
}

/** Marks only ever go up: no event takes back that a message was read or deleted. */
function keepLine({ lines }, event, row) {
  const line = lines.get(row.Id) ?? { from: row.Author, isRead: false, isGone: false };
  if (isNewer(event, line.last)) Object.assign(line, { text: row.Text, last: event });
  line.isRead ||= row.Read === true;
  line.isGone ||= event.Type === 'delete-messages';
  lines.set(row.Id, line);
}

function show(chatId) {
  const chat = chats.get(chatId);
  if (chat === undefined) return undefined;
  const lines = [...chat.lines].sort(([one], [other]) => one - other).map(([, line]) => line);
  return {
    state: chat.lastTurn?.Type === 'chat_closed' ? 'archived' : 'inbox',
    owner: chat.lastAssignment?.UserId ?? null,
    lines: lines.map(({ from, text, isRead, isGone }) => ({
      from,
      text: isGone ? '' : text,
      isRead,
      isGone,
    })),
    refreshedAt: new Date().toISOString(),
  };
}

function parse(text) {
  try {
    const webhook = JSON.parse(text);
    const { Id, Type, ChatId, CreatedAt } = webhook.ChatEvent;
    const isWebhook = [Id, ChatId, CreatedAt].every(Number.isFinite) && typeof Type === 'string';
    return isWebhook ? webhook : undefined;
  } catch {
    return undefined;
  }
}

const server = createServer(async (request, response) => {
  const chatId = /^\/chats\/(\d+)$/.exec(request.url)?.[1];
  if (request.method === 'GET' && chatId !== undefined) {
    const chat = show(Number(chatId));
    return response.writeHead(chat ? 200 : 404).end(JSON.stringify(chat ?? null));
  }
  if (request.method !== 'POST') return response.writeHead(404).end();
  try {
    let text = '';
    request.setEncoding('utf8');
    for await (const part of request) text += part;
    const webhook = parse(text);
    if (webhook === undefined) return response.writeHead(422).end('not a webhook');
    accept(webhook);
    response.writeHead(202).end();
  } catch {
    response.destroy();
  }
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
