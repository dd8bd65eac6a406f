import { IqmockError, exitCodes, suggest, type ExitCode } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { OptionDefinition } from '../options/option.ts';
import type { AnyCommand } from './command.ts';
import { commands } from './commands/index.gen.ts';
import { explain } from './explain.ts';
import { watchOutput, type OutputWatch } from './output.ts';
import { watchSignals } from './signals.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { hasFlag, optionOf, splitLine } from './words.ts';
import { ownValue } from '../own.ts';

/**
 * Runs a command line. It never rejects: an error is explained on stderr and becomes its exit code. Where it resolves
 * because nobody reads the output, or a second signal came, what the command was doing may still be in progress.
 */
export async function runCli(host: Host): Promise<ExitCode> {
  const terminal = createTerminal(host, {
    quiet: false,
    silent: false,
    verbose: hasFlag(host.argv, '--verbose', '-v') || Boolean(host.env['IQMOCK_VERBOSE']),
    noColor: hasFlag(host.argv, '--no-color') || Boolean(host.env['IQMOCK_NO_COLOR']),
  });
  const report = (error: unknown): ExitCode => {
    const { lines, exitCode } = explain(error, terminal);
    for (const line of lines) terminal.alert(line);
    return exitCode;
  };
  const output = watchOutput(host.stdout, report);
  const signals = watchSignals(host);
  const done = dispatch(signals.host, terminal, output).catch(report);
  const settled = Promise.race([done, output.ended]).then((exitCode) => output.settle(exitCode));
  return signals.settle(await Promise.race([settled, signals.ended]));
}

/** Flags that ask for something to be shown, and are no options. */
const requests = ['--help', '-h', '--version', '-V'];

async function dispatch(host: Host, terminal: Terminal, output: OutputWatch): Promise<ExitCode> {
  const [first] = host.argv;
  if (first === '__complete')
    return (await import('./complete.ts')).complete(host, terminal, host.argv.slice(1));
  const { command: word, rest } = splitLine(host.argv, await optionsBeforeCommand(host.argv));
  const name = word === 'help' ? splitLine(rest, []).command : word;
  if (word === 'help' || name === undefined || hasFlag(rest, '--help', '-h'))
    return help(host, terminal, name, rest);
  const command = await loadCommand(name);
  if (command.endsWithOutput !== true) output.outlive();
  return (await import('./call.ts')).callCommand(host, command, rest);
}

async function help(
  host: Host,
  terminal: Terminal,
  name: string | undefined,
  rest: readonly string[],
): Promise<ExitCode> {
  if (name === undefined && hasFlag(rest, '--version', '-V')) {
    terminal.print((await import('./version.ts')).readVersion(host));
    return exitCodes.ok;
  }
  const { commandPage, indexPage } = await import('./help.ts');
  const general = await generalOptions();
  const style = { paint: terminal.paintData, width: Math.min(host.stdout.columns ?? 100, 100) };
  if (name !== undefined) {
    terminal.print(commandPage(await loadCommand(name), general, style));
    return exitCodes.ok;
  }
  // Flags without a command do nothing, so they would be a mistake that nobody sees.
  const stray = rest.find((word) => !['--help', '-h', '--no-color'].includes(word));
  if (stray !== undefined) {
    const options = await everyOption();
    const name = /^--?([^=]+)/.exec(stray)?.[1];
    if (name !== undefined && optionOf(stray, options) === undefined)
      throw (await import('./parse.ts')).unknownFlag(name, options);
    throw new IqmockError('USAGE', `${stray} needs a command.`, {
      hint: "'iqmock --help' lists the commands.",
    });
  }
  terminal.print(indexPage(commands, general, style));
  return exitCodes.ok;
}

/** The options to look up flags in that come before the command; those of every command are enough where no other does. */
async function optionsBeforeCommand(words: readonly string[]): Promise<readonly OptionDefinition[]> {
  if (words[0]?.startsWith('-') !== true) return [];
  const general = await generalOptions();
  const isOther = (word: string): boolean =>
    !requests.includes(word) && optionOf(word, general) === undefined;
  const flags = splitLine(words, general).before.filter((word) => word.startsWith('-'));
  return flags.some(isOther) ? everyOption() : general;
}

function loadCommand(name: string): Promise<AnyCommand> {
  const listing = ownValue(commands, name);
  if (listing !== undefined) return listing.load();
  throw new IqmockError('USAGE', `There is no command "${name}".`, {
    hint: `${suggest(name, Object.keys(commands))} 'iqmock --help' lists the commands.`,
  });
}

async function generalOptions(): Promise<readonly OptionDefinition[]> {
  return Object.values<OptionDefinition>((await import('./options/general.ts')).generalOptions);
}

async function everyOption(): Promise<readonly OptionDefinition[]> {
  return (await import('./options/every.ts')).loadEveryOption();
}
