import type { EventDefinition } from '../../src/events/event.ts';
import type { KnownTraits } from '../../src/events/traits.gen.ts';
import { formatted } from './markdown.ts';
import { banner, importModule, type Output } from './output.ts';

/**
 * src/events/traits.gen.ts: what each event declares of itself, as plain data. Who judges or shows events needs no more of
 * them, and does not load the code that makes them.
 */
export async function writeEventTraits(): Promise<Output> {
  const { events } = await importModule<{ events: Readonly<Record<string, EventDefinition<unknown>>> }>(
    'src/events/index.gen.ts',
  );
  const path = 'src/events/traits.gen.ts';
  const rows = Object.values(events).map(({ name, traits, transitive = false }) =>
    JSON.stringify([name, { ...traits, transitive }]),
  );
  const text = `${banner}import type { EventTraits } from './traits.ts';

/** What an event means, and whether it is not stored. */
export interface KnownTraits extends EventTraits {
  readonly transitive: boolean;
}

/** The traits of every event type by its wire name. */
export const eventTraits: ReadonlyMap<string, KnownTraits> = new Map<string, KnownTraits>([
${rows.join(',\n')}
]);
`;
  return { path, text: await formatted(path, text) };
}

/**
 * src/model/event-types.gen.ts: what each event type makes certain of its payload, and the types beyond the documented
 * ones. The model stands below the events, so it is told.
 */
export async function writeEventTypes(): Promise<Output> {
  const { eventTraits } =
    await importModule<typeof import('../../src/events/traits.gen.ts')>('src/events/traits.gen.ts');
  const path = 'src/model/event-types.gen.ts';
  const members = [...eventTraits].map(
    ([name, traits]) =>
      `${JSON.stringify(name)}: { event: ${eventText(traits)}; rels: ${relsText(traits)} };`,
  );
  const extended = [...eventTraits].filter(([, { documented }]) => documented === false);
  const names = extended.map(([name]) => JSON.stringify(name));
  const text = `${banner}import type { CommonRels, MessageRels, Stored } from './payload-parts.ts';

/** What each event type makes certain beyond the common shape. */
export interface Certainties {
${members.join('\n')}
}

/** The event types that clients of the platform know and its document does not list. */
export const extendedEventTypes = [${names.join(', ')}] as const;
`;
  return { path, text: await formatted(path, text) };
}

function eventText({ transitive, about, by }: KnownTraits): string {
  const parts = [transitive ? '{ Id: 0; Transitive: true }' : 'Stored'];
  if (about === 'message') parts.push('{ MessageId: number }');
  if (about === 'chat') parts.push('{ MessageId: null }');
  if (about === 'client') parts.push('{ ClientId: number }');
  if (by === 'assignee') parts.push('{ UserId: number }');
  return parts.join(' & ');
}

function relsText({ about }: KnownTraits): string {
  return about === 'message' || about === 'messages' ? 'MessageRels' : 'CommonRels';
}
