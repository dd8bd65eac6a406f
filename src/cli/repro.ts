import { environmentName, maskText } from '../config/option.ts';
import { maskedNames, type Setting } from '../config/settings.ts';

/** Options that say where results go rather than what is done. */
const notRepeated = new Set(['out', 'report', 'baseline', 'format', 'quiet', 'verbose', 'no-color', 'print']);

/** What a command line repeats: its words, what was said on it, and what it would else draw anew. */
export interface Repeated {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly settings: readonly Setting[];
  /** Values of options that must be as they were, by name, such as the seed. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Options that are left out, although they were given. */
  readonly without?: readonly string[];
}

/** The one line that does the same again. Secrets are named by their variable. */
export function reproLine({ command, arguments: words, settings, fixed, without = [] }: Repeated): string {
  const said = settings.filter(
    ({ option, origin }) =>
      (origin.kind === 'flag' || origin.kind === 'environment') &&
      !notRepeated.has(option.name) &&
      !(option.name in fixed) &&
      !without.includes(option.name),
  );
  const masked = maskedNames(settings);
  return [
    'iqmock',
    command,
    ...words.map(quoted),
    ...said.flatMap((setting) => flagWords(setting, masked)),
    ...Object.entries(fixed).flatMap(([name, value]) => [`--${name}`, quoted(value)]),
  ].join(' ');
}

function flagWords({ option, value, texts = [] }: Setting, masked?: readonly string[]): readonly string[] {
  const flag = `--${option.name}`;
  if (option.kind.takes === 'nothing') return value === true ? [flag] : [];
  if (option.secret === true) return [flag, `"$${environmentName(option)}"`];
  // The last one wins, and what looks like a secret is masked as it is everywhere.
  const written = option.kind.takes === 'many' ? texts : texts.slice(-1);
  return written.flatMap((text) => [flag, quoted(maskText(option, text, masked))]);
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
