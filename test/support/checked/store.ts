import type { Mistakes } from './mistakes.ts';

/** A message as the consumer knows it. */
export interface StoredMessage {
  id: number;
  text: string;
  by: string;
  received: boolean;
  read: boolean;
  listened: boolean;
  deleted: boolean;
  file: string | null;
  /** The event that last changed it. */
  version: number;
}

/** A chat as the consumer knows it. */
export interface StoredChat {
  id: number;
  client: string;
  clientId: number | null;
  open: boolean;
  operator: string | null;
  unread: number;
  messages: Map<number, StoredMessage>;
  /** Ids of events that were applied. */
  seen: Set<number>;
  openVersion: number;
  operatorVersion: number;
  clientVersion: number;
  deletedIds: Set<number>;
}

/** What the consumer keeps: chats by id. */
export class Store {
  readonly chats = new Map<number, StoredChat>();
  /** What makes this consumer another than the right one. */
  readonly mistakes: Mistakes;
  poisoned = false;

  constructor(mistakes: Mistakes) {
    this.mistakes = mistakes;
  }

  chat(id: number): StoredChat {
    let chat = this.chats.get(id);
    if (chat === undefined) this.chats.set(id, (chat = emptyChat(id)));
    return chat;
  }

  /** What the consumer knows of a chat, for the probe. */
  view(id: number): unknown {
    const chat = this.chats.get(id);
    if (chat === undefined) return undefined;
    const messages = [...chat.messages.values()].filter(({ deleted, version }) => !deleted && version >= 0);
    return {
      id: chat.id,
      client: { id: chat.clientId, name: chat.client },
      open: chat.open,
      operator: chat.operator,
      unread: unreadOf(chat),
      messages: messages
        .sort((a, b) => a.id - b.id)
        .map(({ version: _version, deleted: _deleted, ...message }) => message),
      updated: Date.now(),
    };
  }
}

/** Messages of the client that no operator has read. */
export function unreadOf({ messages }: StoredChat): number {
  return [...messages.values()].filter(({ by, read, deleted }) => by === 'client' && !read && !deleted)
    .length;
}

function emptyChat(id: number): StoredChat {
  return {
    id,
    client: '',
    clientId: null,
    open: true,
    operator: null,
    unread: 0,
    messages: new Map(),
    seen: new Set(),
    openVersion: 0,
    operatorVersion: 0,
    clientVersion: 0,
    deletedIds: new Set(),
  };
}
