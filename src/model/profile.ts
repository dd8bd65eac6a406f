import { entities } from './entities.gen.ts';
import type { EntityName, EraName, FieldSpec } from './spec.ts';

export { eraNames, type EraName } from './spec.ts';

/** What an era does differently beyond its set of keys. docs/eras.md gives the reason for each value. */
export interface Profile {
  readonly name: EraName;
  /** What stands for "no time" in Client.Details, ms UTC: Go's zero time as that server spelled it. */
  readonly zeroTimeMs: number;
  /** Whom ChatEvent.ClientId names: the client who acted (null when an operator did), or always the chat's client. */
  readonly clientIdMeans: 'actor' | 'chat';
  /** Which rows Rels holds by default: those of the documented samples, or one for every id. */
  readonly rels: 'documented' | 'closed';
  /** Whether the event carries the deleted messages in ChatEvent.Messages. */
  readonly hasMessagesInEvent: boolean;
  /** Whether operators have a portrait (`User.AvatarId`); only the samples of 2018 show one. */
  readonly hasAvatars: boolean;
  /** Whether a client of the customer base names its channel (`Client.ChannelId`); seen null before 2023. */
  readonly crmClientHasChannel: boolean;
  /** Whether the details of such a client have real times; only the sample of 2021 shows them. */
  readonly crmDetailsHaveTimes: boolean;
}

const goZeroTimeMs = -62_135_596_800_000;

/** The eras as data. */
export const profiles: Readonly<Record<EraName, Profile>> = {
  '2018': {
    name: '2018',
    // The same zero time, overflowed by way of 64-bit nanoseconds.
    zeroTimeMs: -6_795_364_578_871,
    clientIdMeans: 'actor',
    rels: 'documented',
    hasMessagesInEvent: hasMessages('2018'),
    hasAvatars: true,
    crmClientHasChannel: false,
    crmDetailsHaveTimes: false,
  },
  '2021': later('2021'),
  '2022': later('2022'),
  '2023': later('2023'),
};

function later(name: EraName): Profile {
  return {
    name,
    zeroTimeMs: goZeroTimeMs,
    clientIdMeans: 'chat',
    rels: 'closed',
    hasMessagesInEvent: hasMessages(name),
    hasAvatars: false,
    crmClientHasChannel: name === '2023',
    crmDetailsHaveTimes: name === '2021',
  };
}

function hasMessages(era: EraName): boolean {
  return entities.ChatEvent.fields.some((field) => field.key === 'Messages' && isInEra(field, era));
}

function isInEra(field: FieldSpec, era: EraName): boolean {
  return field.eras === 'all' || field.eras.includes(era);
}

const keyCache = new Map<string, readonly FieldSpec[]>();

/** The keys of an entity in an era, in wire order; empty if the era has no such entity. The list is shared: do not change it. */
export function keysOf(era: EraName, entity: EntityName): readonly FieldSpec[] {
  const cacheKey = `${era} ${entity}`;
  let keys = keyCache.get(cacheKey);
  if (keys === undefined) {
    keys = entities[entity].fields.filter((field) => isInEra(field, era));
    keyCache.set(cacheKey, keys);
  }
  return keys;
}
