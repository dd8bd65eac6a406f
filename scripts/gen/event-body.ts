import type { EventDefinition } from '../../src/events/event.ts';
import { Scene } from '../../src/events/scene.ts';
import { profiles } from '../../src/model/profile.ts';
import { World } from '../../src/world/world.ts';

const startMs = Date.UTC(2024, 2, 1, 9, 0, 0);

/** One body of an event type, of era 2023, always the same. */
export function exampleBody(
  events: Readonly<Record<string, EventDefinition<unknown>>>,
  definition: EventDefinition<unknown>,
): { readonly ChatEvent: object; readonly Rels: Readonly<Record<string, readonly object[]>> } {
  const world = new World({
    name: 'documentation',
    seed: 42,
    profile: profiles['2023'],
    locale: 'ru',
    startMs,
  });
  const named = (name: string): EventDefinition<never> => events[name] as unknown as EventDefinition<never>;
  const silent = {
    chatCreated: named('chat_created'),
    ticketAssigned: named('ticket_assigned'),
    messageCreated: named('message_created'),
  };
  const args = definition.stage(new Scene(world, silent, {}));
  const bytes = world.emit(definition, args).encode();
  return JSON.parse(new TextDecoder().decode(bytes)) as ReturnType<typeof exampleBody>;
}
