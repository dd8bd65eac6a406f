import type { Json } from '../model/spec.ts';
import { bundle, type JsonObject } from './bundle.ts';
import { documentedEvents, operationName, type DocumentedEvent } from './event-examples.ts';
import type { DocumentFacts } from './openapi.ts';

const schemas = '#/components/schemas/';

/** The webhooks as an AsyncAPI 3 document: one channel, one message per event type. */
export function asyncApiDocument({ version, era }: DocumentFacts): JsonObject {
  const { definitions, root } = bundle('webhook', schemas, era);
  const events = documentedEvents(era ?? '2023');
  const names = events.map(({ type }) => operationName(type));
  return {
    asyncapi: '3.0.0',
    info: {
      title: era === undefined ? 'IQChannels webhooks' : `IQChannels webhooks, ${era}`,
      version,
      description: 'Each event of a chat is one POST to the consumer.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: {
      webhook: {
        address: null,
        description: 'The URL of the consumer.',
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
        bindings: { http: {} },
      },
    },
    operations: {
      receiveWebhook: {
        action: 'receive',
        channel: { $ref: '#/channels/webhook' },
        summary: 'The consumer receives an event.',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
        messages: names.map((name) => ({ $ref: `#/channels/webhook/messages/${name}` })),
      },
    },
    components: {
      messages: Object.fromEntries(events.map((event) => [operationName(event.type), message(event, root)])),
      schemas: definitions,
    },
  };
}

function message({ type, doc, example }: DocumentedEvent, root: string): Json {
  return {
    name: type,
    title: type,
    summary: doc,
    contentType: 'application/json; charset=utf-8',
    payload: {
      allOf: [
        { $ref: `${schemas}${root}` },
        {
          type: 'object',
          properties: { ChatEvent: { type: 'object', properties: { Type: { const: type } } } },
        },
      ],
    },
    examples: [{ name: type, payload: example }],
  };
}
