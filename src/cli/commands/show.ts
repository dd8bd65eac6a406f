import { IqmockError, exitCodes, suggest } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import { defineCommand } from '../command.ts';
import { catalogueNames, catalogues, type CatalogueName } from '../names.ts';
import { pages } from '../pages.ts';

/** `iqmock show` */
export const definition = defineCommand({
  name: 'show',
  doc: 'Shows one item by name: the text of a scenario, an event with a body, a step, a rule, a fault, a schema, an error.',
  group: 'Look around',
  arguments: {
    name: {
      doc: 'A name from `iqmock list`. If several items share it, all are shown; steps/typing means the step alone.',
      required: true,
      complete: 'name',
    },
  },
  options: {},
  examples: [
    { command: 'iqmock show support-chat > my-chat.yaml', doc: 'start from a scenario that works' },
    { command: 'iqmock show message_read', doc: 'an event, its arguments and a body' },
    { command: 'iqmock show steps/repeat', doc: 'a step with an example' },
    { command: 'iqmock show faults/duplicate', doc: 'what a fault does, and its parameters' },
    { command: 'iqmock show refs/dangling', doc: 'why a verdict matters' },
  ],
  endsWithOutput: true,
  async run({ host, terminal, arguments: { name } }) {
    const found = await find(host, name);
    for (const [index, { catalogue, name: member }] of found.entries()) {
      if (found.length > 1)
        terminal.print(`${index === 0 ? '' : '\n'}${terminal.paintData('bold', `${catalogue}/${member}`)}`);
      await terminal.write(await pages[catalogue](host, member));
    }
    return exitCodes.ok;
  },
});

interface Found {
  readonly catalogue: CatalogueName;
  readonly name: string;
}

async function find(host: Host, written: string): Promise<readonly Found[]> {
  const lists = await Promise.all(
    catalogueNames.map(async (catalogue) =>
      (await catalogues[catalogue](host)).map(({ name }): Found => ({ catalogue, name })),
    ),
  );
  const all = lists.flat();
  const found = all.filter(({ catalogue, name }) => name === written || `${catalogue}/${name}` === written);
  if (found.length > 0) return found;
  throw new IqmockError('NOT_FOUND', `There is nothing called "${written}".`, {
    hint: `${suggest(
      written,
      all.map(({ name }) => name),
    )} \`iqmock list\` lists all names.`,
  });
}
