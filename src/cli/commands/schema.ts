import { IqmockError, exitCodes, suggest } from '../../errors.ts';
import { packagePath } from '../../env/host.ts';
import { defineCommand } from '../command.ts';
import { nameColumns } from '../layout.ts';
import { catalogues } from '../names.ts';

/** `iqmock schema` */
export const definition = defineCommand({
  name: 'schema',
  doc: 'Prints a JSON Schema: of the wire format, an entity, the scenario language, or the configuration.',
  group: 'Look around',
  arguments: {
    name: {
      doc: 'The schema, such as webhook, client, scenario or config. Without it the names are listed.',
      complete: 'schema',
    },
  },
  options: {},
  examples: [
    { command: 'iqmock schema', doc: 'list the schemas' },
    { command: 'iqmock schema webhook', doc: 'the body of a webhook' },
    { command: 'iqmock schema scenario > scenario.schema.json', doc: 'for the completion of an editor' },
  ],
  endsWithOutput: true,
  async run({ host, terminal, arguments: { name } }) {
    const schemas = await catalogues.schemas(host);
    if (name === undefined) {
      for (const line of nameColumns(schemas, terminal.width)) terminal.print(line);
      return exitCodes.ok;
    }
    const wanted = name.replace(/\.schema\.json$|\.json$/, '');
    if (!schemas.some((schema) => schema.name === wanted)) {
      throw new IqmockError('NOT_FOUND', `There is no schema "${name}".`, {
        hint: suggest(
          wanted,
          schemas.map((schema) => schema.name),
        ),
      });
    }
    await terminal.write(await host.readText(packagePath(`schemas/${wanted}.schema.json`)));
    return exitCodes.ok;
  },
});
