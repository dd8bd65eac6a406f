import type { Node } from './ast.ts';

/** Keys of a scenario whose value people read. */
const readKeys = new Set(['text', 'name', 'title', 'department', 'description']);

/** What a text of the other language looks like; what a template fills in is not looked at. */
const otherwise = {
  en: (text: string) => /[\u0400-\u04ff]/.test(text),
  ru: (text: string) => /[A-Za-z]/.test(text) && !/[\u0400-\u04ff]/.test(text),
};

/** Whether a part of a scenario, such as its steps, holds its own texts, in another script than that of the language. */
export function speaksOtherwise(node: Node | undefined, locale: 'ru' | 'en'): boolean {
  if (node?.kind === 'list') return node.items.some((item) => speaksOtherwise(item, locale));
  if (node?.kind !== 'map') return false;
  return [...node.entries].some(([key, { value }]) =>
    readKeys.has(key) && value.kind === 'scalar' && typeof value.value === 'string'
      ? otherwise[locale](value.value.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ''))
      : speaksOtherwise(value, locale),
  );
}
