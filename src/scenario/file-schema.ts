import { faultListSchema } from '../delivery/faults/engine/schema.ts';
import type { ArgumentSchema } from '../entry.ts';
import { definition as chatCreated } from '../events/chat_created.ts';
import { runExpectSchema } from './expect-schema.ts';
import { paces } from './human-pace.ts';
import { eraNames } from '../model/profile.ts';
import type { EntityName } from '../model/spec.ts';
import { idSequences } from '../world/ids.ts';

const text = (description: string, example?: string): ArgumentSchema => ({
  type: 'string',
  minLength: 1,
  description,
  ...(example === undefined ? {} : { examples: [example] }),
});

const setFields: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description: 'Values for fields of the row, by their names on the wire.',
};

const rows = (row: ArgumentSchema, description: string): ArgumentSchema => ({
  type: 'object',
  additionalProperties: { ...row, type: ['object', 'null'], additionalProperties: false },
  description,
});

/** One kind of row that `world` can name: its list in the file, its properties, and its entity on the wire. */
export const rowKinds = [
  {
    list: 'channels',
    kind: 'channel',
    entity: 'Channel' satisfies EntityName,
    row: {
      required: ['type'],
      properties: {
        type: {
          type: 'string',
          enum: ['iqchat', 'vk', 'telegram', 'facebook', 'infobip', 'edna', 'viber', 'email'],
          description: 'The network through which its clients write.',
          examples: ['iqchat'],
        },
        title: text('The title that people see. Default: generated.', 'Поддержка'),
        description: text('What the channel is for. Default: generated.'),
        set: setFields,
      },
    },
    description: 'The channels, by name. The name is also the technical name of the channel on the wire.',
  },
  {
    list: 'operators',
    kind: 'operator',
    entity: 'User' satisfies EntityName,
    row: {
      properties: {
        name: text('The full name. Default: generated.', 'Анна Смирнова'),
        department: text('Default: generated.'),
        deleted: { type: 'boolean', description: 'A deleted operator can do nothing. Default: false.' },
        set: setFields,
      },
    },
    description: 'The operators, by name. On the wire they are Users.',
  },
  {
    list: 'clients',
    kind: 'client',
    entity: 'Client' satisfies EntityName,
    row: {
      properties: {
        type: {
          type: 'string',
          enum: ['crm', 'channel'],
          description:
            'Known to the customer base (crm), or come from a social network (channel). Default: by the type of the channel.',
        },
        channel: {
          type: 'string',
          'x-names': ['channel'],
          description: 'Where the client writes. Default: the first channel.',
        },
        name: text('The full name. Default: generated.', 'Мария Иванова'),
        topic: chatCreated.args.properties?.['topic'] ?? {},
        set: setFields,
      },
    },
    description: 'The clients, by name.',
  },
] as const satisfies readonly {
  list: string;
  kind: string;
  entity: EntityName;
  row: ArgumentSchema;
  description: string;
}[];

const worldSchema: ArgumentSchema = {
  type: 'object',
  description: 'The tenant as the scenario finds it.',
  additionalProperties: false,
  properties: {
    project: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: text('Default: generated.', 'Интернет-магазин'),
        slug: text('The name in addresses. Default: generated.', 'shop'),
        description: text('Default: generated.'),
        set: setFields,
      },
      description: 'The project: one in every tenant.',
    },
    ...Object.fromEntries(rowKinds.map(({ list, row, description }) => [list, rows(row, description)])),
    ids: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        idSequences.map((kind) => [kind, { type: 'integer', minimum: 1, maximum: 2 ** 40 }]),
      ),
      description:
        'The first id of a kind, where it matters. Default: drawn from the seed and the name of the scenario.',
    },
  },
};

/** What a scenario file holds. Steps are described by their definitions. */
export const fileSchema: ArgumentSchema = {
  type: 'object',
  required: ['name', 'steps'],
  additionalProperties: false,
  properties: {
    name: {
      type: 'string',
      pattern: '^[A-Za-z0-9\\u0400-\\u04ff][A-Za-z0-9\\u0400-\\u04ff ._-]*$',
      description:
        'What the scenario is called in reports. With the seed it decides the ids of the tenant. Letters, digits, spaces, dots, _ and -.',
      examples: ['support-chat'],
    },
    doc: text('One sentence that says what the scenario shows. Default: the first comment of the file.'),
    seed: {
      type: 'integer',
      minimum: 0,
      maximum: 4_294_967_295,
      description: 'Decides everything that the scenario leaves open. Default: a fresh one for each run.',
      examples: [42],
    },
    profile: {
      type: ['string', 'integer'],
      enum: [...eraNames, ...eraNames.map(Number)],
      description: 'The vintage of the wire format. Default: 2023.',
      examples: ['2023'],
    },
    locale: {
      type: 'string',
      enum: ['ru', 'en'],
      description: 'The language of generated names and texts. Default: ru.',
      examples: ['ru'],
    },
    start: {
      type: ['string', 'integer'],
      description:
        "When the tenant's clock starts: a date, a date with a time (UTC without a zone), or UTC milliseconds. Default: now.",
      examples: ['2024-03-01T09:00:00Z'],
    },
    rels: {
      type: 'string',
      enum: ['documented', 'closed'],
      description:
        'Which rows an event carries in Rels: those of the documented samples, or one for every id. Default: that of the era.',
      examples: ['closed'],
    },
    events: {
      type: 'string',
      enum: ['documented', 'extended'],
      description:
        "Which types `emit` may name: the nine of the platform's document, or also those that only clients of the platform get. Default: documented.",
      examples: ['extended'],
    },
    pace: {
      type: 'string',
      enum: [...paces],
      description:
        'human: people take a realistic time to read, type and listen. script: steps follow each other within 160 ms. Default: script.',
      examples: ['human'],
    },
    speed: {
      type: 'number',
      minimum: 0.001,
      maximum: 1_000_000,
      description:
        'How many times faster than its own time the scenario is played, unless --speed is given. Default: 1. Load runs and the library have other defaults.',
      examples: [60],
    },
    world: worldSchema,
    steps: { type: 'array', minItems: 1, 'x-steps': 'branch', description: 'What happens, in order.' },
    faults: faultListSchema,
    expect: {
      type: 'object',
      additionalProperties: false,
      properties: runExpectSchema,
      description: 'What is expected of the whole run.',
    },
    thresholds: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'string',
        pattern: '^\\s*[A-Za-z_][A-Za-z0-9_.{}: -]*\\s*(<=|>=|<|>|==)\\s*\\S+\\s*$',
        description: 'A limit on a measure of a load run.',
        examples: ['p99<300ms'],
      },
      description: 'Limits on a load run.',
    },
  },
};
