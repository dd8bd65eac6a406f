import type { ChannelEntity, OperatorEntity } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import type { WorldPlan } from './world-plan.ts';
import type { Scope } from './scope.ts';

/** The channels and operators that scenarios brought into a world: many players, and many rounds, share them. */
const settled = new WeakMap<World, Map<string, ChannelEntity | OperatorEntity>>();

/**
 * Brings the rows of a scenario's world into the tenant and gives them their names in a scope. Names that the scope
 * knows already are left as they are. Channels and operators exist once in a tenant; clients are new each time, and
 * `key` after their name makes them distinct ('' for those of the scenario itself).
 */
export function seedWorld(plan: WorldPlan, scope: Scope, { key }: { readonly key: string }): void {
  const { world } = scope.stage;
  for (const { name, spec } of plan.channels) {
    if (scope.get(name) === undefined)
      scope.set(
        name,
        share(world, { kind: 'channel', name, spec }, (as) => world.addChannel(as, spec as never)),
      );
  }
  for (const { name, spec } of plan.operators) {
    if (scope.get(name) === undefined)
      scope.set(
        name,
        share(world, { kind: 'operator', name, spec }, (as) => world.addOperator(as, spec)),
      );
  }
  for (const { name, spec } of plan.clients) {
    if (scope.get(name) !== undefined) continue;
    const channel = spec['channel'] === undefined ? plan.channels[0]?.name : (spec['channel'] as string);
    const home = channel === undefined ? undefined : (scope.get(channel) as ChannelEntity);
    scope.set(
      name,
      world.addClient(key === '' ? name : `${name} ${key}`, {
        ...spec,
        ...(home === undefined ? {} : { channel: home.key }),
      }),
    );
  }
}

/** Two scenarios may mean different rows by one name: the second is then called by a number more. */
function share<Entity extends ChannelEntity | OperatorEntity>(
  world: World,
  { kind, name, spec }: { readonly kind: string; readonly name: string; readonly spec: object },
  add: (key: string) => Entity,
): Entity {
  const rows = settled.get(world) ?? new Map<string, ChannelEntity | OperatorEntity>();
  settled.set(world, rows);
  const id = `${kind} ${name} ${JSON.stringify(spec)}`;
  const known = rows.get(id);
  if (known !== undefined) return known as Entity;
  const namesakes = [...rows.keys()].filter((other) => other.startsWith(`${kind} ${name} `)).length;
  const entity = add(namesakes === 0 ? name : `${name}-${namesakes + 1}`);
  rows.set(id, entity);
  return entity;
}
