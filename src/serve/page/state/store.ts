import { useEffect, useState } from 'preact/hooks';
import type { Chat, Fault, Message, Play, Side, Status, World } from '../api/model.ts';
import { Deliveries } from './deliveries.ts';

/** Parts of the page that are redrawn separately. */
export type Topic = 'chats' | 'talk' | 'webhooks' | 'bar' | 'notices' | 'dialog';

/** The state of the connection to the server. */
export type Connection = 'connecting' | 'live' | 'lost' | 'token';

/** A sentence for the user of the page. */
export interface Notice {
  readonly id: number;
  readonly tone: 'bad' | 'good';
  readonly text: string;
  readonly hint?: string | undefined;
}

/** The dialog over the page. */
export type Dialog =
  | { readonly kind: 'webhook'; readonly id: number }
  | { readonly kind: 'new-client' | 'palette' | 'faults' | 'scenario' | 'target' | 'save' | 'reset' };

/** A column; a narrow window shows one. */
export type Column = 'chats' | 'talk' | 'webhooks';

/** Everything that the page shows. Code that changes it calls `changed`. */
export const store = {
  connection: 'connecting' as Connection,
  status: undefined as Status | undefined,
  world: undefined as World | undefined,
  chats: new Map<number, Chat>(),
  plays: new Map<number, Play>(),
  faults: [] as readonly Fault[],
  deliveries: new Deliveries(),
  selected: undefined as number | undefined,
  messages: [] as Message[],
  hasOlderMessages: false,
  typing: new Set<Side>(),
  quoted: undefined as Message | undefined,
  activeSide: 'client' as Side,
  notices: [] as readonly Notice[],
  dialog: undefined as Dialog | undefined,
  column: 'chats' as Column,
};

const listeners = new Map<Topic, Set<() => void>>();
const dirty = new Set<Topic>();
/** One drawing takes in whatever happened meanwhile. */
const drawEveryMs = 16;

/** Says that a part of the store is another now. */
export function changed(...topics: readonly Topic[]): void {
  if (dirty.size === 0) setTimeout(flush, drawEveryMs);
  for (const topic of topics) dirty.add(topic);
}

function flush(): void {
  const topics = [...dirty];
  dirty.clear();
  const all = new Set(topics.flatMap((topic) => [...(listeners.get(topic) ?? [])]));
  for (const listener of all) listener();
}

/** Redraws a component whenever one of the topics changed. */
export function useTopics(...topics: readonly Topic[]): typeof store {
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = (): void => draw((count) => count + 1);
    for (const topic of topics) {
      const heard = listeners.get(topic) ?? new Set();
      listeners.set(topic, heard.add(listener));
    }
    return () => topics.forEach((topic) => listeners.get(topic)?.delete(listener));
  }, []);
  return store;
}

/** The chat that is open. */
export function selectedChat(): Chat | undefined {
  return store.selected === undefined ? undefined : store.chats.get(store.selected);
}

let notices = 0;
const noticeMs = 12_000;

/** Shows a sentence to the user of the page. */
export function notify(tone: Notice['tone'], text: string, hint?: string): void {
  const notice = { id: ++notices, tone, text: text.slice(0, 500), hint: hint?.slice(0, 500) };
  store.notices = [...store.notices.slice(-3), notice];
  changed('notices');
  setTimeout(() => dismiss(notice.id), noticeMs);
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  store.notices = store.notices.filter((one) => one.id !== id);
  changed('notices');
}

/** Opens a dialog, or closes what is open. */
export function show(dialog: Dialog | undefined): void {
  store.dialog = dialog;
  changed('dialog');
}

/** Turns to a column. */
export function turnTo(column: Column): void {
  store.column = column;
  changed('chats', 'talk', 'webhooks', 'bar');
}
