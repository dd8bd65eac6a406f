import { IqmockError, exitCodes, suggest } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { nameColumns } from '../layout.ts';
import { catalogueNames, catalogues, type CatalogueName } from '../names.ts';
import { format } from '../options/output.ts';

/** `iqmock list` */
export const definition = defineCommand({
  name: 'list',
  doc: 'Lists scenarios, events, steps, schemas, report formats, rules, faults and errors.',
  group: 'Look around',
  arguments: {
    catalogue: {
      doc: `One of ${catalogueNames.join(', ')}. Without it, all of them.`,
      complete: 'catalogue',
    },
  },
  options: { format },
  examples: [
    { command: 'iqmock list', doc: 'everything' },
    { command: 'iqmock list scenarios', doc: 'the scenarios that ship with iqmock' },
    { command: "iqmock list events --json | jq -r '.events[].name'", doc: 'for a program' },
  ],
  endsWithOutput: true,
  async run({ host, terminal, arguments: { catalogue }, options }) {
    const wanted = catalogue === undefined ? catalogueNames : [knownCatalogue(catalogue)];
    const lists = await Promise.all(
      wanted.map(async (name) => [name, await catalogues[name](host)] as const),
    );
    if (options.format === 'json') {
      terminal.print(JSON.stringify(Object.fromEntries(lists), null, 2));
      return exitCodes.ok;
    }
    const width = Math.min(host.stdout.columns ?? 120, 120);
    for (const [index, [name, entries]] of lists.entries()) {
      if (lists.length > 1) terminal.print(`${index === 0 ? '' : '\n'}${terminal.paintData('bold', name)}`);
      for (const line of nameColumns(entries, width)) terminal.print(line);
    }
    return exitCodes.ok;
  },
});

function knownCatalogue(written: string): CatalogueName {
  const found = catalogueNames.find((name) => name === written || name === `${written}s`);
  if (found !== undefined) return found;
  throw new IqmockError('NOT_FOUND', `There is nothing called "${written}" to list.`, {
    hint: suggest(written, catalogueNames),
  });
}
