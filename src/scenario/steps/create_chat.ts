import { definition as chatCreated } from '../../events/chat_created.ts';
import { rowKinds } from '../file-schema.ts';
import type { ChannelEntity, ClientEntity } from '../../world/entities.ts';
import { newName, withArgs } from './arguments.ts';
import { defineStep, type StepContext } from './step.ts';

interface NewClient {
  readonly as?: string;
  readonly channel?: ChannelEntity;
  readonly type?: 'crm' | 'channel';
  readonly name?: string;
  readonly topic?: string;
  readonly set?: Readonly<Record<string, unknown>>;
}

interface Args {
  readonly client: ClientEntity | NewClient;
  readonly channel?: ChannelEntity;
  readonly topic?: string;
  readonly as?: string;
}

const clientRow = rowKinds.find(({ kind }) => kind === 'client')?.row;

/** Opens a chat, for a client of the world or for a new one. */
export const definition = defineStep<Args>({
  name: 'create_chat',
  doc: 'A client opens a chat. Name a client of the world, or describe a new one here, which is useful in a repeat.',
  args: withArgs(chatCreated.args, {
    client: {
      description: 'Who opens it: the name of a client, or a new client with its facts.',
      anyOf: [
        { type: 'string', 'x-names': ['client'] },
        {
          type: 'object',
          additionalProperties: false,
          properties: { ...clientRow?.properties, as: newName('client', 'A name for the new client.') },
        },
      ],
      examples: ['maria'],
    },
    as: newName('chat', 'A name for the chat.'),
  }),
  example: { client: 'maria', as: 'chat' },
  sends: true,
  run(context, args) {
    const { client } = args;
    return context.emit(chatCreated, {
      ...args,
      client: 'kind' in client ? client : newClient(context, client),
    });
  },
});

/** Makes a client in passing. Where no name is given, its place and round stand for one, so that all of them differ. */
function newClient({ world, scope, path }: StepContext, spec: NewClient): ClientEntity {
  const { as, channel, ...facts } = spec;
  const key = `${as ?? path}${scope.label}`;
  const client = world.addClient(key, {
    ...facts,
    // Adjacent loops count their rounds alike, but each has its own path.
    identity: `${key} ${scope.seed}`,
    ...(channel === undefined ? {} : { channel: channel.key }),
  });
  if (as !== undefined) scope.set(as, client);
  return client;
}
