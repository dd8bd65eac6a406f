import { environmentName, maskText, type OptionDefinition } from './option.ts';

/** An option, and the texts that were given for it. */
export interface Said {
  readonly option: OptionDefinition;
  readonly texts: readonly string[];
}

/** What a command line is made of. */
export interface CommandLine {
  /** The command and its arguments. */
  readonly words: readonly string[];
  readonly said: readonly Said[];
  /** Values that must be as they were, by the name of their flag, such as the seed. */
  readonly fixed: Readonly<Record<string, string>>;
  /** More names of headers and parameters to mask. */
  readonly mask?: readonly string[] | undefined;
}

/** A command line for a POSIX shell, secrets masked or named by their variable. */
export function commandLine({ words, said, fixed, mask }: CommandLine): string {
  return [
    'iqmock',
    ...words.map(quoted),
    ...said
      .filter(({ option }) => option.isRepeated !== false && !Object.hasOwn(fixed, option.name))
      .flatMap((one) => flagWords(one, mask)),
    ...Object.entries(fixed).flatMap(([name, value]) => [`--${name}`, quoted(value)]),
  ].join(' ');
}

function flagWords({ option, texts }: Said, mask: readonly string[] | undefined): readonly string[] {
  const flag = `--${option.name}`;
  if (option.kind.takes === 'nothing') return texts.at(-1) === 'true' ? [flag] : [];
  if (option.secret === true) return [flag, `"$${environmentName(option)}"`];
  // The last one wins where only one counts.
  const written = option.kind.takes === 'many' ? texts : texts.slice(-1);
  return written.flatMap((text) => [flag, quoted(maskText(option, text, mask))]);
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
