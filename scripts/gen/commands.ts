import { usageOf, type AnyCommand } from '../../src/cli/command.ts';
import { memberNames } from './catalogues.ts';
import { banner, importModule, type Output } from './output.ts';

const directory = 'src/cli/commands';

/** The index of the commands: what help lists of each, so that help loads none of them. */
export async function writeCommands(): Promise<Output> {
  const rows = await Promise.all(memberNames(directory).map(commandRow));
  const text = `${banner}import type { CommandListing } from '../command.ts';

/** Every command by its name. */
export const commands: Readonly<Record<string, CommandListing>> = {
${rows.join('')}};
`;
  return { path: `${directory}/index.gen.ts`, text };
}

async function commandRow(name: string): Promise<string> {
  const { definition } = await importModule<{ definition: AnyCommand }>(`${directory}/${name}.ts`);
  return `  ${name}: {
    doc: ${JSON.stringify(definition.doc)},
    group: ${JSON.stringify(definition.group)},
    usage: ${JSON.stringify(usageOf(definition.arguments))},
    load: async () => (await import('./${name}.ts')).definition,
  },\n`;
}
