import { byId } from './dom.ts';

/** What every page has: the button of the theme, buttons that copy a text, and times in the reader's own zone. */
const root = document.documentElement;
const button = byId<HTMLButtonElement>('theme');
const darkScheme = matchMedia('(prefers-color-scheme: dark)');

function isDark(): boolean {
  const chosen = root.dataset['theme'];
  return chosen === undefined ? darkScheme.matches : chosen === 'dark';
}

function label(): void {
  button.textContent = isDark() ? 'Light' : 'Dark';
}

function switchTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  root.dataset['theme'] = theme;
  try {
    localStorage.setItem('iqmock-theme', theme);
  } catch {
    // Not remembered, then.
  }
  label();
}

/** For pages opened from disk, where browsers keep the clipboard shut. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that works in a page from disk
  document.execCommand('copy');
  area.remove();
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
}

async function copyFor(target: HTMLElement): Promise<void> {
  const id = target.dataset['copy'] ?? '';
  const source = id === '' ? target.parentElement?.querySelector('code') : document.getElementById(id);
  await copy(source?.textContent ?? '');
  const before = target.textContent;
  target.textContent = 'Copied';
  setTimeout(() => (target.textContent = before), 1200);
}

button.addEventListener('click', switchTheme);
darkScheme.addEventListener('change', label);
button.hidden = false;
label();
document.addEventListener('click', (event) => {
  const target = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (target !== null) void copyFor(target);
});
for (const element of document.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
  const options = { dateStyle: 'medium', timeStyle: 'medium' } as const;
  element.textContent = new Date(element.dateTime).toLocaleString(undefined, options);
}
