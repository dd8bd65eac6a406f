import type { FieldKey } from './field-keys.gen.ts';

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The eras, oldest first: vintages of the wire format, named by the year in which the vendor's samples of it were taken. */
export const eraNames = ['2018', '2021', '2022', '2023'] as const;

/** One of the eras. */
export type EraName = (typeof eraNames)[number];

/** The lists of related rows that a webhook may carry beside its event. */
export type RelsList = 'Channels' | 'Chats' | 'ChatMessages' | 'Clients' | 'Files' | 'Projects' | 'Users';

/** The kinds of JSON object on the wire; each has its own schema. */
export type EntityName =
  | 'ChatEvent'
  | 'Channel'
  | 'ChannelVK'
  | 'ChannelIQChat'
  | 'Chat'
  | 'ChatMessage'
  | 'Client'
  | 'ClientDetails'
  | 'ClientDetailsField'
  | 'ClientVK'
  | 'File'
  | 'Project'
  | 'License'
  | 'LicenseTerms'
  | 'User'
  | 'UserTotals';

/** One key of an entity, as its schema describes it. */
export interface FieldSpec {
  readonly key: FieldKey;
  /** The eras in which the key is on the wire, those that were only extrapolated included. */
  readonly eras: readonly EraName[] | 'all';
  /** The key is left out, rather than null, while it has no value. */
  readonly omit?: true;
  /** The value in a fresh row. Absent for nested objects, which start as fresh rows, and for omitted keys. */
  readonly default?: Json;
  /** The value is an id that names a row of this list. */
  readonly ref?: RelsList;
  /** The value is an object of this entity, or, with `list`, a list of them. */
  readonly entity?: EntityName;
  readonly list?: true;
  /** The value is generated when the row is made. */
  readonly filler?: true;
}

/** One entity: its keys in wire order, all eras merged. */
export interface EntitySpec {
  readonly name: EntityName;
  /** The file under `schemas/`, without `.schema.json`. */
  readonly schema: string;
  /** The eras in which the entity exists. */
  readonly eras: readonly EraName[] | 'all';
  readonly fields: readonly FieldSpec[];
}

/** A list of `Rels` and the entity of its rows. */
export interface RelsSpec {
  readonly list: RelsList;
  readonly entity: EntityName;
}

/** A row on its way to the wire: keys of its entity, eras merged. */
export type Row = Record<string, Json | undefined>;
