import type { Entry } from '../entry.ts';
import { exitCodes, type ExitCode } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { OptionDefinition } from '../options/option.ts';
import type { AnyCommand, ArgumentDefinition, NameSource } from './command.ts';
import { commands } from './commands/index.gen.ts';
import { catalogueNames, catalogues } from './names.ts';
import { generalOptions } from './options/general.ts';
import { shells } from './shells.ts';
import type { Terminal } from './terminal.ts';
import { optionOf, splitLine, takesNextWord } from './words.ts';
import { ownValue } from '../own.ts';

/**
 * Prints what may replace the last word, one `value TAB doc` a line; nothing where a file is meant.
 * The completion scripts of the shells call it as `iqmock __complete WORD… LAST`.
 */
export async function complete(host: Host, terminal: Terminal, words: readonly string[]): Promise<ExitCode> {
  const { before, current } = cursorOf(words);
  for (const { name, doc } of await candidates(host, before, current)) {
    if (name.startsWith(current)) terminal.print(`${name}\t${doc}`);
  }
  return exitCodes.ok;
}

/** bash takes `--format=js` for three words; PowerShell cannot pass an empty one and passes a space. */
function cursorOf(words: readonly string[]): {
  readonly before: readonly string[];
  readonly current: string;
} {
  const joined = words.filter((word) => word !== '=');
  const current = words.at(-1) === '=' ? '' : (joined.at(-1) ?? '').trim();
  return { before: words.at(-1) === '=' ? joined : joined.slice(0, -1), current };
}

async function candidates(host: Host, before: readonly string[], current: string): Promise<readonly Entry[]> {
  const { command: name, rest } = splitLine(before, Object.values<OptionDefinition>(generalOptions));
  if (name === undefined || name === 'help') {
    const help = { name: 'help', doc: 'Shows the help of a command.' };
    return current.startsWith('-')
      ? flagsOf(Object.values<OptionDefinition>(generalOptions), rest)
      : [...commandEntries(), ...(name === 'help' ? [] : [help])];
  }
  const command = await ownValue(commands, name)?.load();
  if (command === undefined) return [];
  const options = [
    ...Object.values<OptionDefinition>(command.options),
    ...Object.values<OptionDefinition>(generalOptions),
  ];
  const attached = /^(--[^=]+=)/.exec(current)?.[1];
  if (attached !== undefined) return valuesOf(host, optionOf(attached, options), attached);
  const last = rest.at(-1) ?? '';
  if (takesNextWord(last, options)) return valuesOf(host, optionOf(last, options));
  if (current.startsWith('-')) return flagsOf(options, rest);
  return argumentNames(host, command, positionalsIn(rest, options));
}

function commandEntries(): Entry[] {
  return Object.entries(commands).map(([name, { doc }]) => ({ name, doc }));
}

function flagsOf(options: readonly OptionDefinition[], given: readonly string[]): Entry[] {
  const used = given.map((word) => optionOf(word, options)?.name);
  return options
    .filter((option) => option.kind.takes === 'many' || !used.includes(option.name))
    .flatMap((option) =>
      [option.name, ...Object.keys(option.shorthands ?? {})].map((name) => ({
        name: `--${name}`,
        doc: option.doc,
      })),
    )
    .concat({ name: '--help', doc: 'Shows help.' });
}

async function valuesOf(
  host: Host,
  option: OptionDefinition | undefined,
  prefix = '',
): Promise<readonly Entry[]> {
  const values = option?.complete === 'target' ? await targetNames(host) : (option?.kind.choices ?? []);
  return values.map((value) => ({ name: `${prefix}${value}`, doc: '' }));
}

/** The targets of the configuration. A key that asks for completion runs no program, and a mistake there is silent. */
async function targetNames(host: Host): Promise<readonly string[]> {
  try {
    const { findConfigFile, readTargetNames } = await import('../config/file.ts');
    const path = findConfigFile(host);
    return path === undefined ? [] : await readTargetNames(host, path);
  } catch {
    return [];
  }
}

function positionalsIn(words: readonly string[], options: readonly OptionDefinition[]): number {
  let count = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (takesNextWord(word, options)) index++;
    else if (!word.startsWith('-')) count++;
  }
  return count;
}

function argumentNames(host: Host, command: AnyCommand, index: number): Promise<readonly Entry[]> {
  const definitions = Object.values<ArgumentDefinition>(
    command.arguments as Record<string, ArgumentDefinition>,
  );
  const last = definitions.at(-1);
  const definition = definitions[index] ?? (last?.many === true ? last : undefined);
  return definition?.complete === undefined ? Promise.resolve([]) : sources[definition.complete](host);
}

const sources: Readonly<Record<NameSource, (host: Host) => Promise<readonly Entry[]>>> = {
  scenario: catalogues.scenarios,
  event: catalogues.events,
  schema: catalogues.schemas,
  shell: () => Promise.resolve(Object.keys(shells).map((name) => ({ name, doc: '' }))),
  command: () => Promise.resolve(commandEntries()),
  catalogue: () => Promise.resolve(catalogueNames.map((name) => ({ name, doc: '' }))),
  name: async (host) => (await Promise.all(Object.values(catalogues).map((list) => list(host)))).flat(),
};
