import type { OptionDefinition } from '../options/option.ts';

/** A command line split at its command. */
export interface SplitLine {
  /** Undefined where there are only flags. */
  readonly command: string | undefined;
  /** The words before the command. */
  readonly before: readonly string[];
  /** Everything else, in order: flags may come before the command. */
  readonly rest: readonly string[];
}

/** Finds the command: the first word that is neither a flag nor the value of one. */
export function splitLine(words: readonly string[], options: readonly OptionDefinition[]): SplitLine {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) {
      return { command: word, before: words.slice(0, index), rest: words.toSpliced(index, 1) };
    }
    if (takesNextWord(word, options)) index++;
  }
  return { command: undefined, before: words, rest: words };
}

/** Whether a flag takes the word after it as its value. */
export function takesNextWord(word: string, options: readonly OptionDefinition[]): boolean {
  const option = optionOf(word, options);
  return (
    option !== undefined &&
    option.kind.takes !== 'nothing' &&
    !isShorthand(word, option) &&
    !word.includes('=')
  );
}

/** The option a word such as `--to`, `--to=x` or `-H` names. */
export function optionOf(word: string, options: readonly OptionDefinition[]): OptionDefinition | undefined {
  const long = /^--([^=]+)/.exec(word)?.[1];
  if (long === undefined) return options.find(({ short }) => short !== undefined && word === `-${short}`);
  return options.find(
    (option) => [option.name, ...(option.aliases ?? [])].includes(long) || isShorthand(word, option),
  );
}

/** Whether `flag` is among the words, before any `--`. */
export function hasFlag(words: readonly string[], ...flags: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => flags.includes(word));
}

function isShorthand(word: string, option: OptionDefinition): boolean {
  return word.startsWith('--') && Object.hasOwn(option.shorthands ?? {}, word.slice(2));
}
