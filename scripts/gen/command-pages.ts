import { environmentName, type OptionDefinition } from '../../src/options/option.ts';
import { commandGroups, usageOf, type AnyCommand } from '../../src/cli/command.ts';
import { flagTerm, optionText, streamsDoc } from '../../src/cli/help.ts';
import { generalOptions } from '../../src/cli/options/general.ts';
import { memberNames } from './catalogues.ts';
import { codeBlock, markdownFile, table } from './markdown.ts';
import { importModule, type Output } from './output.ts';

const directory = 'src/cli/commands';

/** docs/commands.md: what `iqmock <command> --help` says, with the environment variable of every option. */
export async function writeCommandPages(): Promise<Output> {
  const commands = await Promise.all(memberNames(directory).map(loadCommand));
  const groups = commandGroups
    .map((group) => ({ group, members: commands.filter((command) => command.group === group) }))
    .filter(({ members }) => members.length > 0);
  const index = groups.flatMap(({ group, members }) => [
    `**${group}**`,
    members.map(({ name, doc }) => `- [${name}](#${name}): ${doc}`).join('\n'),
  ]);
  return markdownFile(
    'docs/commands.md',
    `<!-- Made by \`npm run gen\` from src/cli; do not edit. -->

# Commands

A flag wins over its environment variable, the variable over the configuration file, the file over the default.
A flag that has no effect together with the others, such as \`--backoff\` without \`--retries\`, is refused.
${streamsDoc}
Nothing ever prompts. The exit codes are in [errors](errors.md).

${index.join('\n\n')}

## Options of every command

${optionTable(Object.values<OptionDefinition>(generalOptions))}

${groups.flatMap(({ members }) => members.map(section)).join('\n\n')}
`,
  );
}

async function loadCommand(name: string): Promise<AnyCommand> {
  return (await importModule<{ definition: AnyCommand }>(`${directory}/${name}.ts`)).definition;
}

function section(command: AnyCommand): string {
  const args = command.arguments;
  const rows = Object.entries(args).map(([name, { doc }]) => [`\`${name}\``, doc]);
  const parts = [
    `## ${command.name}`,
    command.doc,
    codeBlock('console', ['$ iqmock', command.name, usageOf(args)].join(' ').trim()),
    ...(rows.length === 0 ? [] : [table(['argument', 'meaning'], rows)]),
    codeBlock('sh', command.examples.flatMap(({ doc, command: line }) => [`# ${doc}`, line]).join('\n')),
    ...(command.notes ?? []),
    ...[...groupsOf(command)].map(([group, options]) => `### ${group}\n\n${optionTable(options)}`),
  ];
  return parts.join('\n\n');
}

function groupsOf(command: AnyCommand): Map<string, OptionDefinition[]> {
  const groups = new Map<string, OptionDefinition[]>();
  for (const option of Object.values<OptionDefinition>(command.options as Record<string, OptionDefinition>)) {
    groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  }
  return groups;
}

function optionTable(options: readonly OptionDefinition[]): string {
  const rows = options.map((option) => [
    `\`${flagTerm(option)}\``,
    `\`${environmentName(option)}\``,
    optionText(option),
  ]);
  return table(['option', 'environment', 'meaning'], rows);
}
