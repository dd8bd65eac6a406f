import type { Chat, Delivery, Fault, Happened, Message, Play, Status } from '../api/model.ts';
import type { StreamEntry } from '../api/stream.ts';
import { changed, store } from './store.ts';

/** So much of a text is kept where only a line of it is shown. */
const lineLength = 300;
/** How many messages of the open chat are held; older ones are requested when needed. */
const mostMessages = 500;
const typingMs = 4000;
const typingTimers = new Map<string, number>();

/** Takes in a chat, without more of its last message than a line shows. */
export function putChat(chat: Chat): void {
  const { lastMessage } = chat;
  const isLong = lastMessage !== null && lastMessage.text.length > lineLength;
  const last = isLong ? { ...lastMessage, text: lastMessage.text.slice(0, lineLength) } : lastMessage;
  store.chats.set(chat.id, { ...chat, lastMessage: last });
}

function putMessage(message: Message): void {
  const index = store.messages.findLastIndex(({ id }) => id === message.id);
  if (index >= 0) store.messages = store.messages.with(index, message);
  else {
    store.messages = [...store.messages, message].slice(-mostMessages);
    if (store.messages.length === mostMessages) store.hasOlderMessages = true;
  }
}

function happened({ event, chat, message }: Happened): void {
  const known = store.chats.get(chat.id);
  // A reply to a call may have brought a later state already.
  if (known === undefined || chat.lastEventAt >= known.lastEventAt) putChat(chat);
  changed('chats');
  if (chat.id !== store.selected) return;
  changed('talk');
  if (event.type === 'typing') return typed(event.actor === 'client' ? 'client' : 'operator');
  if (message !== null) {
    putMessage(message);
    if (event.type === 'message_created') stopTyping(message.from.side);
  }
  if (event.type === 'delete-messages') {
    const gone = new Set(event.messageIds);
    store.messages = store.messages.map((one) => (gone.has(one.id) ? { ...one, deleted: true } : one));
  }
}

function typed(side: 'client' | 'operator'): void {
  clearTimeout(typingTimers.get(side));
  store.typing.add(side);
  typingTimers.set(
    side,
    setTimeout(() => stopTyping(side), typingMs),
  );
}

function stopTyping(side: 'client' | 'operator'): void {
  store.typing.delete(side);
  changed('talk');
}

/** What each kind of entry does to the store. The two that need the server are handed in. */
const kinds = new Map<string, (data: unknown, hooks: Hooks) => void>([
  ['event', (data) => happened(data as Happened)],
  [
    'delivery',
    (data, { refreshStatus }) => {
      store.deliveries.put(data as Delivery);
      changed('webhooks');
      refreshStatus();
    },
  ],
  [
    'play',
    (data) => {
      const play = data as Play;
      store.plays.set(play.id, play);
      changed('bar');
    },
  ],
  [
    'faults',
    (data) => {
      store.faults = data as readonly Fault[];
      changed('bar', 'dialog');
    },
  ],
  [
    'settings',
    (data) => {
      store.status = data as Status;
      changed('bar');
    },
  ],
  ['arrived', (_data, { refreshWorld }) => refreshWorld()],
  ['reset', (_data, { reload }) => reload()],
  ['gap', (_data, { reload }) => reload()],
]);

/** What an entry may ask for. */
export interface Hooks {
  readonly refreshStatus: () => void;
  readonly refreshWorld: () => void;
  readonly reload: () => void;
}

/** Takes in an entry of the stream. A kind that this page does not know is passed over. */
export function take({ kind, json }: StreamEntry, hooks: Hooks): void {
  kinds.get(kind)?.(JSON.parse(json), hooks);
}
