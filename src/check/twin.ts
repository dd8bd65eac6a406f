import type { FieldKey } from '../model/field-keys.gen.ts';
import { fileIdPattern, visitIds, type IdKind } from '../model/ids.ts';
import { ordinarySpace } from '../world/ids.ts';
import { shiftUuid } from '../world/uuid.ts';
import type { CheckConversation, Payload, PayloadRow } from './conversation.ts';

/** The conversation as another chat: same texts and times, other ids. */
export interface Twin {
  /** Counts the twins of a run. */
  readonly number: number;
  readonly payloads: readonly Payload[];
  readonly chatId: number;
  readonly clientId: number;
  readonly messageId: number;
  /** An event id that no event of the twin has; those given later are higher. */
  freshEventId(): number;
  /** Any JSON value with words such as `chat 1` in place of the twin's ids. */
  restore(value: unknown): unknown;
}

/** What makes a twin another than a plain one. */
export interface TwinOptions {
  /** Changes the bodies in place. */
  readonly edit?: (payloads: Payload[]) => void;
  /** Where its ids begin. Default: the next free ones below 2^31. */
  readonly firstId?: number;
  /** A twin with which it shares chat, client and company: the same client comes back. */
  readonly sameChatAs?: Twin;
}

/** How many ids a twin may use of each kind. Ids of events leave room between them. */
const room: Readonly<Record<Exclude<IdKind, 'Files'>, number>> = {
  Events: 64,
  ChatMessages: 16,
  TicketMessages: 16,
  Channels: 8,
  Chats: 8,
  Clients: 8,
  Projects: 8,
  Users: 8,
  Tickets: 8,
  Fields: 8,
};

const kinds = Object.keys(room) as (keyof typeof room)[];
const stride = Object.values(room).reduce((sum, size) => sum + size, 0);
const lowestId = 1_000_000;
/** How many twins have room below 2^31. A run begins at the place of its millisecond, and a twin takes longer than one. */
const places = Math.floor((ordinarySpace - 1 - lowestId) / stride);

/** What words call the ids of each kind. */
const words: Readonly<Record<IdKind, string>> = {
  Events: 'event',
  ChatMessages: 'message',
  TicketMessages: 'ticket message',
  Channels: 'channel',
  Chats: 'chat',
  Clients: 'client',
  Projects: 'project',
  Users: 'operator',
  Tickets: 'ticket',
  Fields: 'field',
  Files: 'file',
};

/** What marks a value as one of another chat: an id that was given to it, a name that only it has. */
export const ofAnotherChat = '(another chat)';

/** Makes twins, each with ids that no other one has, nor one of an earlier run of the last hours. */
export class TwinMaker {
  private readonly conversation: CheckConversation;
  private readonly ranks = new Map<IdKind, ReadonlyMap<number | string, number>>();
  private readonly firstPlace: number;
  private count = 0;

  constructor(conversation: CheckConversation, nowMs: number) {
    this.conversation = conversation;
    this.firstPlace = Math.floor(nowMs) % places;
    const seen = new Map<IdKind, Set<number | string>>();
    for (const { payload } of conversation.events) {
      visitIds(structuredClone(payload), {
        id: (kind, id) => {
          seen.set(kind, (seen.get(kind) ?? new Set()).add(id));
          return id;
        },
      });
    }
    for (const [kind, ids] of seen) {
      const ascending = [...ids].sort((a, b) => (typeof a === 'number' ? a - Number(b) : 0));
      this.ranks.set(kind, new Map(ascending.map((id, rank) => [id, rank])));
    }
  }

  /** A fresh twin. */
  make({ edit, firstId, sameChatAs }: TwinOptions = {}): Twin {
    const number = this.count++;
    const block = firstId ?? lowestId + ((this.firstPlace + number) % places) * stride;
    const names = new Names((id) => this.foreignName(id));
    const shared = sameChatAs === undefined ? undefined : (sameChatAs as MadeTwin).idOf;
    const idOf: IdOf = (kind, rank) => {
      if (shared !== undefined && !movesOn.has(kind)) return shared(kind, rank);
      return block + offsetOf(kind) + (kind === 'Events' ? rank * 2 : rank);
    };
    const payloads = this.conversation.events.map(({ payload }) => {
      const copy = structuredClone(payload);
      visitIds(copy, {
        id: <Id extends number | string>(kind: IdKind, id: Id): Id => {
          const rank = this.ranks.get(kind)?.get(id) ?? 0;
          // A file's id holds a time, which moves by another amount in each twin.
          const renamed =
            kind === 'Files' || typeof id === 'string'
              ? shiftUuid(String(id), (this.firstPlace + number) * 10)
              : idOf(kind, rank);
          names.add(renamed, `${words[kind]} ${rank + 1}`);
          return renamed as Id;
        },
      });
      for (const client of copy.Rels['Clients'] ?? []) personalise(client, names);
      return copy;
    });
    edit?.(payloads);
    return new MadeTwin({ number, payloads, names, idOf });
  }

  /** What an id is called in a chat to which it was not given. */
  private foreignName(id: number): string | undefined {
    const place = Math.floor((id - lowestId) / stride);
    const isGiven = (place - this.firstPlace + places) % places < this.count;
    if (place < 0 || place >= places || !isGiven) return undefined;
    const offset = (id - lowestId) % stride;
    const kind = kinds.findLast((one) => offsetOf(one) <= offset) ?? 'Events';
    return `${words[kind]} ${offset - offsetOf(kind) + 1} ${ofAnotherChat}`;
  }
}

type IdOf = (kind: IdKind, rank: number) => number;

/** The kinds of ids that go on when a client comes back to the same chat. */
const movesOn = new Set<IdKind>(['Events', 'ChatMessages', 'TicketMessages', 'Tickets']);

function offsetOf(kind: IdKind): number {
  let offset = 0;
  for (const other of kinds) {
    if (other === kind) return offset;
    offset += room[other];
  }
  return offset;
}

/** By what a consumer may know a client again must differ, or all twins would be one client to it. */
function personalise(client: PayloadRow, names: Names): void {
  const id = Number(client['Id']);
  const digits = String(id).padStart(10, '0').slice(-10);
  const set = (row: PayloadRow, key: FieldKey, value: string | number): void => {
    if (row[key] === null || row[key] === undefined || row[key] === '') return;
    row[key] = value;
    names.add(value, `the client's ${key}`);
  };
  set(client, 'CRMId', id);
  set(client, 'CRMClientId', String(id));
  names.add(id, 'client 1');
  const details = client['Details'];
  if (typeof details !== 'object' || details === null) return;
  set(
    details as PayloadRow,
    'Cellphone',
    `+7 9${digits.slice(1, 3)} ${digits.slice(3, 6)}-${digits.slice(6, 8)}-${digits.slice(8)}`,
  );
  set(details as PayloadRow, 'Email', `check.${id}@example.com`);
  set(details as PayloadRow, 'CRMURL', `https://crm.example.com/clients/${id}`);
  set(details as PayloadRow, 'INN', `16${digits}`);
  set(details as PayloadRow, 'ExtRef', `RP-${digits}`);
  set(details as PayloadRow, 'CardRef', `pr${digits}`);
}

/** What the ids of a twin are called. */
class Names {
  private readonly byText = new Map<string, string>();
  private readonly foreign: (id: number) => string | undefined;

  constructor(foreign: (id: number) => string | undefined) {
    this.foreign = foreign;
  }

  add(id: number | string, name: string): void {
    this.byText.set(String(id), name);
  }

  restore(value: unknown): unknown {
    if (typeof value === 'number') return this.byText.get(String(value)) ?? this.foreign(value) ?? value;
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.restore(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [this.text(key), this.restore(item)]),
    );
  }

  private text(text: string): string {
    const whole = this.byText.get(text);
    if (whole !== undefined) return whole;
    const name = (part: string): string => this.byText.get(part) ?? this.foreign(Number(part)) ?? part;
    return text.replaceAll(fileIdPattern, name).replaceAll(/\d{7,}/g, name);
  }
}

class MadeTwin implements Twin {
  readonly number: number;
  readonly payloads: readonly Payload[];
  readonly idOf: IdOf;
  private readonly names: Names;
  private fresh = 0;

  constructor(made: { number: number; payloads: readonly Payload[]; names: Names; idOf: IdOf }) {
    this.number = made.number;
    this.payloads = made.payloads;
    this.names = made.names;
    this.idOf = made.idOf;
  }

  get chatId(): number {
    return this.idOf('Chats', 0);
  }

  get clientId(): number {
    return this.idOf('Clients', 0);
  }

  get messageId(): number {
    return this.idOf('ChatMessages', 0);
  }

  freshEventId(): number {
    const id = this.idOf('Events', 0) + room.Events - 20 + this.fresh++;
    this.names.add(id, 'a later event');
    return id;
  }

  restore(value: unknown): unknown {
    return this.names.restore(value);
  }
}

/** The bytes of a payload. */
export function bytesOf(payload: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(payload), 'utf8');
}
