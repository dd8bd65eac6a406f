import { IqmockError, suggest } from '../errors.ts';
import { showValue } from './show-value.ts';
import type { Kind } from './kinds.ts';
import type { OptionDefinition, OptionSet, OptionValues } from './option.ts';
import { ownValue } from '../own.ts';

/** How the options of a program are called where they are wrong. */
export type Label = (option: OptionDefinition, name: string) => string;

/** `--wait-for-target` */
export const flagLabel: Label = ({ name }) => `--${name}`;

/**
 * The values that a program gives, read by the same rules as on the command line: a value may be a text, or what the
 * text would become. What is undefined is left out; names that are no option are left alone. Throws USAGE.
 */
export function readGiven<O extends OptionSet>(
  given: object,
  options: O,
  label: Label = flagLabel,
): Partial<OptionValues<O>> {
  const values: [name: string, value: unknown][] = [];
  for (const [name, option] of Object.entries<OptionDefinition>(options)) {
    const value = ownValue(given as Record<string, unknown>, name);
    if (value !== undefined) values.push([name, readValue(option, value, label(option, name))]);
  }
  return Object.fromEntries(values) as Partial<OptionValues<O>>;
}

function readValue(option: OptionDefinition, value: unknown, label: string): unknown {
  const { kind } = option;
  const texts = kind.texts(value);
  if (texts !== undefined) return kind.parse(texts, label);
  const shown = option.secret === true ? '***' : showValue(value);
  throw new IqmockError('USAGE', `${label} cannot be ${shown}.`, { hint: `Expected ${wantedOf(kind)}.` });
}

/** What a value of this kind looks like. */
export function wantedOf({
  takes,
  choices,
  placeholder,
  wanted,
}: Pick<Kind<unknown>, 'takes' | 'choices' | 'placeholder' | 'wanted'>): string {
  return wanted ?? (takes === 'nothing' ? 'true or false' : (choices?.join(', ') ?? placeholder));
}

/** Throws USAGE for the first name that is none of those known, with the nearest one. */
export function checkNames(caller: string, given: object, known: readonly string[]): void {
  const wrong = Object.keys(given).find((name) => !known.includes(name));
  if (wrong === undefined) return;
  throw new IqmockError('USAGE', `${caller}: there is no option "${wrong}".`, {
    hint: suggest(wrong, known),
  });
}
