import { IqmockError, suggest } from '../errors.ts';
import type { Emission, World } from '../world/world.ts';
import type { EventDefinition } from './event.ts';
import { events } from './index.gen.ts';
import { Scene, type SceneOptions } from './scene.ts';

/**
 * Makes one event of a type. What has to be there before (a chat, a message) is made silently.
 * Throws NOT_FOUND for an unknown type and ILLEGAL_MOVE if the options ask for what cannot happen.
 */
export function triggerEvent(world: World, type: string, options: SceneOptions = {}): Emission {
  const definition = findEvent(type);
  const scene = new Scene(
    world,
    {
      chatCreated: findEvent('chat_created'),
      ticketAssigned: findEvent('ticket_assigned'),
      messageCreated: findEvent('message_created'),
    },
    options,
  );
  return world.emit(definition, definition.stage(scene) as never);
}

/** The definition of an event type by its wire name. Throws NOT_FOUND with the nearest name. */
export function findEvent(type: string): EventDefinition<never> {
  const definition = Object.hasOwn(events, type) ? events[type] : undefined;
  if (definition === undefined) {
    throw new IqmockError('NOT_FOUND', `There is no event type "${type}".`, {
      hint: suggest(type, Object.keys(events)),
    });
  }
  return definition as EventDefinition<never>;
}
