import { formatValue } from '../scale.ts';
import type { PageEvent } from '../run-events.ts';
import { byId, directEach, make, makeButton } from './dom.ts';
import { GrowingList } from './growing-list.ts';
import { probeRow, withProbes, type TimelineRow } from './probes.ts';
import { eventAt } from './run-data.ts';

const pane = byId('timeline-pane');
const list = byId('timeline');
const rows = new GrowingList<TimelineRow>(list, pane, (row) =>
  row.kind === 'probe' ? probeRow(row.index) : eventRow(row.position),
);

/** Shows these webhooks, and the probes after them, from the top. */
export function showTimeline(positions: readonly number[]): void {
  pane.scrollTop = 0;
  rows.fill(withProbes(positions));
}

/** Marks a webhook that the timeline shows, and brings it into view. */
export function markEvent(position: number): HTMLElement | null {
  unmark();
  rows.reach((row) => row.kind === 'event' && row.position === position);
  const button = list.querySelector<HTMLElement>(`[data-position="${position}"]`);
  if (button === null) return null;
  button.classList.add('marked');
  // Only the pane is scrolled: a reader who looks at a failure above stays there.
  const box = button.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 50 || box.bottom > frame.bottom) scrollTo(box.top);
  return button;
}

/** Marks a probe that the timeline shows, and brings it into view. */
export function markProbe(index: number): void {
  unmark();
  rows.reach((row) => row.kind === 'probe' && row.index === index);
  const item = list.querySelector(`[data-probe="${index}"]`);
  if (item === null) return;
  item.firstElementChild?.classList.add('marked');
  byId('conversations').scrollIntoView({ block: 'start' });
  scrollTo(item.getBoundingClientRect().top);
}

/** Takes away every mark. */
export function unmark(): void {
  for (const old of list.querySelectorAll('.marked')) old.classList.remove('marked');
}

/** Whether the focus is in the timeline. */
export function hasFocus(): boolean {
  return list.contains(document.activeElement);
}

function scrollTo(top: number): void {
  pane.scrollTop += top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
}

function eventRow(position: number): HTMLLIElement {
  const event = eventAt(position);
  const isBubble = event.text !== undefined && event.side !== 'system';
  const button = makeButton('event');
  button.dataset['position'] = String(position);
  button.append(
    ...(isBubble
      ? bubbleParts(event)
      : [make('span', 'mono', event.type), make('span', 'text', event.summary)]),
  );
  directEach(button);
  button.append(metaOf(event));
  const item = make('li', `${isBubble ? 'bubble' : 'line'} ${event.side}`);
  item.append(button);
  return item;
}

function bubbleParts({ who, quote = '', text = '', file = '' }: PageEvent): HTMLElement[] {
  const parts: [string, string][] = [
    ['who', who],
    ['quote', quote],
    ['text', text],
    ['file', file],
  ];
  return parts.filter(([, content]) => content !== '').map(([name, content]) => make('span', name, content));
}

function metaOf(event: PageEvent): HTMLElement {
  const took = event.serviceMs === undefined ? '' : ` · ${formatValue(event.serviceMs, 'duration')}`;
  const box = make('span', 'meta');
  box.append(
    make('span', '', timeOf(event.createdAt)),
    make('span', '', event.eventId > 0 ? `evt ${event.eventId}` : 'transitive'),
    make('span', `answer ${event.tone}`, event.answer + took),
    ...(event.attempts > 1 ? [make('span', 'badge info', `${event.attempts} tries`)] : []),
    ...event.failed.map((name) => make('span', 'badge bad', name)),
    ...event.warned.map((name) => make('span', 'badge warn', name)),
  );
  return box;
}

function timeOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleTimeString('en-GB');
}

list.addEventListener('keydown', (event) => {
  const item = (event.target as Element).closest('li');
  if (item === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  event.preventDefault();
  const next = event.key === 'ArrowDown' ? item.nextElementSibling : item.previousElementSibling;
  next?.querySelector('button')?.focus();
});
