import { IqmockError, type ExitCode } from '../errors.ts';
import type { Host } from '../env/host.ts';
import { findConfigFile, readConfigFile, type ConfigFile } from '../config/file.ts';
import { camelCase, configKeyOf, type OptionDefinition } from '../options/option.ts';
import { mergeSettings, unknownEnvVars, type Setting, type Sources } from '../config/settings.ts';
import type { AnyCommand, CommandContext } from './command.ts';
import { usageOf } from './command.ts';
import { config, generalOptions } from './options/general.ts';
import { parseLine } from './parse.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** Reads the words after a command and does it. Throws USAGE and CONFIG for what is wrong with them. */
export async function callCommand(
  host: Host,
  command: AnyCommand,
  words: readonly string[],
): Promise<ExitCode> {
  const options = [
    ...Object.values<OptionDefinition>(command.options),
    ...Object.values<OptionDefinition>(generalOptions),
  ];
  const { flags, positionals } = await parseLine(words, options);
  const args = readArguments(command, positionals);
  const file = readsConfig(command, flags) ? await loadConfig(host, flags) : undefined;
  const settings = mergeWithTarget(options, {
    flags,
    environment: host.env,
    ...(file === undefined ? {} : { file }),
  });
  const byName = new Map(settings.map((setting) => [camelCase(setting.option.name), setting]));
  const terminal = createTerminal(host, {
    quiet: byName.get('quiet')?.value === true,
    silent: byName.get('silent')?.value === true,
    verbose: byName.get('verbose')?.value === true,
    noColor: byName.get('noColor')?.value === true,
  });
  if (file !== undefined) terminal.detail(`config ${file.path}`);
  await warnOfUnknownVariables(host, options, terminal);
  const context: CommandContext = {
    host,
    terminal,
    arguments: args as CommandContext['arguments'],
    options: Object.fromEntries([...byName].map(([name, { value }]) => [name, value])),
    origins: Object.fromEntries([...byName].map(([name, { origin }]) => [name, origin])),
    settings,
  };
  const ineffective = await findIneffective(command, context);
  const inForce = settings.filter(({ option }) => !ineffective.has(camelCase(option.name)));
  return command.run({ ...context, settings: inForce });
}

async function findIneffective(
  command: AnyCommand,
  { options, origins }: CommandContext,
): Promise<ReadonlySet<string>> {
  const idle = command.idle;
  if (idle === undefined) return new Set();
  return (await import('./ineffective-flags.ts')).refuseIneffectiveFlags(idle, options, origins);
}

function readArguments(
  command: AnyCommand,
  positionals: readonly string[],
): Record<string, string | readonly string[]> {
  const definitions = Object.entries(command.arguments);
  const usage = `Usage: iqmock ${command.name} ${usageOf(command.arguments)}`.trim();
  const values = new Map<string, string | readonly string[]>();
  let left = positionals;
  for (const [name, { many, required }] of definitions) {
    if (required === true && left[0] === undefined) {
      throw new IqmockError('USAGE', `<${name}> is missing.`, { hint: usage });
    }
    if (many === true) values.set(name, left);
    else if (left[0] !== undefined) values.set(name, left[0]);
    left = many === true ? [] : left.slice(1);
  }
  if (left.length === 0) return Object.fromEntries(values);
  throw new IqmockError('USAGE', `"${left.join(' ')}" is one argument too many.`, { hint: usage });
}

/** A configuration may be a program, so it is loaded only for a command that it can say something to, or where it is named. */
function readsConfig(command: AnyCommand, flags: Sources['flags']): boolean {
  const options = Object.values<OptionDefinition>(command.options);
  return flags.has(config.name) || options.some((option) => configKeyOf(option) !== undefined);
}

async function loadConfig(host: Host, flags: Sources['flags']): Promise<ConfigFile | undefined> {
  const [chosen] = mergeSettings([config], { flags, environment: host.env });
  const path = (chosen?.value as string | undefined) ?? findConfigFile(host);
  if (path === undefined) return undefined;
  return readConfigFile(host, path, await (await import('./options/every.ts')).loadEveryOption());
}

/** Merges twice where a named target may be chosen: first to learn its name, then with its values. */
function mergeWithTarget(options: readonly OptionDefinition[], sources: Sources): readonly Setting[] {
  const chooser = options.filter(({ name }) => name === 'target');
  const target = mergeSettings(chooser, sources)[0]?.value as string | undefined;
  return mergeSettings(options, target === undefined ? sources : { ...sources, target });
}

/** The options of the other commands are loaded only for a variable that this command does not know. */
async function warnOfUnknownVariables(
  host: Host,
  options: readonly OptionDefinition[],
  terminal: Terminal,
): Promise<void> {
  if (unknownEnvVars(host.env, options).length === 0) return;
  const { loadEveryOption } = await import('./options/every.ts');
  for (const { message, hint } of unknownEnvVars(host.env, await loadEveryOption())) {
    terminal.say(`${terminal.paint('yellow', 'warning')} ${message} ${hint ?? ''}`);
  }
}
