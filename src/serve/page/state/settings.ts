import { recall, remember } from './memory.ts';

/** What the user of the page decided. */
export const settings = {
  /** Typing in a box sends typing events. */
  sendsTyping: recall('sends-typing') !== 'no',
  /** What is looked at is read by the side whose box was used last. */
  readsByLooking: recall('reads-by-looking') === 'yes',
};

/** Decides something, and remembers it. */
export function decide(setting: keyof typeof settings, value: boolean): void {
  settings[setting] = value;
  const names = { sendsTyping: 'sends-typing', readsByLooking: 'reads-by-looking' } as const;
  remember(names[setting], value ? 'yes' : 'no');
}

/** Whether the page is dark now. */
export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/** Turns light to dark and back, for the reports too. */
export function turnTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = theme;
  remember('theme', theme);
}
