import { formatValue } from '../scale.ts';
import type { PageDetail } from '../run-events.ts';
import { byId, make, makeButton } from './dom.ts';
import { writeText } from './json-text.ts';
import { chatAt, webhookDetail, eventAt } from './run-data.ts';

/** Gives the neighbour of an event in what is shown, one step before (-1) or after (1); -1 where there is none. */
export type Neighbour = (position: number, by: number) => number;

const dialog = byId<HTMLDialogElement>('detail');
const previous = byId<HTMLButtonElement>('detail-previous');
const next = byId<HTMLButtonElement>('detail-next');
let current = -1;
let neighbour: Neighbour = () => -1;

/** Opens the dialog of one webhook. */
export function openDetail(position: number, neighbours: Neighbour): void {
  neighbour = neighbours;
  void show(position);
  if (!dialog.open) dialog.showModal();
}

/** Calls back with the event that was shown when the dialog closes. */
export function onDetailClosed(callback: (position: number) => void): void {
  dialog.addEventListener('close', () => callback(current));
}

async function show(position: number): Promise<void> {
  const event = eventAt(position);
  const chat = chatAt(event.chat);
  current = position;
  byId('detail-title').textContent = `${event.type} · ${event.summary}`;
  const notes = [`evt ${event.eventId}`, `chat ${chat.chatId}`, chat.scenario, event.place, event.id];
  byId('detail-note').textContent = notes.filter((note) => note !== '').join(' · ');
  previous.disabled = neighbour(position, -1) < 0;
  next.disabled = neighbour(position, 1) < 0;
  try {
    const detail = await webhookDetail(position);
    if (current === position) showDetail(detail);
  } catch (error) {
    byId('detail-body').textContent =
      `This browser cannot unpack the payload: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function showDetail(kept: PageDetail | null): void {
  dialog.classList.toggle('without-payload', kept === null);
  const detail: PageDetail = kept ?? { body: '', base64: false, attempts: [], checks: [] };
  writeText(byId('detail-body'), detail.body);
  const tries = detail.attempts.map((attempt, index) => {
    const button = makeButton(
      'button',
      `Try ${attempt.number}: ${attempt.status ?? attempt.error?.code ?? 'no answer'}`,
    );
    button.addEventListener('click', () => showTry(detail, index));
    return button;
  });
  byId('detail-tries').replaceChildren(...(tries.length > 1 ? tries : []));
  showTry(detail, detail.attempts.length - 1);
  byId('detail-checks').replaceChildren(...checkItems(detail.checks));
  byId('curl-section').hidden = detail.curl === undefined;
  byId('detail-curl').textContent = detail.curl ?? '';
  dialog.querySelector('.content')?.scrollTo({ top: 0 });
}

function showTry(detail: PageDetail, index: number): void {
  const attempt = detail.attempts[index];
  for (const [other, button] of [...byId('detail-tries').children].entries())
    button.setAttribute('aria-pressed', String(other === index));
  writeHeaders(byId('sent-headers'), attempt?.sentHeaders);
  const answer =
    attempt === undefined
      ? [make('p', 'note', `Never sent: ${detail.dropReason ?? 'the run ended first'}.`)]
      : answerOf(attempt);
  byId('detail-answer').replaceChildren(...answer);
}

function answerOf(attempt: PageDetail['attempts'][number]): HTMLElement[] {
  const { status, error, body = '', bodyBytes = 0, keptBytes } = attempt;
  const outcome =
    status !== undefined
      ? `Status ${status}`
      : error === undefined
        ? 'no answer'
        : `${error.code}: ${error.message}`;
  const took = formatValue(attempt.doneAt - attempt.sentAt, 'duration');
  const headers = make('details');
  headers.append(make('summary', '', 'Headers received'), make('pre'));
  writeHeaders(headers, attempt.headers);
  const parts: HTMLElement[] = [make('p', 'try-facts', `${outcome} · after ${took}`), headers];
  if (status !== undefined) {
    const pre = make('pre', 'json');
    pre.tabIndex = 0;
    writeText(pre, body);
    parts.push(pre);
  }
  if (keptBytes !== undefined) {
    const whole = bodyBytes > keptBytes ? ` of ${bodyBytes}` : '';
    parts.push(make('p', 'note', `The first ${keptBytes}${whole} bytes.`));
  }
  return parts;
}

function writeHeaders(
  details: HTMLElement,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  details.hidden = lines.length === 0;
  const pre = details.querySelector('pre');
  if (pre !== null) pre.textContent = lines.join('\n');
}

function checkItems(checks: PageDetail['checks']): HTMLElement[] {
  return checks
    .filter(({ passed, name }) => !(passed && checks.length > 1 && name === 'accepted'))
    .map(({ name, passed, severity, expected = '', actual = '', why = '', advice = '' }) => {
      const tone = passed ? 'good' : severity === 'warning' ? 'warn' : 'bad';
      const wanted = expected === '' ? '' : `expected ${expected}`;
      const text = passed ? wanted : `${wanted}, got ${actual || 'nothing'}. ${why} ${advice}`;
      const item = make('li');
      item.append(make('span', `badge ${tone}`, passed ? `${name} held` : name), make('span', '', text));
      return item;
    });
}

function move(by: number): void {
  const position = neighbour(current, by);
  if (position >= 0) void show(position);
}

byId('detail-close').addEventListener('click', () => dialog.close());
previous.addEventListener('click', () => move(-1));
next.addEventListener('click', () => move(1));
dialog.addEventListener('click', ({ target }) => {
  if (target === dialog) dialog.close();
});
dialog.addEventListener('keydown', ({ key, target }) => {
  if ((target as Element).closest('pre') !== null) return;
  if (key === 'ArrowLeft') move(-1);
  if (key === 'ArrowRight') move(1);
});
