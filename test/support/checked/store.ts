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
  /** When it was written. */
  at: number;
  /** The event that last changed it, and the one that created it. */
  version: number;
  createdBy: number | undefined;
}

/** A chat as the consumer knows it. */
export interface StoredChat {
  readonly id: number;
  client: string;
  clientId: number | null;
  clientVersion: number;
  open: boolean;
  openVersion: number;
  wasOpened: boolean;
  operator: string | null;
  operatorVersion: number;
  readonly messages: Map<number, StoredMessage>;
  readonly deletedIds: Set<number>;
  /** Ids of events that were applied, in the order of their coming. */
  readonly seen: number[];
  /** How many messages were created, and how often someone typed. */
  created: number;
  typed: number;
  /** Nothing more is applied. */
  stuck: boolean;
}

/** What the consumer keeps: chats by id. */
export class Store {
  readonly chats = new Map<number, StoredChat>();
  /** The operator of whichever chat was assigned last. */
  lastOperator: string | null = null;
  /** What makes this consumer another than the right one. */
  readonly mistakes: Mistakes;

  constructor(mistakes: Mistakes) {
    this.mistakes = mistakes;
  }

  /** The chat of an id, made if need be. */
  chat(id: number): StoredChat {
    const key = this.keyOf(id);
    let chat = this.chats.get(key);
    if (chat === undefined) this.chats.set(key, (chat = emptyChat(key)));
    return chat;
  }

  /** What the consumer knows of a chat, for the probe. */
  view(id: number): unknown {
    const chat = this.chats.get(id);
    if (chat === undefined) return undefined;
    const messages = [...chat.messages.values()].filter(({ deleted }) => !deleted);
    const unread = messages.filter(({ by, read }) => by === 'client' && !read).length;
    if (this.mistakes.has('FMT-13') && messages.some(({ text }) => /[\ud800-\udfff]/u.test(text)))
      throw new Error('a text cannot be encoded');
    return {
      id: chat.id,
      client: { id: chat.clientId, name: chat.client },
      open: chat.open,
      operator: this.mistakes.has('STA-23') ? this.lastOperator : chat.operator,
      unread,
      ...(countsMessages(this.mistakes) ? { created: chat.created } : {}),
      ...(this.mistakes.has('STA-20') ? { typed: chat.typed } : {}),
      messages: messages
        .sort((a, b) => a.id - b.id)
        .map(
          ({ at: _at, version: _version, deleted: _deleted, createdBy: _createdBy, ...message }) => message,
        ),
      updated: Date.now(),
    };
  }

  private keyOf(id: number): number {
    if (this.mistakes.has('FMT-06')) return id | 0;
    return this.mistakes.has('FMT-07') ? Number(id.toPrecision(15)) : id;
  }
}

/** Mistakes that only a counter shows: rows that are merged bear a second copy. */
function countsMessages(mistakes: Mistakes): boolean {
  return ['STA-01', 'STA-02', 'STA-03', 'STA-13'].some((name) => mistakes.has(name));
}

function emptyChat(id: number): StoredChat {
  return {
    id,
    client: '',
    clientId: null,
    clientVersion: 0,
    open: true,
    openVersion: 0,
    wasOpened: false,
    operator: null,
    operatorVersion: 0,
    messages: new Map(),
    deletedIds: new Set(),
    seen: [],
    created: 0,
    typed: 0,
    stuck: false,
  };
}
