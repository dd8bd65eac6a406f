import { triggered } from '../emitter/triggered.ts';
import { events } from '../events/index.gen.ts';
import type { EraName, Json } from '../model/spec.ts';
import type { JsonObject } from './bundle.ts';

/** One event type of the platform's document, with an example of its body. */
export interface DocumentedEvent {
  /** The wire name, such as `delete-messages`. */
  readonly type: string;
  readonly doc: string;
  readonly example: JsonObject;
}

/** When the examples happen: the same bytes each time they are made. */
const startMs = Date.UTC(2023, 4, 15, 9, 0, 0);

/** The event types that the platform documents, in order of their names, each with a body of that era. */
export function documentedEvents(era: EraName): DocumentedEvent[] {
  const documented = Object.values(events).filter(({ traits }) => traits.documented !== false);
  return documented.map(({ name, doc }) => ({ type: name, doc, example: exampleOf(name, era) }));
}

function exampleOf(type: string, profile: EraName): JsonObject {
  const tenant = { seed: 42, profile, locale: 'ru', startMs, ids: 0 } as const;
  const { body } = triggered('contracts', type, tenant, { changes: [] });
  return JSON.parse(Buffer.from(body).toString('utf8')) as Record<string, Json>;
}

/** A name that code generators accept: `delete-messages` becomes `DeleteMessages`. */
export function operationName(type: string): string {
  return type
    .split(/[_-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
