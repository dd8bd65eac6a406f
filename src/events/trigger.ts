import { IqmockError, suggest } from '../errors.ts';
import type { Emission, World } from '../world/world.ts';
import { definition as chatCreated } from './chat_created.ts';
import type { EventDefinition } from './event.ts';
import { events } from './index.gen.ts';
import { definition as messageCreated } from './message_created.ts';
import { FreshScene } from './fresh-scene.ts';
import type { Scene, SceneOptions } from './scene.ts';
import { definition as ticketAssigned } from './ticket_assigned.ts';
import type { EventTraits } from './traits.ts';
import { ownValue } from '../own.ts';

/**
 * Makes one event of a type. What has to be there before (a chat, a message) is made silently.
 * Throws NOT_FOUND for an unknown type and ILLEGAL_MOVE if the options ask for what cannot happen, or for what would
 * leave no trace in the event.
 */
export function triggerEvent(world: World, type: string, options: SceneOptions = {}): Emission {
  const definition = findEvent(type);
  const scene = new FreshScene(world, { chatCreated, ticketAssigned, messageCreated }, options);
  const args = definition.stage(scene);
  refuseUnused(definition, scene, options);
  return world.emit(definition, args);
}

/** The side of an event that only one side can cause may be named, if it is named rightly. */
function onlySideOf({ by }: EventTraits): string | undefined {
  return by === 'client' ? 'client' : by === 'assignee' ? 'operator' : undefined;
}

/** Throws ILLEGAL_MOVE for the first option that leaves no trace in the event that was staged. */
export function refuseUnused(
  { name: type, traits }: Pick<EventDefinition<never>, 'name' | 'traits'>,
  scene: Scene,
  { by }: SceneOptions,
): void {
  const side = onlySideOf(traits);
  const unused = scene.unused.filter((name) => name !== 'by' || by !== side);
  const [first] = unused;
  if (first === undefined) return;
  if (first === 'by' && side !== undefined) {
    throw new IqmockError('ILLEGAL_MOVE', `${type} is always by the ${side}, never by the ${by}.`, {
      hint: 'Leave "by" out.',
    });
  }
  const { used } = scene;
  throw new IqmockError('ILLEGAL_MOVE', `"${first}" has no effect on ${type}.`, {
    hint:
      used.length === 0
        ? 'Leave it out: this event takes no options.'
        : `This event takes ${used.join(', ')}.`,
  });
}

/** The definition of an event type by its wire name. Throws NOT_FOUND with the nearest name. */
export function findEvent(type: string): EventDefinition<never> {
  const definition = ownValue(events, type);
  if (definition === undefined) {
    throw new IqmockError('NOT_FOUND', `There is no event type "${type}".`, {
      hint: suggest(type, Object.keys(events)),
    });
  }
  return definition as EventDefinition<never>;
}
