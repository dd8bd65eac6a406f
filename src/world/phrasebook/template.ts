import type { SlotName } from './slots.ts';
import { firstPassingSlot, firstSubjectSlot, slotNames } from './slots.ts';
import type { Sex } from '../given-names.ts';

/** A text ready to be filled: its pieces for each sex of the speaker. A number is the place of a slot in `slotNames`. */
export type PhraseTemplate = Readonly<Record<Sex, readonly (string | number)[]>>;

/** Templates any of which may be said. */
export type Pool = readonly [PhraseTemplate, ...PhraseTemplate[]];

/** Splits a text at its slots and endings. Throws if it names an unknown slot. */
export function compilePhrase(text: string): PhraseTemplate {
  const male = compileFor('male', text);
  return { male, female: text.includes('|') ? compileFor('female', text) : male };
}

/** Splits several texts. */
export function compilePool(texts: readonly [string, ...string[]]): Pool {
  return texts.map(compilePhrase) as unknown as Pool;
}

/** The text with its slots filled by `fill`, which gets a slot's place. */
export function render(template: PhraseTemplate, sex: Sex, fill: (slot: number) => string): string {
  let text = '';
  for (const part of template[sex]) text += typeof part === 'string' ? part : fill(part);
  return text;
}

/** True if the text names an order, a card or a loan. */
export function namesSubject({ male }: PhraseTemplate): boolean {
  return male.some((part) => typeof part === 'number' && part >= firstSubjectSlot && part < firstPassingSlot);
}

function compileFor(sex: Sex, text: string): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  let literal = '';
  for (const piece of text.split(/(\{[^}]*\})/)) {
    if (!piece.startsWith('{')) {
      literal += piece;
      continue;
    }
    const inside = piece.slice(1, -1);
    if (inside.includes('|')) {
      literal += inside.split('|')[sex === 'male' ? 0 : 1] ?? '';
      continue;
    }
    const slot = slotNames.indexOf(inside as SlotName);
    if (slot < 0) throw new TypeError(`The phrase "${text}" has an unknown slot {${inside}}.`);
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(slot);
  }
  if (literal !== '') parts.push(literal);
  return parts;
}
