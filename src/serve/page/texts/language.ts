import { en, type Texts } from './en.ts';
import { ru } from './ru.ts';
import { recall, remember } from '../state/memory.ts';

const languages = { en, ru } as const;

/** A language of the page. */
export type Language = keyof typeof languages;

let current: Language = preferred();
document.documentElement.lang = current;

/** The sentences of the page in the language that was chosen, or that the browser prefers. */
export function texts(): Texts {
  return languages[current];
}

/** The language of the page. */
export function language(): Language {
  return current;
}

/** Chooses the language and remembers it. */
export function choose(chosen: Language): void {
  current = chosen;
  document.documentElement.lang = chosen;
  remember('language', chosen);
}

/** A time of day as people of this language write it. */
export function timeOfDay(utcMs: number): string {
  return new Date(utcMs).toLocaleTimeString(current, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

function preferred(): Language {
  const chosen = recall('language');
  if (chosen === 'en' || chosen === 'ru') return chosen;
  return navigator.language.startsWith('ru') ? 'ru' : 'en';
}
