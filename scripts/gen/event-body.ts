import { triggerEvent } from '../../src/events/trigger.ts';
import { profiles } from '../../src/model/profile.ts';
import { World } from '../../src/world/world.ts';

/** A body, as far as the documentation looks into it. */
export interface ExampleBody {
  readonly ChatEvent: Readonly<Record<string, unknown>>;
  readonly Rels: Readonly<Record<string, readonly object[]>>;
}

/** One body of an event type, of era 2023, always the same. */
export function exampleBody(type: string): ExampleBody {
  const world = new World({
    name: 'documentation',
    seed: 42,
    profile: profiles['2023'],
    locale: 'ru',
    startMs: Date.UTC(2024, 2, 1, 9),
  });
  return JSON.parse(new TextDecoder().decode(triggerEvent(world, type).encode())) as ExampleBody;
}
