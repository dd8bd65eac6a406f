import type { EventDefinition } from '../../../events/event.ts';
import { events } from '../../../events/index.gen.ts';
import type { JsonSchema } from '../../http/schema.ts';
import { triggerSchema } from '../../plays/trigger.ts';
import { outcomeSchema, outcomeView } from '../../views/outcome-view.ts';
import { defineEndpoint, defineGroup, type AnyEndpoint } from '../endpoint.ts';
import { names } from './steps.ts';

/** What may be said of it. */
function bodyOf(event: EventDefinition<unknown>): JsonSchema<Readonly<Record<string, unknown>>> {
  return triggerSchema(event);
}

/** An event as an endpoint. */
function endpointFor(event: EventDefinition<unknown>): AnyEndpoint {
  return defineEndpoint({
    name: `trigger_${event.name}`,
    method: 'POST',
    path: `/trigger/${event.name}`,
    doc: event.doc,
    notes: `Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. ${names}`,
    refuses: [409, 503],
    body: bodyOf(event),
    checksItself: true,
    example: {},
    answer: outcomeSchema,
    run: (instance, { body }) => outcomeView(instance.trigger(event.name, body), instance.tenant.registry),
  });
}

/** Every event, with what it needs. */
export const definition = defineGroup({
  name: 'trigger',
  doc: 'Every type of event, let happen in a chat that is in progress; what it needs happens first.',
  endpoints: Object.values(events).map((event) => endpointFor(event)),
});
