import { IqmockError } from '../errors.ts';
import type { Random } from '../env/random.ts';
import type { Encoder } from '../model/encode.ts';
import type {
  ChatEntity,
  ClientEntity,
  MessageEntity,
  OperatorEntity,
  Patchable,
  Person,
  ProjectEntity,
} from './entities.ts';
import { channelKind } from './channel-kinds.ts';
import type { IdSequence } from './ids.ts';
import type { RowFactory } from './row-factory.ts';
import type { WorldState } from './state.ts';
import type { UuidMint } from './uuid.ts';

/** What an event turned out to be about: the facts from which ChatEvent and Rels are made. */
export interface EventSubject {
  readonly chat: ChatEntity;
  /** Who acted. Nobody stands for the system. */
  readonly actor: Person | undefined;
  /** The operator in `ChatEvent.UserId`, if it is not the actor: the assignee. */
  readonly operator?: OperatorEntity;
  /** The messages the event is about. */
  readonly messages?: readonly MessageEntity[];
  /** The messages that go into `ChatEvent.Messages`, in eras that have it. */
  readonly removed?: readonly MessageEntity[];
  /** The row that a step's `as:` names. */
  readonly made?: ChatEntity | MessageEntity;
  /** A few words for people. What they describe never changes, so they are put together only when needed. */
  readonly summary: () => string;
}

/** A move of the tenant, as far as the world knows events; everything else about an event is in its own file. */
export interface Transition<Args> {
  /** `ChatEvent.Type`. */
  readonly name: string;
  /** Not stored: `ChatEvent.Id` is 0 and no id is used up. */
  readonly transitive?: true;
  /** Refuses what cannot happen before it changes anything, changes rows, and says what the event is about. */
  apply(draft: Draft, args: Args): EventSubject;
}

/** The tenant as an event sees it. */
export interface EventWorld extends WorldState {
  readonly encoder: Encoder;
  readonly uuids: UuidMint;
  readonly rows: RowFactory;
}

/** How an event changes the tenant: rows, ids and times, all at one instant of the tenant's clock. */
export class Draft {
  readonly world: EventWorld;
  readonly random: Random;
  /** `ChatEvent.CreatedAt` of the event being made, ms UTC. */
  readonly nowMs: number;
  /** The human key of the row that the event makes, or ''. */
  readonly key: string;

  constructor(world: EventWorld, random: Random, key: string) {
    this.world = world;
    this.random = random;
    this.key = key;
    this.nowMs = world.nowMs;
  }

  get project(): ProjectEntity {
    return this.world.project;
  }

  /** Refuses an illegal move; the world is as it was. */
  refuse(sentence: string, hint: string): never {
    throw new IqmockError('ILLEGAL_MOVE', sentence, { hint });
  }

  /** The next id of a sequence. */
  nextId(kind: IdSequence): number {
    return this.world.nextId(kind);
  }

  /** A moment `min` to `max` ms before the event, but not before the chat's last event. */
  before(chat: ChatEntity, min: number, max: number): number {
    return Math.max(chat.lastEventAt, this.nowMs - this.random.integer(min, max));
  }

  /** `Chat.ChangedAt`, `min` to `max` ms after the event: rows are read a little later than the event is made (quirks.md, 5). */
  after(chat: ChatEntity, min: number, max: number): number {
    return Math.max(chat.row.ChangedAt, this.nowMs + this.random.integer(min, max));
  }

  /** Gives fields of a row new values. Times named `UpdatedAt`, `ChangedAt` and the like never move back. */
  patch<Target extends Patchable>(target: Target, changes: Partial<Target['row']>): void {
    this.world.patch(target, changes);
  }

  /** The client did something: seen a moment ago. Clients of social channels have no presence. */
  seen(client: ClientEntity, minMs = 2, maxMs = 450): void {
    if (client.row.Type !== 'crm') return;
    const at = Math.max(client.row.UpdatedAt, this.nowMs - this.random.integer(minMs, maxMs));
    this.patch(client, { Online: true, SeenAt: at, UpdatedAt: at });
  }

  /** The operator did something in a chat, `wrote` a message or not. */
  active(operator: OperatorEntity, wrote: boolean): void {
    const { row } = operator;
    const activeAt = Math.max(row.LastActiveAt ?? 0, this.nowMs - this.random.integer(5, 8));
    const seenAt = Math.max(
      row.LastSeenAt ?? 0,
      Math.min(activeAt, this.nowMs - this.random.integer(1300, 6500)),
    );
    // Before there was LastActiveAt, a user was updated when last seen (samples 6 and 7).
    const updatedAt = this.world.encoder.has('User', 'LastActiveAt') ? activeAt : seenAt;
    this.patch(operator, {
      Online: true,
      LastSeenAt: seenAt,
      LastActiveAt: activeAt,
      UpdatedAt: Math.max(row.UpdatedAt, updatedAt),
      LastMessageAt: wrote ? activeAt : row.LastMessageAt,
    });
  }

  /** Someone did something in a chat other than writing. */
  acted(person: Person): void {
    if (person.kind === 'client') this.seen(person);
    else this.active(person, false);
  }

  /** The other side of the chat from a message's author: who receives and reads it. */
  recipient(message: MessageEntity, by: Person | undefined, verb: string): Person {
    const { chat, author } = message;
    const name = nameOf(message);
    if (author.kind === 'operator') {
      if (by !== undefined && by !== chat.client) {
        this.refuse(
          `${nameOf(by)} cannot ${verb} ${name}: an operator wrote it, so its client does.`,
          `Write by: ${chat.client.key}, or leave "by" out.`,
        );
      }
      if (!channelKind(chat.channel).receipts) {
        this.refuse(
          `${nameOf(chat.client)} cannot ${verb} ${name}: a ${chat.channel.row.Type} channel sends no receipts.`,
          'Remove this step, or move the chat to a channel of another type, such as iqchat.',
        );
      }
      return chat.client;
    }
    if (by?.kind === 'client') {
      this.refuse(
        `${nameOf(by)} cannot ${verb} ${name}: a client wrote it, so an operator does.`,
        'Name an operator in "by", or leave it out when the chat is assigned.',
      );
    }
    const operator = by ?? chat.assignee;
    if (operator === undefined) {
      this.refuse(
        `Nobody can ${verb} ${name}: the chat is assigned to no operator.`,
        'Add an assign step before it, or name an operator in "by".',
      );
    }
    if (operator.row.Deleted) this.refuseDeleted(operator, verb);
    return operator;
  }

  /** Refuses what a deleted operator cannot do. */
  refuseDeleted(operator: OperatorEntity, verb: string): never {
    return this.refuse(
      `${nameOf(operator)} cannot ${verb}: the operator is deleted.`,
      'Name another operator, or remove "deleted: true" from this one.',
    );
  }

  /** Refuses a person of another chat, and a deleted operator. */
  requireMember(chat: ChatEntity, person: Person, verb: string): void {
    if (person.kind === 'client' && person !== chat.client) {
      this.refuse(
        `${nameOf(person)} cannot ${verb} in ${nameOf(chat)}: it is the chat of ${nameOf(chat.client)}.`,
        `Write ${chat.client.key || 'its own client'} here, or name another chat.`,
      );
    }
    if (person.kind === 'operator' && person.row.Deleted) this.refuseDeleted(person, verb);
  }

  /** Refuses anything that needs an open ticket. */
  requireOpen(chat: ChatEntity, what: string): void {
    if (!chat.open)
      this.refuse(
        `${what}: ${nameOf(chat)} is closed.`,
        'Open it again with create_chat for the same client, or move this step before close.',
      );
  }
}

/** How a row is called in messages to the user: its human key if it has one. */
export function nameOf(entity: {
  readonly kind: string;
  readonly key: string;
  readonly row: { readonly Id: unknown };
}): string {
  return entity.key === '' ? `${entity.kind} ${String(entity.row.Id)}` : `${entity.kind} "${entity.key}"`;
}
