import { entities, relsLists } from './entities.gen.ts';
import type { EntityName, FieldSpec, RelsList } from './spec.ts';
import { isObject } from '../own.ts';

/** What an id identifies: a row of a list in Rels, or something that appears by its id alone. Each kind has its own sequence. */
export type IdKind = RelsList | 'Events' | 'Tickets' | 'TicketMessages' | 'Fields';

/** All kinds of ids. */
export const idKinds: readonly IdKind[] = [
  ...relsLists.map(({ list }) => list),
  'Events',
  'Tickets',
  'TicketMessages',
  'Fields',
];

/** Called with every id and every time of a body; the returned value replaces it. */
export interface IdVisitor {
  /** An id; that of a file is a text, any other a number above zero. */
  id?<Id extends number | string>(kind: IdKind, id: Id): Id;
  /** A time, ms UTC, after 1970. */
  time?(ms: number): number;
}

/** Ids whose row is not in Rels, so that the schemas declare no list for them. */
const unlisted: Readonly<Record<string, IdKind>> = {
  TicketId: 'Tickets',
  TicketMessageId: 'TicketMessages',
  EventId: 'Events',
  ReplyToMessageId: 'ChatMessages',
  ParentId: 'Clients',
  AvatarId: 'Files',
};

/** The kind of the key `Id` of an entity. */
const ownKind: Readonly<Partial<Record<EntityName, IdKind>>> = {
  ChatEvent: 'Events',
  ClientDetailsField: 'Fields',
  // The settings of a VK channel repeat the channel's own id.
  ChannelVK: 'Channels',
  ...Object.fromEntries(relsLists.map(({ list, entity }) => [entity, list])),
};

/** The kind of id in a field; undefined if it holds none, or one of another system, such as `CRMClientId`. */
export function idKindOf(entity: EntityName, { key, ref }: FieldSpec): IdKind | undefined {
  return key === 'Id' ? ownKind[entity] : (ref ?? unlisted[key]);
}

/**
 * Walks the ids and times of a parsed body and replaces them in place. Ids count wherever the body has them: as
 * numbers, as texts of digits, and in the paths and addresses of files. Ids of 0 mean "none" and Go's zero time means
 * "never": neither is visited. What is no webhook is left alone.
 */
export function visitIds(body: unknown, visitor: IdVisitor): void {
  if (!isObject(body)) return;
  const walker = new Walker(visitor);
  if (isObject(body['ChatEvent'])) walker.row('ChatEvent', body['ChatEvent']);
  const rels = body['Rels'];
  if (isObject(rels)) for (const { list, entity } of relsLists) walker.nested(entity, rels[list]);
}

type Row = Record<string, unknown>;

class Walker {
  private readonly visitor: IdVisitor;

  constructor(visitor: IdVisitor) {
    this.visitor = visitor;
  }

  row(entity: EntityName, row: Row): void {
    for (const field of entities[entity].fields) {
      const value = row[field.key];
      if (value === undefined || value === null) continue;
      if (field.entity !== undefined) this.nested(field.entity, value);
      else row[field.key] = this.value(entity, field, value);
    }
  }

  nested(entity: EntityName, value: unknown): void {
    if (isObject(value)) this.row(entity, value);
    else if (Array.isArray(value)) for (const row of value) if (isObject(row)) this.row(entity, row);
  }

  private value(entity: EntityName, field: FieldSpec, value: unknown): unknown {
    const { key } = field;
    if (key.endsWith('At') || key === 'LocalId') return this.time(value);
    if (key === 'Path' && entity === 'File') return this.path(value);
    if (key === 'FileURL') return this.address(value);
    const kind = idKindOf(entity, field);
    return kind === undefined ? value : this.id(kind, value);
  }

  private time(value: unknown): unknown {
    const { time } = this.visitor;
    return time === undefined || typeof value !== 'number' || value <= 0 ? value : time(value);
  }

  private id(kind: IdKind, value: unknown): unknown {
    const { id } = this.visitor;
    if (id === undefined) return value;
    if (kind === 'Files') return typeof value === 'string' && value !== '' ? id(kind, value) : value;
    if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? id(kind, value) : value;
    const isText = typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value);
    return isText ? String(id(kind, Number(value))) : value;
  }

  /** `clients/<client>/<chat>/<file>`: the storage's client and chat. */
  private path(value: unknown): unknown {
    const match = /^clients\/(\d+)\/(\d+)\/(.+)$/.exec(String(value));
    if (match === null) return value;
    const [, client, chat, file] = match;
    const ids = [this.id('Clients', client), this.id('Chats', chat), this.id('Files', file)];
    return ['clients', ...ids].join('/');
  }

  private address(value: unknown): unknown {
    if (typeof value !== 'string') return value;
    return value.replaceAll(fileIdPattern, (file) => String(this.id('Files', file)));
  }
}

/** The id of a file within a longer text: a UUID, and the extension of the file's name if it has one. */
export const fileIdPattern = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?:\.[a-z\d]{1,8})?/g;
