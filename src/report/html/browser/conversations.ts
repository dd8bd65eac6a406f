import { onDetailClosed, openDetail } from './detail.ts';
import { byId, make, makeButton } from './dom.ts';
import { selectByChat, type Selected } from './filters.ts';
import { GrowingList } from './growing-list.ts';
import { probeAt } from './probes.ts';
import { chatAt, eventAt, runEvents, run } from './run-data.ts';
import { hasFocus, markEvent, markProbe, showTimeline, unmark } from './timeline.ts';

const selected: Selected = { filter: 'all', type: '', scenario: '', words: [] };
const chatList = byId('chats');
const chats = new GrowingList<number>(chatList, chatList.parentElement, chatRow);
let current = 0;
/** Positions of the events that the filters let through, by chat. */
let shown: number[][] = [];
let cameFromTimeline = false;

/** Shows the conversations as they are filtered now. */
export function apply(): void {
  shown = selectByChat(selected, run.chats.length);
  const visible = [...shown.keys()].filter((index) => shownIn(index).length > 0);
  const count = shown.reduce((sum, positions) => sum + positions.length, 0);
  byId('shown').textContent =
    `${count} of ${runEvents.length} events in ${visible.length} ${visible.length === 1 ? 'chat' : 'chats'}`;
  byId('conversation-panes').classList.toggle('single', run.chats.length < 2);
  const [first] = visible;
  if (first !== undefined && !visible.includes(current)) current = first;
  chats.fill(visible);
  showChat(current);
}

/** Shows the conversations of which one more thing was chosen. */
export function chooseConversation(choice: Partial<Selected>): void {
  Object.assign(selected, choice);
  for (const button of document.querySelectorAll<HTMLElement>('[data-filter]'))
    button.setAttribute('aria-pressed', String(button.dataset['filter'] === selected.filter));
  apply();
}

/** Lets everything through again. */
function chooseAll(): void {
  for (const control of byId('toolbar').querySelectorAll<HTMLSelectElement | HTMLInputElement>(
    'select, input',
  ))
    control.value = '';
  chooseConversation({ filter: 'all', type: '', scenario: '', words: [] });
}

/** Shows one chat. */
export function showChat(index: number): void {
  current = index;
  for (const button of chatList.querySelectorAll<HTMLElement>('.chat')) setCurrent(button);
  const own = shownIn(index);
  const title = byId('chat-title');
  title.textContent = own.length > 0 ? `${chatTitle(index)} ` : 'Nothing here';
  const count = `${own.length} ${own.length === 1 ? 'event' : 'events'}`;
  if (own.length > 0) title.append(make('small', '', `chat ${chatAt(index).chatId} · ${count}`));
  showTimeline(own);
}

/** Opens the dialog of a webhook, in its chat. */
export function openConversation(position: number): void {
  cameFromTimeline = hasFocus();
  const { chat } = eventAt(position);
  if (chat !== current) {
    current = chat;
    apply();
  }
  mark(position);
  openDetail(position, neighbourOf);
}

/** Shows a probe in its chat, whatever is filtered. */
export function showProbe(index: number): void {
  const { after } = probeAt(index);
  const { chat } = eventAt(after);
  if (!shownIn(chat).includes(after)) chooseAll();
  showChat(chat);
  markProbe(index);
}

function shownIn(chat: number): readonly number[] {
  return shown[chat] ?? [];
}

function mark(position: number): HTMLElement | null {
  const { chat } = eventAt(position);
  if (chat === current && shownIn(chat).includes(position)) return markEvent(position);
  unmark();
  return null;
}

function neighbourOf(position: number, by: number): number {
  const own = shownIn(eventAt(position).chat);
  const index = own.indexOf(position);
  return index < 0 ? -1 : (own[index + by] ?? -1);
}

function chatTitle(index: number): string {
  const { name, chatId } = chatAt(index);
  return name === '' ? `chat ${chatId}` : name;
}

function setCurrent(button: HTMLElement): void {
  if (button.dataset['chat'] === String(current)) button.setAttribute('aria-current', 'true');
  else button.removeAttribute('aria-current');
}

function chatRow(index: number): HTMLLIElement {
  const { scenario, chatId } = chatAt(index);
  const own = shownIn(index);
  const bad = own.map(eventAt).filter(({ failed, tone }) => failed.length > 0 || tone === 'bad').length;
  const button = makeButton('chat');
  button.dataset['chat'] = String(index);
  setCurrent(button);
  button.append(
    make('span', 'name', chatTitle(index)),
    bad > 0 ? make('span', 'badge bad', `${bad} bad`) : make('span', 'badge idle', String(own.length)),
    make('span', 'about', `${scenario} · chat ${chatId}`),
  );
  const item = make('li');
  item.append(button);
  return item;
}

onDetailClosed((position) => {
  const button = mark(position);
  if (cameFromTimeline) button?.focus({ preventScroll: true });
});
