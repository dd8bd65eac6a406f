import { ownValue } from '../../own.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that means itself in HTML, inside elements and inside quoted attributes. */
export function htmlText(text: string | number): string {
  return String(text).replace(/[&<>"']/g, (character) => ownValue(entities, character) ?? character);
}

/** JSON that is safe inside a script element: nothing in it can end the element. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
