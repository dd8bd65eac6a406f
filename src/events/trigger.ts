import { IqmockError, suggest } from '../errors.ts';
import type { Emission, World } from '../world/world.ts';
import type { EventDefinition } from './event.ts';
import { events } from './index.gen.ts';
import { Scene, type SceneOptions } from './scene.ts';

/**
 * Makes one event of a type. What has to be there before (a chat, a message) is made silently.
 * Throws NOT_FOUND for an unknown type and ILLEGAL_MOVE if the options ask for what cannot happen, or for what would
 * leave no trace in the event.
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
  const args = definition.stage(scene);
  refuseUnused(type, scene, options);
  return world.emit(definition, args);
}

/** The side of an event that only one side can cause may be named, if it is named rightly. */
const onlySide: Readonly<Record<string, string>> = { chat_created: 'client', ticket_assigned: 'operator' };

function refuseUnused(type: string, scene: Scene, { by }: SceneOptions): void {
  const unused = scene.unused.filter((name) => name !== 'by' || by !== onlySide[type]);
  const [first] = unused;
  if (first === undefined) return;
  const side = onlySide[type];
  if (first === 'by' && side !== undefined) {
    throw new IqmockError('ILLEGAL_MOVE', `${type} is always by the ${side}, never by the ${by}.`, {
      hint: 'Leave "by" out.',
    });
  }
  const { used } = scene;
  throw new IqmockError('ILLEGAL_MOVE', `"${first}" leaves no trace in ${type}.`, {
    hint:
      used.length === 0
        ? 'Leave it out: this event takes no options.'
        : `This event takes ${used.join(', ')}.`,
  });
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
