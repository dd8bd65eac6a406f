import { apply, chooseConversation, openConversation, showChat, showProbe } from './conversations.ts';
import { byId } from './dom.ts';
import { followCharts } from './pointing.ts';
import { eventAt } from './run-data.ts';

/** The page of a run: pointing at its charts, and its conversations with their toolbar. */

/** How long typing must rest before the search begins. */
const restMs = 120;

followCharts({
  label: (reference) => {
    if (reference === undefined) return 'not listed below';
    const { type, summary } = eventAt(reference);
    return `${type} ${summary}`;
  },
  onPick: openConversation,
});

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest<HTMLElement>(
    '[data-show], [data-show-probe], [data-position], [data-chat], [data-filter]',
  );
  const { show, showProbe: probe, position, chat, filter } = button?.dataset ?? {};
  const event = show ?? position;
  if (event !== undefined) openConversation(Number(event));
  else if (probe !== undefined) showProbe(Number(probe));
  else if (chat !== undefined) showChat(Number(chat));
  else if (filter !== undefined) chooseConversation({ filter });
});

onSelect('type-filter', (type) => chooseConversation({ type }));
onSelect('scenario-filter', (scenario) => chooseConversation({ scenario }));

const search = byId<HTMLInputElement>('search');
let timer = 0;
search.addEventListener('input', () => {
  clearTimeout(timer);
  timer = window.setTimeout(
    () => chooseConversation({ words: search.value.toLowerCase().split(/\s+/).filter(Boolean) }),
    restMs,
  );
});

apply();

function onSelect(id: string, callback: (value: string) => void): void {
  const select = document.getElementById(id) as HTMLSelectElement | null;
  select?.addEventListener('change', () => callback(select.value));
}
