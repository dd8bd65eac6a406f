import { show, store, turnTo, type Column } from '../state/store.ts';

/** Where the focus goes in a column. */
const places: Readonly<Record<Column, string>> = {
  chats: 'chat-list',
  talk: 'write-client',
  webhooks: 'webhook-list',
};

/** Puts the focus into a column. */
export function focusColumn(column: Column): void {
  turnTo(column);
  // A narrow window shows the column with the next drawing.
  setTimeout(() => document.getElementById(places[column])?.focus(), 50);
}

/** Listens for the keys that work everywhere; the function that it gives ends that. */
export function listenForKeys(): () => void {
  const ending = new AbortController();
  document.addEventListener('keydown', pressed, { signal: ending.signal });
  return () => ending.abort();
}

/** Keys by code, since a Russian keyboard has other letters on them. */
const withAlt = new Map<string, () => void>([
  ['Digit1', () => focusColumn('chats')],
  ['Digit2', () => focusColumn('talk')],
  ['Digit3', () => focusColumn('webhooks')],
  ['KeyO', () => document.getElementById('write-operator')?.focus()],
  ['KeyN', () => show({ kind: 'new-client' })],
]);

function pressed(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
    event.preventDefault();
    show(store.dialog?.kind === 'palette' ? undefined : { kind: 'palette' });
    return;
  }
  if (store.dialog !== undefined) return;
  const deed = event.altKey && !event.ctrlKey ? withAlt.get(event.code) : undefined;
  if (deed !== undefined) {
    event.preventDefault();
    deed();
  } else if (event.key === '/' && !isWriting(event.target)) {
    event.preventDefault();
    turnTo('chats');
    document.getElementById('chat-search')?.focus();
  }
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}
