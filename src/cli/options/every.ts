import { configKeyOf, environmentName, type OptionDefinition } from '../../options/option.ts';
import { commands } from '../commands/index.gen.ts';
import { generalOptions } from './general.ts';

/** `config` shows what a run would use, so its options come first; then those of the others, by name. */
const first = 'config';

/**
 * Every option of every command: what a configuration file and the environment may name. Where a command
 * describes a shared option in its own way, the most common form counts.
 */
export async function loadEveryOption(): Promise<readonly OptionDefinition[]> {
  const byName = new Map(Object.entries(commands));
  const ordered = new Set([byName.get(first), ...byName.values()].filter((listing) => listing !== undefined));
  const loaded = await Promise.all([...ordered].map((listing) => listing.load()));
  const taken = loaded.flatMap(({ options }) => Object.values<OptionDefinition>(options));
  return [...mostCommon(taken), ...Object.values<OptionDefinition>(generalOptions)];
}

/** One of each option: options are the same if their variable and their key in a file are the same. */
function mostCommon(taken: readonly OptionDefinition[]): OptionDefinition[] {
  const forms = new Map<string, Map<OptionDefinition, number>>();
  for (const option of taken) {
    const name = `${environmentName(option)} ${configKeyOf(option) ?? ''}`;
    const counts = forms.get(name) ?? new Map<OptionDefinition, number>();
    forms.set(name, counts.set(option, (counts.get(option) ?? 0) + 1));
  }
  // The sort is stable: of two forms as common as each other, the first counts.
  return [...forms.values()].flatMap((counts) =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 1)
      .map(([option]) => option),
  );
}
