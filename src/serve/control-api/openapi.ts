import type { JsonSchema } from '../http/schema.ts';
import { refusals, type AnyEndpoint, type EndpointGroup } from './endpoint.ts';
import { failureSchema } from './failure.ts';
import { ownValue } from '../../own.ts';

/** Where the control API begins. */
export const controlPrefix = '/iqmock/v1';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the control API, made of the definitions of its endpoints. */
export function controlApiDocument(groups: readonly EndpointGroup[], version: string): Json {
  const components = new Map<string, Json>();
  const paths = new Map<string, Map<string, Json>>();
  for (const { name: tag, endpoints } of groups) {
    for (const endpoint of endpoints) {
      const operations = paths.get(endpoint.path) ?? new Map<string, Json>();
      paths.set(endpoint.path, operations);
      operations.set(endpoint.method.toLowerCase(), operationOf(endpoint, tag, components));
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'iqmock control API',
      version,
      description:
        'Steers a mock IQChannels tenant: plays both sides of its chats, watches its webhooks leave, and misbehaves on purpose. It is an API of iqmock, not of IQChannels.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: controlPrefix, description: 'The server that answered this document.' }],
    security: [{}, { controlToken: [] }],
    tags: groups.map(({ name, doc }) => ({ name, description: doc })),
    paths: Object.fromEntries([...paths].map(([path, operations]) => [path, Object.fromEntries(operations)])),
    components: {
      securitySchemes: {
        controlToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The value of --control-token, where the server was started with one.',
        },
      },
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

function operationOf(endpoint: AnyEndpoint, tag: string, components: Map<string, Json>): Json {
  const { name, doc, notes, params, query, body, needsBody = false, refuses = [] } = endpoint;
  const { example } = endpoint as { readonly example?: unknown };
  const parameters = [
    ...parametersOf('path', params, components),
    ...parametersOf('query', query, components),
  ];
  const statuses = ['400', ...refuses.map(String), '4XX'];
  return {
    operationId: name,
    tags: [tag],
    summary: doc,
    ...(notes === undefined ? {} : { description: notes }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: needsBody || !mayBeAbsent(body),
            content: {
              'application/json': {
                schema: rendered(body, components),
                ...(example === undefined ? {} : { example: example as unknown }),
              },
            },
          },
        }),
    responses: {
      [String(endpoint.status ?? 200)]: successOf(endpoint, components),
      ...Object.fromEntries(statuses.map((status) => [status, failureOf(status, components)])),
    },
  };
}

/** A call without a body has an empty object for one. */
function mayBeAbsent({ type, required = [], anyOf, oneOf }: JsonSchema): boolean {
  return type === 'object' && required.length === 0 && anyOf === undefined && oneOf === undefined;
}

function successOf({ answer, alsoNamed = [] }: AnyEndpoint, components: Map<string, Json>): Json {
  if ('document' in answer) {
    for (const schema of alsoNamed) rendered(schema, components);
    const types = [answer.document].flat();
    return {
      description: 'Done.',
      content: Object.fromEntries(types.map((type) => [type, documentOf(type)])),
    };
  }
  return {
    description: 'Done.',
    content: { 'application/json': { schema: rendered(answer, components) } },
  };
}

const whyRefused: Readonly<Record<string, string>> = {
  400: 'The request is not as described here.',
  '4XX':
    'The request is refused: no right to it, another origin or host, a body that is too large or no JSON.',
  ...Object.fromEntries(Object.entries(refusals)),
};

function failureOf(status: string, components: Map<string, Json>): Json {
  return {
    description: ownValue(whyRefused, status) ?? 'Refused.',
    content: { 'application/json': { schema: rendered(failureSchema, components) } },
  };
}

/** Of what a reader may parse, such as each event of a stream, more is not known than that it is there. */
function documentOf(type: string): Json {
  return { schema: /^application\/(json|yaml)$|^text\/event-stream$/.test(type) ? {} : { type: 'string' } };
}

function parametersOf(
  where: 'path' | 'query',
  schema: JsonSchema | undefined,
  components: Map<string, Json>,
): Json[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: where,
      required: where === 'path' || (schema?.required ?? []).includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rendered(rest, components),
    };
  });
}

/** A schema as the document holds it: named ones by reference, and without what only our own checker reads. */
function rendered(schema: JsonSchema, components: Map<string, Json>): Json {
  const { title } = schema;
  if (title === undefined) return plain(schema, components);
  if (!components.has(title)) {
    components.set(title, {});
    components.set(title, plain(schema, components));
  }
  return { $ref: `#/components/schemas/${title}` };
}

const ours = [
  'x-optional',
  'x-steps',
  'x-exclusive',
  'x-template',
  'x-as',
  'x-duration',
  'x-names',
  'title',
  'examples',
];

function plain(value: unknown, components: Map<string, Json>): Json {
  const entries = Object.entries(value as object).filter(([key]) => !ours.includes(key));
  return forMakers(Object.fromEntries(entries.map(([key, child]) => [key, part(key, child, components)])));
}

/**
 * The same schema in words that the makers of clients take: a whole number has 64 bits, a list says what it holds (our
 * checker knows a step from the scenario language), and a choice of types is a choice of schemas.
 */
function forMakers(schema: Json): Json {
  const { type, anyOf, ...rest } = schema;
  const choices = ((anyOf ?? []) as readonly Json[]).filter((one) => one['type'] !== 'null');
  // Of a list that is one of several choices some of them make code that does not compile.
  if (choices.length > 1 && choices.some((one) => one['type'] === 'array')) return rest;
  if (type === undefined) return schema;
  const types = [type].flat();
  const choice = types.filter((one) => one !== 'null' && !(one === 'integer' && types.includes('number')));
  if (choice.length > 1) return { ...rest, anyOf: choice.map((one) => ({ type: one })) };
  if (choice[0] === 'integer') return { ...schema, format: 'int64' };
  return choice[0] === 'array' && !('items' in schema) ? { ...schema, items: { type: 'object' } } : schema;
}

function part(key: string, child: unknown, components: Map<string, Json>): unknown {
  if (key === 'properties') {
    return Object.fromEntries(
      Object.entries(child as object).map(([name, schema]) => [
        name,
        rendered(schema as JsonSchema, components),
      ]),
    );
  }
  if (['anyOf', 'oneOf', 'allOf'].includes(key)) {
    return (child as readonly JsonSchema[]).map((schema) => rendered(schema, components));
  }
  const isSchema = typeof child === 'object' && child !== null;
  return isSchema && ['items', 'additionalProperties'].includes(key) ? rendered(child, components) : child;
}
