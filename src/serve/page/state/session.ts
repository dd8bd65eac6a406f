import { ask, Refused } from '../api/client.ts';
import { follow } from '../api/stream.ts';
import { putChat, take, type Hooks } from './feed.ts';
import { changed, notify, store, type Connection } from './store.ts';

/** How many chats are listed; the search of the server finds the others. */
const mostChats = 10_000;
const pageLength = 1000;
let following: AbortController | undefined;

/** Reads everything and follows the stream. Called again after a new tenant, a gap, or a token. */
export async function connect(): Promise<void> {
  following?.abort();
  const mine = (following = new AbortController());
  try {
    const feedId = await readAll();
    const startedAt = store.status?.startedAt;
    await follow(feedId, {
      signal: mine.signal,
      onEntry: (entry) => take(entry, hooks),
      onOpen: async () => {
        // A server that was restarted counts its entries from 1 again.
        const status = await ask('get', '/status');
        if (status.startedAt !== startedAt) return void connect();
        store.status = status;
        setConnection('live');
      },
      onLost: failed,
    });
  } catch (error) {
    failed(error);
    if (store.connection !== 'token') setTimeout(() => void reconnect(mine), 1000);
  }
}

function reconnect(mine: AbortController): Promise<void> | undefined {
  return following === mine ? connect() : undefined;
}

function failed(error: unknown): void {
  setConnection(error instanceof Refused && error.status === 401 ? 'token' : 'lost');
}

function setConnection(connection: Connection): void {
  store.connection = connection;
  changed('bar', 'talk', 'chats', 'webhooks');
}

async function readAll(): Promise<number> {
  const status = await ask('get', '/status');
  const [world, deliveries, faults, plays] = await Promise.all([
    ask('get', '/world'),
    ask('get', '/deliveries', { query: { limit: 500 } }),
    ask('get', '/faults'),
    ask('get', '/plays'),
  ]);
  Object.assign(store, { status, world, faults });
  store.deliveries.clear();
  store.deliveries.putOlder(deliveries);
  store.plays = new Map(plays.map((play) => [play.id, play]));
  await readChats();
  if (store.selected !== undefined && store.chats.has(store.selected)) await openChat(store.selected);
  else forgetChat();
  changed('chats', 'talk', 'webhooks', 'bar', 'dialog');
  return status.feedId;
}

async function readChats(): Promise<void> {
  store.chats = new Map();
  for (let offset = 0; offset < mostChats; offset += pageLength) {
    const { total, chats } = await ask('get', '/chats', { query: { offset, limit: pageLength } });
    chats.forEach(putChat);
    if (offset + chats.length >= total || chats.length === 0) return;
  }
}

function forgetChat(): void {
  Object.assign(store, { selected: undefined, messages: [], quoted: undefined, hasOlderMessages: false });
}

/** Opens a chat in the middle. */
export async function openChat(id: number): Promise<void> {
  if (store.selected !== id) {
    forgetChat();
    store.typing.clear();
    store.selected = id;
    changed('chats', 'talk');
  }
  const { chat, messages, more } = await ask('get', '/chats/{chatId}', { params: { chatId: id } });
  if (store.selected !== id) return;
  putChat(chat);
  const newest = messages.at(-1)?.id ?? 0;
  store.messages = [...messages, ...store.messages.filter((one) => one.id > newest)];
  store.hasOlderMessages = more;
  changed('chats', 'talk');
}

/** Reads messages before the first one shown. */
export async function readOlderMessages(): Promise<void> {
  const [{ selected }, before] = [store, store.messages[0]?.id];
  if (selected === undefined || before === undefined) return;
  const older = await ask('get', '/chats/{chatId}', { params: { chatId: selected }, query: { before } });
  if (store.selected !== selected) return;
  store.messages = [...older.messages, ...store.messages];
  store.hasOlderMessages = older.more;
  changed('talk');
}

/** Reads webhooks before the oldest one held. */
export async function readOlderDeliveries(): Promise<void> {
  const before = store.deliveries.rows[0]?.id;
  if (before === undefined) return;
  store.deliveries.putOlder(await ask('get', '/deliveries', { query: { before, limit: 1000 } }));
  changed('webhooks');
}

/** Does something soon, once, however often it is requested for. */
function soon(ms: number, deed: () => Promise<void>): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      deed().catch(() => undefined);
    }, ms);
  };
}

const hooks: Hooks = {
  refreshStatus: soon(250, async () => {
    store.status = await ask('get', '/status');
    changed('bar');
  }),
  refreshWorld: soon(100, async () => {
    store.world = await ask('get', '/world');
    changed('chats', 'talk', 'dialog');
  }),
  reload: () => void connect(),
};

/** Runs what a person asked for; a refusal is shown with its hint. Gives undefined then. */
export async function attempt<T>(deed: () => Promise<T>): Promise<T | undefined> {
  try {
    return await deed();
  } catch (error) {
    const hint = error instanceof Refused ? error.hint : undefined;
    notify('bad', error instanceof Error ? error.message : String(error), hint);
    return undefined;
  }
}
