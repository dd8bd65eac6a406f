import { fileSchema } from '../../../scenario/file-schema.ts';
import { IqmockError } from '../../../errors.ts';
import type { ChannelSpec, ClientSpec } from '../../../world/specs.ts';
import { refuseSpelling } from '../../../scenario/names.ts';
import type { Instance } from '../../instance.ts';
import { list, named, object, optional, text, whole, type JsonSchema } from '../../http/schema.ts';
import {
  channelSchema,
  channelView,
  clientSchema,
  clientView,
  operatorSchema,
  operatorView,
} from '../../views/tenant-view.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { matchesSearch, limitSchema, searchSchema } from '../paging.ts';

const worldSchema = named(
  'World',
  object({
    project: object({ id: whole('The id on the wire.'), name: text('The name that people see.') }),
    channels: list(channelSchema, 'All channels.'),
    operators: list(operatorSchema, 'All operators.'),
    clients: whole('How many clients there are.'),
    names: list(text('A name.'), 'Every name that a step may use now, the newest first, at most a thousand.'),
  }),
);

const nameSchema = optional(
  text('The name for steps. Default: a free one.', { minLength: 1, maxLength: 60, examples: ['olga'] }),
);

/** What a scenario may say of a row of this kind, and its name. */
function newRowSchema(list: 'channels' | 'operators' | 'clients'): JsonSchema<NewRow> {
  const row = fileSchema.properties?.['world']?.properties?.[list]?.additionalProperties;
  const { properties = {}, required = [] } = typeof row === 'object' ? row : {};
  return {
    type: 'object',
    additionalProperties: false,
    required,
    properties: { ...properties, name: nameSchema, displayName: nameOfPeople },
  };
}

const nameOfPeople = optional(text('The name that people see; `name` in a scenario.', { maxLength: 200 }));

interface NewRow {
  readonly name?: string;
  readonly displayName?: string;
  readonly [fact: string]: unknown;
}

/** Names that are free, checked as those of a scenario are. Throws USAGE. */
function rowOf(
  { tenant }: Instance,
  kind: string,
  { name, displayName, ...facts }: NewRow,
): [string, object] {
  const { registry } = tenant;
  const spelling = name === undefined ? undefined : refuseSpelling(name);
  if (spelling !== undefined) throw new IqmockError('USAGE', spelling.message, { hint: spelling.hint });
  if (name !== undefined && registry.find(name) !== undefined) {
    throw new IqmockError('USAGE', `"${name}" is a name already.`, {
      hint: `Choose another one, such as ${registry.freeName(name)}.`,
    });
  }
  const spec = displayName === undefined ? facts : { ...facts, name: displayName };
  return [name ?? registry.freeName(kind), spec];
}

/** Who and what the tenant is made of. */
export const definition = defineGroup({
  name: 'world',
  doc: 'The channels and people of the tenant.',
  endpoints: [
    defineEndpoint({
      name: 'getWorld',
      method: 'GET',
      path: '/world',
      doc: 'Shows the project, its channels and operators, and the names that steps may use.',
      answer: worldSchema,
      run({ tenant: { registry, world } }) {
        return {
          project: { id: world.project.row.Id, name: world.project.row.Name },
          channels: [...registry.channels.values()].map(channelView),
          operators: [...registry.operators.values()].map(operatorView),
          clients: registry.clients.size,
          names: registry.nameList().slice(0, 1000),
        };
      },
    }),
    defineEndpoint({
      name: 'listClients',
      method: 'GET',
      path: '/clients',
      doc: 'Lists clients, the newest first.',
      query: object({ search: optional(searchSchema), limit: optional(limitSchema) }),
      answer: list(clientSchema, 'The newest first.'),
      run(instance, { query: { search, limit = 100 } }) {
        const all = [...instance.tenant.registry.clients.values()].reverse();
        const meant = all.filter(({ row, key }) => matchesSearch(search, row.Name, key, String(row.Id)));
        return meant.slice(0, limit).map((client) => clientView(client, instance.presenceOf(client)));
      },
    }),
    defineEndpoint({
      name: 'addClient',
      method: 'POST',
      path: '/clients',
      doc: 'Adds a client.',
      body: newRowSchema('clients'),
      example: { name: 'olga', channel: 'support' },
      status: 201,
      answer: clientSchema,
      run(instance, { body }) {
        const { tenant } = instance;
        const [name, spec] = rowOf(instance, 'client', body);
        const { channel } = spec as ClientSpec;
        if (channel !== undefined && tenant.registry.channel(channel) === undefined) {
          throw new IqmockError('USAGE', `There is no channel "${channel}".`, {
            hint: 'GET /world lists the channels.',
          });
        }
        const [home] = tenant.registry.channels.values();
        const client = tenant.world.addClient(name, { channel: home?.key ?? 'support', ...spec });
        return clientView(client, instance.presenceOf(client));
      },
    }),
    defineEndpoint({
      name: 'addOperator',
      method: 'POST',
      path: '/operators',
      doc: 'Adds an operator.',
      body: newRowSchema('operators'),
      example: { name: 'boris' },
      status: 201,
      answer: operatorSchema,
      run(instance, { body }) {
        const [name, spec] = rowOf(instance, 'operator', body);
        return operatorView(instance.tenant.world.addOperator(name, spec));
      },
    }),
    defineEndpoint({
      name: 'addChannel',
      method: 'POST',
      path: '/channels',
      doc: 'Adds a channel.',
      body: newRowSchema('channels'),
      example: { name: 'sales', type: 'iqchat' },
      status: 201,
      answer: channelSchema,
      run(instance, { body }) {
        const [name, spec] = rowOf(instance, 'channel', body);
        return channelView(instance.tenant.world.addChannel(name, spec as ChannelSpec));
      },
    }),
  ],
});
