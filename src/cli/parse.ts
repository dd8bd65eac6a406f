import { IqmockError, suggest } from '../errors.ts';
import type { OptionDefinition } from '../options/option.ts';
import { optionOf, takesNextWord } from './words.ts';
import { ownValue } from '../own.ts';

/** A command line taken apart: texts by option name, and what is left. */
export interface ParsedLine {
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** Takes the words after the command apart. Throws USAGE for an unknown flag, with the nearest one, and for a missing value. */
export async function parseLine(
  words: readonly string[],
  options: readonly OptionDefinition[],
): Promise<ParsedLine> {
  // A line without flags needs no parser, and loading one costs more than an empty Node.
  if (words.every((word) => word === '-' || !word.startsWith('-')))
    return { flags: new Map(), positionals: words };
  checkSwitches(words, options);
  checkInherited(words, options);
  const spelledOut = joinDashed(words, options).map((word) => spellOut(word, options));
  const { default: yargs } = await import('yargs');
  const parser = yargs()
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
    })
    .detectLocale(false)
    .help(false)
    .version(false)
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw usageError(message ?? error?.message ?? 'The command line cannot be read.', words);
    });
  for (const option of options) parser.option(option.name, yargsOption(option));
  const parsed: Record<string, unknown> = await parser.parse(spelledOut);
  return { flags: flagsOf(parsed, options), positionals: (parsed['_'] as unknown[]).map(String) };
}

/** `--out -` as `--out=-`, and `--text '- yes'` likewise: yargs takes what begins with a dash for a flag. */
function joinDashed(words: readonly string[], options: readonly OptionDefinition[]): string[] {
  const joined: string[] = [];
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  for (let at = 0; at < words.length; at++) {
    const [word = '', next] = [words[at], words[at + 1]];
    const isJoined = at + 1 < end && takesNextWord(word, options) && isDashedValue(next, options);
    joined.push(isJoined ? `${word}=${next ?? ''}` : word);
    if (isJoined) at++;
  }
  return joined;
}

/** A word that begins with one dash and is no flag. */
function isDashedValue(word = '', options: readonly OptionDefinition[]): boolean {
  return /^-(?!-)/.test(word) && optionOf(word, options) === undefined;
}

function yargsOption(option: OptionDefinition): object {
  const short = option.short?.length === 1 ? [option.short] : [];
  const alias = [...short, ...(option.aliases ?? [])];
  return option.kind.takes === 'nothing'
    ? { alias, type: 'boolean' }
    : { alias, type: 'string', array: true, nargs: 1 };
}

/** `--json` as `--format=json`, and `-qq` as `--silent`. */
function spellOut(word: string, options: readonly OptionDefinition[]): string {
  const doubled = options.find(({ short = '' }) => short.length > 1 && word === `-${short}`);
  if (doubled !== undefined) return `--${doubled.name}`;
  const option = options.find(({ shorthands }) => Object.hasOwn(shorthands ?? {}, word.slice(2)));
  if (option === undefined || !word.startsWith('--')) return word;
  return `--${option.name}=${ownValue(option.shorthands, word.slice(2)) ?? ''}`;
}

function flagsOf(
  parsed: Record<string, unknown>,
  options: readonly OptionDefinition[],
): Map<string, string[]> {
  const flags = new Map<string, string[]>();
  for (const [name, value] of Object.entries(parsed)) {
    if (name === '_' || name === '$0' || value === undefined) continue;
    if (!options.some((option) => option.name === name)) throw unknownFlag(name, options);
    flags.set(name, (Array.isArray(value) ? (value as unknown[]) : [value]).map(textOf));
  }
  return flags;
}

/** yargs gives texts and truth values. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** yargs takes `--quiet=banana` for false; a switch accepts a truth value or nothing. */
function checkSwitches(words: readonly string[], options: readonly OptionDefinition[]): void {
  for (const word of words) {
    if (word === '--') return;
    const match = /^--([a-z-]+)=(.*)$/s.exec(word);
    const option = options.find(({ name, kind }) => name === match?.[1] && kind.takes === 'nothing');
    if (match !== null && option !== undefined && !['true', 'false'].includes(match[2] ?? '')) {
      throw new IqmockError('USAGE', `--${option.name} is a switch and takes only true or false.`);
    }
  }
}

const inheritedNames = Object.getOwnPropertyNames(Object.prototype);

/** yargs looks flags up in plain objects, where `--constructor` would find what every object inherits. */
function checkInherited(words: readonly string[], options: readonly OptionDefinition[]): void {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  for (const word of words.slice(0, end)) {
    const name = /^--?([^=]+)/.exec(word)?.[1];
    if (name !== undefined && inheritedNames.includes(name)) throw unknownFlag(name, options);
  }
}

/** A flag that there is not, with the nearest one. */
export function unknownFlag(name: string, options: readonly OptionDefinition[]): IqmockError {
  const dashed = name.length === 1 ? `-${name}` : `--${name}`;
  const known = [...options].flatMap((option) => [
    option.name,
    ...(option.aliases ?? []),
    ...Object.keys(option.shorthands ?? {}),
  ]);
  known.push('help');
  const hint = suggest(name, known)
    .replace(/"(.+)"/, '--$1')
    .replace(/^Known: (.*)\.$/, 'See --help for the flags of this command.');
  return new IqmockError('USAGE', `There is no flag ${dashed}.`, { hint });
}

function usageError(message: string, words: readonly string[]): IqmockError {
  const missing = /^Not enough arguments following: (.+)$/.exec(message);
  if (missing === null) return new IqmockError('USAGE', message);
  if (words.includes(`--${missing[1] ?? ''}=`)) {
    return new IqmockError('USAGE', `--${missing[1] ?? ''} is empty.`, {
      hint: 'Write a value, or leave it out.',
    });
  }
  return new IqmockError('USAGE', `--${missing[1] ?? ''} needs a value.`);
}
