import type { Host } from '../../env/host.ts';
import { IqmockError, exitCodes, suggest } from '../../errors.ts';
import type { EraName } from '../../model/spec.ts';
import { defineCommand } from '../command.ts';
import { nameColumns } from '../layout.ts';
import { catalogues } from '../names.ts';
import { profile } from '../options/play.ts';
import { bundle, open } from '../options/schema.ts';
import { documentText, schemaText } from '../schema-text.ts';

/** `iqmock schema` */
export const definition = defineCommand({
  name: 'schema',
  doc: 'Prints a JSON Schema, or an OpenAPI or AsyncAPI document of the webhooks.',
  group: 'Look around',
  arguments: {
    name: {
      doc: 'The schema, such as webhook, client, scenario or config; or openapi, asyncapi. Without it the names are listed.',
      complete: 'schema',
    },
  },
  options: {
    bundle,
    open,
    profile: { ...profile, doc: 'Only the keys of this era.', defaultText: 'all eras', configKey: false },
  },
  examples: [
    { command: 'iqmock schema', doc: 'list the schemas' },
    {
      command: 'iqmock schema webhook --bundle --profile 2023',
      doc: 'the body of a webhook, in one document',
    },
    { command: 'iqmock schema webhook --bundle --open > webhook.schema.json', doc: 'to make types from' },
    { command: 'iqmock schema openapi > openapi.json', doc: 'one webhook per event type, with examples' },
    { command: 'iqmock schema scenario > scenario.schema.json', doc: 'for the completion of an editor' },
  ],
  endsWithOutput: true,
  async run({ host, terminal, options, arguments: { name } }) {
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
    await terminal.write(await textOf(host, wanted, options));
    return exitCodes.ok;
  },
});

interface Form {
  readonly bundle: boolean;
  readonly open: boolean;
  readonly profile: EraName | undefined;
}

async function textOf(host: Host, name: string, form: Form): Promise<string> {
  const { bundle: isBundle, open: isOpen, profile: era } = form;
  const flag = isOpen ? 'open' : isBundle ? 'bundle' : 'profile';
  const { contractDocuments } = await import('../../contracts/documents.ts');
  const isDocument = contractDocuments.some((document) => document.name === name);
  if (isDocument && flag === 'profile') return schemaText(host, name, era);
  if (!isBundle && !isOpen && era === undefined) return schemaText(host, name);
  const { wireSchemaNames } = await import('../../model/schemas.ts');
  if (!(wireSchemaNames as readonly string[]).includes(name)) throw ineffective(flag, name);
  const { bundleDocument } = await import('../../contracts/bundle.ts');
  return documentText(bundleDocument(name, { open: isOpen, ...(era === undefined ? {} : { era }) }));
}

function ineffective(flag: string, name: string): IqmockError {
  return new IqmockError('USAGE', `--${flag} has no effect on "${name}".`, {
    hint: 'It is for the schemas of the wire, such as webhook.',
  });
}
