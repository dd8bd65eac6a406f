import type { EraName, Json } from '../model/spec.ts';
import { bundle, type JsonObject } from './bundle.ts';
import { documentedEvents, operationName, type DocumentedEvent } from './event-examples.ts';

/** What the documents say of themselves. */
export interface DocumentFacts {
  /** The version of iqmock that made the document. */
  readonly version: string;
  /** Default: the keys of all eras. The examples are of 2023 then. */
  readonly era?: EraName;
}

const schemas = '#/components/schemas/';

/** The webhooks as an OpenAPI 3.1 document: one entry per event type, each with an example. */
export function openApiDocument({ version, era }: DocumentFacts): JsonObject {
  const { definitions, root } = bundle('webhook', schemas, era);
  const events = documentedEvents(era ?? '2023');
  return {
    openapi: '3.1.0',
    info: {
      title: era === undefined ? 'IQChannels webhooks' : `IQChannels webhooks, ${era}`,
      version,
      summary: 'What a consumer of IQChannels webhooks receives.',
      description:
        'Each event of a chat is one POST. The platform documents the bodies and the content type; it says nothing about ' +
        'authentication, retries, order or the expected answer. The answers below are those that iqmock counts as accepted.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [{ name: 'webhooks', description: 'Events of a chat, sent to the consumer.' }],
    webhooks: Object.fromEntries(events.map((event) => [event.type, { post: operation(event) }])),
    components: {
      schemas: {
        ...definitions,
        ...Object.fromEntries(
          events.map(({ type }) => [`${operationName(type)}Webhook`, narrowed(root, type)]),
        ),
      },
    },
  };
}

function operation({ type, doc, example }: DocumentedEvent): Json {
  const name = operationName(type);
  return {
    operationId: `on${name}`,
    tags: ['webhooks'],
    summary: doc,
    description: `Sent when ${type} happens in a chat.`,
    security: [],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: `${schemas}${name}Webhook` },
          examples: { [type]: { summary: doc, value: example } },
        },
      },
    },
    responses: {
      '2XX': { description: 'Accepted.' },
      '4XX': { description: 'Refused.' },
      '5XX': { description: 'Not processed; a sender that retries sends the same body again.' },
    },
  };
}

/** The body of one event type. */
function narrowed(root: string, type: string): Json {
  return {
    description: `The body of ${type}.`,
    allOf: [
      { $ref: `${schemas}${root}` },
      {
        type: 'object',
        properties: { ChatEvent: { type: 'object', properties: { Type: { const: type } } } },
      },
    ],
  };
}
