import { exitCodes } from '../errors.ts';
import { displayValue, environmentName, type OptionDefinition } from '../options/option.ts';
import { commandGroups, usageOf, type AnyCommand, type CommandListing, type Example } from './command.ts';
import { exitCodeDocs } from './exit-codes.ts';
import { columns, wrap, type TermRow } from './layout.ts';
import type { TerminalPaint } from './terminal.ts';

/** How a page is set. */
export interface PageStyle {
  readonly width: number;
  readonly paint: TerminalPaint;
}

/** Which stream says what. */
export const streamsDoc =
  'Reports and data go to stdout; progress, notes, warnings and errors to stderr. If a machine-readable format goes to stdout, the readable report goes to stderr too.';

const topExamples: readonly Example[] = [
  { command: 'iqmock run support-chat', doc: 'play a chat against the embedded consumer' },
  {
    command: 'iqmock run chats/*.yaml --to http://127.0.0.1:3000/hooks',
    doc: 'play your scenarios to your consumer',
  },
  {
    command: 'iqmock trigger message_created --by client --text "Где мой заказ?" --to 3000',
    doc: 'send one event',
  },
  {
    command: 'iqmock generate busy-day --seed 7 | iqmock validate',
    doc: 'generate bodies without sending them, and validate them',
  },
];

/** The page of `iqmock --help`. */
export function indexPage(
  commands: Readonly<Record<string, CommandListing>>,
  general: readonly OptionDefinition[],
  style: PageStyle,
): string {
  const { paint, width } = style;
  const lines = [
    `${paint('bold', 'iqmock')}: a mock IQChannels. It plays support chats and sends the webhooks IQChannels would send.`,
    '',
    `${paint('bold', 'Usage')}  iqmock <command> [options]`,
  ];
  for (const group of commandGroups) {
    const rows = Object.entries(commands)
      .filter(([, command]) => command.group === group)
      .map(([name, { usage, doc }]) => termRow(`${name} ${usage}`.trim(), name, doc, paint));
    if (rows.length > 0) lines.push('', paint('bold', group), ...columns(rows, width));
  }
  lines.push('', paint('bold', 'Options of every command'), ...optionRows(general, style));
  lines.push('', paint('bold', 'Examples'), ...exampleLines(topExamples, paint));
  lines.push('', paint('bold', 'Exit codes'), ...exitCodeLines(width));
  lines.push(
    '',
    ...wrap(streamsDoc, width),
    '',
    ...variableLines(width),
    '',
    "'iqmock <command> --help' has more about a command.",
  );
  return lines.join('\n');
}

/** The page of `iqmock <command> --help`. */
export function commandPage(
  command: AnyCommand,
  general: readonly OptionDefinition[],
  style: PageStyle,
): string {
  const { paint, width } = style;
  const args = command.arguments;
  const lines = [
    ...wrap(command.doc, width),
    '',
    `${paint('bold', 'Usage')}  iqmock ${[command.name, usageOf(args), '[options]'].filter((part) => part !== '').join(' ')}`,
  ];
  const argumentRows = Object.entries(args).map(([name, { doc }]) => termRow(name, name, doc, paint));
  if (argumentRows.length > 0) lines.push('', paint('bold', 'Arguments'), ...columns(argumentRows, width));
  for (const [group, options] of groupsOf([
    ...Object.values<OptionDefinition>(command.options),
    ...general,
  ])) {
    lines.push('', paint('bold', group), ...optionRows(options, style));
  }
  lines.push('', paint('bold', 'Examples'), ...exampleLines(command.examples, paint));
  for (const note of [...(command.notes ?? []), streamsDoc]) lines.push('', ...wrap(note, width));
  lines.push('', ...variableLines(width));
  return lines.join('\n');
}

/** A flag as help writes it: `-H, --header 'NAME: VALUE'`. */
export function flagTerm(option: OptionDefinition): string {
  const { name, short, aliases = [], shorthands = {} } = option;
  const names = [
    ...(short === undefined ? [] : [`-${short}`]),
    ...aliases.map((alias) => `--${alias}`),
    `--${name}`,
  ];
  const flag = `${names.join(', ')} ${option.kind.placeholder}`.trim();
  return [flag, ...Object.keys(shorthands).map((shorthand) => `--${shorthand}`)].join(', ');
}

/** What help says about an option: its sentence, that it repeats, its default. */
export function optionText(option: OptionDefinition): string {
  const shown = option.defaultText ?? (option.default === false ? '' : displayValue(option, option.default));
  return [
    option.doc,
    ...(option.kind.takes === 'many' ? ['Can be given several times.'] : []),
    ...(shown === '' ? [] : [`[default: ${shown}]`]),
  ].join(' ');
}

function optionRows(options: readonly OptionDefinition[], { width, paint }: PageStyle): string[] {
  return columns(
    options.map((option) => {
      const term = flagTerm(option);
      return { term: paint('cyan', term), plainTerm: term, text: optionText(option) };
    }),
    width,
  );
}

function termRow(plainTerm: string, highlight: string, text: string, paint: TerminalPaint): TermRow {
  return { plainTerm, term: plainTerm.replace(highlight, paint('cyan', highlight)), text };
}

function groupsOf(options: readonly OptionDefinition[]): Map<string, OptionDefinition[]> {
  const groups = new Map<string, OptionDefinition[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return groups;
}

function exampleLines(examples: readonly Example[], paint: TerminalPaint): string[] {
  return examples.flatMap(({ command, doc }) => [`  ${paint('dim', `# ${doc}`)}`, `  $ ${command}`]);
}

function exitCodeLines(width: number): string[] {
  const entries = Object.entries(exitCodes) as [keyof typeof exitCodes, number][];
  return columns(
    entries.map(([key, code]) => ({ term: String(code), plainTerm: String(code), text: exitCodeDocs[key] })),
    width,
  );
}

function variableLines(width: number): string[] {
  const example = environmentName({ name: 'wait-for-target' });
  return wrap(
    `Every option can also be set by an environment variable: --wait-for-target is ${example}. A flag wins over its variable, the variable over ` +
      'iqmock.config.{yaml,json,ts}, the file over the default.',
    width,
  );
}
