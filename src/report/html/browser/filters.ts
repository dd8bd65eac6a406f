import type { PageEvent } from '../run-events.ts';
import { filters } from '../run-filters.ts';
import { chatAt, eventAt, runEvents } from './run-data.ts';

/** What the toolbar lets through. */
export interface Selected {
  filter: string;
  type: string;
  scenario: string;
  /** Words that must all be somewhere in the webhook, in small letters. */
  words: readonly string[];
}

const haystacks: (string | undefined)[] = [];

/** Whether the webhook at a position passes all that is chosen. */
export function passes(position: number, { filter, type, scenario, words }: Selected): boolean {
  const event = eventAt(position);
  if (filters.find(({ name }) => name === filter)?.holds(event) === false) return false;
  if (type !== '' && event.type !== type) return false;
  if (scenario !== '' && chatAt(event.chat).scenario !== scenario) return false;
  return words.every((word) => (haystacks[position] ??= haystackOf(event)).includes(word));
}

/** Positions of the webhooks that pass, by chat. */
export function selectByChat(selected: Selected, chats: number): number[][] {
  const shown = Array.from({ length: chats }, (): number[] => []);
  for (const position of runEvents.keys())
    if (passes(position, selected)) shown[eventAt(position).chat]?.push(position);
  return shown;
}

function haystackOf(event: PageEvent): string {
  const { chatId, name, scenario } = chatAt(event.chat);
  const { type, eventId, id, who, text, quote, file, summary, place, answer, said, failed, warned } = event;
  const parts = [
    type,
    eventId,
    id,
    who,
    text,
    quote,
    file,
    summary,
    place,
    answer,
    said,
    chatId,
    name,
    scenario,
  ];
  return [...parts, ...failed, ...warned].join('\n').toLowerCase();
}
