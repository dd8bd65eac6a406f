import { maskedNames, type Setting } from '../config/settings.ts';
import { commandLine } from '../options/command-line.ts';

/** What a command line repeats: its words, its settings, and values that would otherwise be drawn again. */
export interface ReproducedCommand {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly settings: readonly Setting[];
  /** Values of options that must be as they were, by name, such as the seed. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Options that are left out, although they were given. */
  readonly without?: readonly string[];
}

/** The one line that does the same again. Secrets are named by their variable. */
export function reproLine({
  command,
  arguments: words,
  settings,
  fixed,
  without = [],
}: ReproducedCommand): string {
  const said = settings
    .filter(({ origin }) => origin.kind === 'flag' || origin.kind === 'environment')
    .filter(({ option }) => !without.includes(option.name))
    .map(({ option, value, texts = [] }) => ({
      option,
      texts: option.kind.takes === 'nothing' ? [String(value)] : texts,
    }));
  return commandLine({ words: [command, ...words], said, fixed, mask: maskedNames(settings) });
}
