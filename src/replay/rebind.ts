import type { Random } from '../env/random.ts';
import { entities, relsLists } from '../model/entities.gen.ts';
import type { EntityName, FieldSpec } from '../model/spec.ts';
import { shiftUuid } from '../world/uuid.ts';

/** Ids that have no list in Rels, and the sequence each of them counts in. */
const unlisted: Readonly<Record<string, string>> = {
  TicketId: 'ticket',
  TicketMessageId: 'ticket message',
  EventId: 'event',
};

/** The sequence in which the rows of an entity are numbered. A file's id is no number: it is shifted in time. */
const ownSequence: Readonly<Partial<Record<EntityName, string>>> = {
  ChatEvent: 'event',
  ClientDetailsField: 'field',
  // The settings of a VK channel repeat the channel's own id.
  ChannelVK: 'Channels',
  ...Object.fromEntries(relsLists.map(({ list, entity }) => [entity, list])),
};

/** Gives bodies new ids and times, the same way for every body, so that what belonged together still does. */
export interface Rebinding {
  /** The body with fresh ids and times. Anything that is not a webhook's JSON comes back as it was. */
  apply(body: Uint8Array): Uint8Array;
}

/**
 * Makes a rebinding. Every id moves by an amount that depends on its kind and the seed, so ids keep their order and
 * their references; every time moves by `shiftMs`. Ids of 0 mean "none" and Go's zero time means "never": they stay. So
 * do the ids of other systems, such as `CRMClientId`: a consumer finds its own records by them.
 */
export function createRebinding(random: Random, shiftMs: number): Rebinding {
  const offsets = new Map<string, number>();
  const offsetOf = (sequence: string): number => {
    let offset = offsets.get(sequence);
    if (offset === undefined) {
      offset = random.fork(`rebind ${sequence}`).integer(1_000_000, 1_000_000_000);
      offsets.set(sequence, offset);
    }
    return offset;
  };
  const walker = new Walker(offsetOf, shiftMs);
  return {
    apply(body) {
      let parsed: unknown;
      try {
        parsed = JSON.parse(Buffer.from(body).toString('utf8'));
      } catch {
        return body;
      }
      if (!isObject(parsed) || !isObject(parsed.ChatEvent)) return body;
      walker.row('ChatEvent', parsed.ChatEvent);
      if (isObject(parsed.Rels)) {
        for (const { list, entity } of relsLists) walker.list(entity, parsed.Rels[list]);
      }
      return Buffer.from(JSON.stringify(parsed), 'utf8');
    },
  };
}

type Row = Record<string, unknown>;

class Walker {
  private readonly offsetOf: (sequence: string) => number;
  private readonly shiftMs: number;

  constructor(offsetOf: (sequence: string) => number, shiftMs: number) {
    this.offsetOf = offsetOf;
    this.shiftMs = shiftMs;
  }

  list(entity: EntityName, rows: unknown): void {
    if (Array.isArray(rows)) for (const row of rows) if (isObject(row)) this.row(entity, row);
  }

  row(entity: EntityName, row: Row): void {
    // The path names the storage's client and chat, which only the old ids can find.
    if (entity === 'File') this.path(row);
    for (const field of entities[entity].fields) {
      const value = row[field.key];
      if (value === undefined || value === null) continue;
      if (field.entity !== undefined) this.nested(field.entity, value);
      else row[field.key] = this.value(entity, field, value);
    }
  }

  private nested(entity: EntityName, value: unknown): void {
    if (Array.isArray(value)) this.list(entity, value);
    else if (isObject(value)) this.row(entity, value);
  }

  private value(entity: EntityName, field: FieldSpec, value: unknown): unknown {
    if (typeof value === 'number') return this.number(entity, field, value);
    const namesFile = field.ref === 'Files' || (entity === 'File' && field.key === 'Id');
    return namesFile && typeof value === 'string' ? shiftUuid(value, this.shiftMs) : value;
  }

  private number(entity: EntityName, field: FieldSpec, value: number): number {
    const { key, ref } = field;
    if (key.endsWith('At') || key === 'LocalId') return value <= 0 ? value : value + this.shiftMs;
    const sequence = key === 'Id' ? ownSequence[entity] : (ref ?? unlisted[key]);
    return sequence === undefined || value === 0 ? value : value + this.offsetOf(sequence);
  }

  private path(row: Row): void {
    const match = /^clients\/(\d+)\/(\d+)\/(.+)$/.exec(String(row.Path));
    if (match === null) return;
    const [, client = '', chat = '', file = ''] = match;
    const clientId = Number(client) + this.offsetOf('Clients');
    const chatId = Number(chat) + this.offsetOf('Chats');
    row.Path = `clients/${clientId}/${chatId}/${shiftUuid(file, this.shiftMs)}`;
  }
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
