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

/** The lines that do a command again. */
export interface ReproLines {
  /** To the byte. */
  readonly repro: () => string;
  /** With fresh ids. */
  readonly reproFresh: () => string;
}

/** The lines for a command whose ids are those of its seed, its start and, where it has one, the number of its ids. */
export function reproLines(
  command: Omit<ReproducedCommand, 'fixed' | 'without'>,
  { seed, startMs, ids }: { readonly seed: number; readonly startMs: number; readonly ids?: number },
): ReproLines {
  const fixed = { seed: String(seed) };
  const start = new Date(startMs).toISOString();
  const exact = { ...fixed, start, ...(ids === undefined || ids === 0 ? {} : { ids: String(ids) }) };
  return {
    repro: () => reproLine({ ...command, fixed: exact }),
    reproFresh: () => reproLine({ ...command, fixed, without: ['start', 'ids'] }),
  };
}
