import { createRandom, type Random } from '../env/random.ts';
import type { ChatEvent, Rels } from '../model/entities.gen.ts';
import { Encoder, type RelatedCells } from '../model/encode.ts';
import type { Profile } from '../model/profile.ts';
import { RowFactory } from './row-factory.ts';
import type { WorldSettings } from './settings.ts';
import type { ChannelSpec, ClientSpec, OperatorSpec } from './specs.ts';
import { Draft, type EventWorld, type Transition, type EventSubject } from './draft.ts';
import type {
  ChannelEntity,
  ChatEntity,
  ClientEntity,
  MessageEntity,
  OperatorEntity,
  Patchable,
  ProjectEntity,
} from './entities.ts';
import { plainRels, relatedRows, type RelsRule } from './rels.ts';
import { allocateIds, type IdSequence, type NumberKind } from './ids.ts';
import { Sequences } from './sequences.ts';
import { Tenant, type TenantKind } from './tenant.ts';
import { UuidMint } from './uuid.ts';

/** One webhook that the tenant would send. */
export interface Emission {
  /** The event with the keys of all eras. */
  readonly event: ChatEvent;
  /** The rows beside it, as plain values. */
  readonly rels: Rels;
  /** The row that came into being, for `as:`. */
  readonly made: ChatEntity | MessageEntity | undefined;
  readonly chat: ChatEntity;
  /** A few words for people. */
  readonly summary: () => string;
  /** The exact bytes of the body. Rows go on changing: call it before the next event. */
  encode(isNeeded?: boolean): Uint8Array;
}

/**
 * The simulated support tenant: one project with its channels, operators, clients and chats.
 *
 * It keeps no list of clients or chats: a row lives as long as someone (a scenario's scope) holds it, so a
 * million closed chats cost nothing.
 */
export class World implements EventWorld {
  readonly settings: WorldSettings;
  readonly profile: Profile;
  readonly rule: RelsRule;
  readonly random: Random;
  readonly encoder: Encoder;
  readonly uuids: UuidMint;
  readonly rows: RowFactory;
  /** What is the same in every run. */
  readonly tenant: Tenant;
  readonly project: ProjectEntity;
  /** What the tenant's clock shows at its start, ms UTC. */
  readonly startMs: number;
  /** Chance that is new in each run: for what must not come again as the ids must not. */
  readonly identity: Random;
  private readonly sequences: Sequences;
  private readonly jitter: Random;
  private clockMs: number;

  constructor(settings: WorldSettings) {
    const { profile, shard = { index: 0, of: 1 } } = settings;
    const block = allocateIds({ ...settings, startMs: settings.idsFromMs ?? settings.startMs });
    this.settings = settings;
    this.profile = profile;
    this.rule = settings.rels ?? profile.rels;
    this.random = createRandom(`${settings.seed} ${settings.name}`);
    this.encoder = new Encoder(profile.name, settings.bodies, settings.escapeHtml);
    this.startMs = Math.floor(settings.startMs);
    this.clockMs = this.startMs;
    this.identity = block.random;
    this.tenant = new Tenant(this.startMs);
    this.sequences = new Sequences(block, settings.firstIds);
    this.uuids = new UuidMint(this.identity.fork('uuids'));
    this.jitter = this.random.fork(`jitter of shard ${shard.index} of ${shard.of}`);
    this.rows = new RowFactory(this);
    this.project = this.rows.project(settings.project ?? {});
  }

  /** The tenant's clock, ms UTC. */
  get nowMs(): number {
    return this.clockMs;
  }

  /** Moves the clock on; it never goes back. */
  advanceTo(ms: number): void {
    if (ms > this.clockMs) this.clockMs = Math.floor(ms);
  }

  /** The next id of a sequence. */
  nextId(kind: IdSequence): number {
    return this.sequences.next(kind);
  }

  /** The id of a row of the tenant, the same in every run unless the world says where ids begin. */
  tenantId(kind: TenantKind, key: string): number {
    return this.settings.firstIds?.[kind] === undefined ? this.tenant.id(kind, key) : this.nextId(kind);
  }

  /** The next of the numbers that belong to one client alone. */
  nextNumber(kind: NumberKind): number {
    return this.sequences.nextNumber(kind);
  }

  /** Counts rows from 0: what is generated for them depends on this, not on their ids, which are new in each run. */
  nextOrdinal(kind: IdSequence): number {
    return this.sequences.nextOrdinal(kind);
  }

  /** First ids for a world that comes after this one: larger than any id here. It uses one id of each kind up. */
  followingIds(): Record<IdSequence, number> {
    return this.sequences.following();
  }

  /** Adds a channel under a human key. */
  addChannel(key: string, spec: ChannelSpec): ChannelEntity {
    return this.rows.channel(key, spec);
  }

  /** Adds an operator under a human key. */
  addOperator(key: string, spec: OperatorSpec = {}): OperatorEntity {
    return this.rows.operator(key, spec);
  }

  /** Adds a client under a human key. */
  addClient(key: string, spec: ClientSpec): ClientEntity {
    return this.rows.client(key, spec);
  }

  /** Gives fields of a row new values. */
  patch<Target extends Patchable>(target: Target, changes: Partial<Target['row']>): void {
    this.encoder.patch(target.cell, changes);
  }

  /**
   * One transition of the tenant, and its webhook. `key` is the human key of the row that it makes.
   * Throws `ILLEGAL_MOVE` and changes nothing if it cannot happen.
   */
  emit<Args>(move: Transition<Args>, args: Args, key = ''): Emission {
    const subject = move.apply(new Draft(this, this.jitter, key), args);
    const event = this.event(move, subject);
    subject.chat.lastEventAt = this.clockMs;
    const related = relatedRows(
      {
        project: this.project,
        chat: subject.chat,
        messages: subject.messages ?? [],
        operator: operatorOf(subject),
        namesClient: event.ClientId !== null,
      },
      this.rule,
    );
    return new WorldEmission(this.encoder, event, related, subject);
  }

  private event(move: Pick<Transition<never>, 'name' | 'transitive'>, subject: EventSubject): ChatEvent {
    const { actor, chat, messages, removed } = subject;
    const byClient = actor?.kind === 'client';
    return {
      Id: move.transitive === true ? 0 : this.nextId('event'),
      Type: move.name as ChatEvent['Type'],
      ChatId: chat.row.Id,
      MessageId: messages?.length === 1 ? (messages[0]?.row.Id ?? null) : null,
      Actor: actor === undefined ? 'system' : byClient ? 'client' : 'user',
      ClientId: byClient || this.profile.clientIdMeans === 'chat' ? chat.client.row.Id : null,
      UserId: operatorOf(subject)?.row.Id ?? null,
      CreatedAt: this.clockMs,
      Transitive: move.transitive === true,
      Messages: removed === undefined ? null : removed.map((message) => message.row),
    };
  }
}

class WorldEmission implements Emission {
  readonly event: ChatEvent;
  private readonly encoder: Encoder;
  private readonly related: RelatedCells;
  private readonly subject: EventSubject;

  constructor(encoder: Encoder, event: ChatEvent, related: RelatedCells, subject: EventSubject) {
    this.encoder = encoder;
    this.event = event;
    this.related = related;
    this.subject = subject;
  }

  get rels(): Rels {
    return plainRels(this.related);
  }

  get made(): ChatEntity | MessageEntity | undefined {
    return this.subject.made;
  }

  get chat(): ChatEntity {
    return this.subject.chat;
  }

  get summary(): () => string {
    return this.subject.summary;
  }

  encode(isNeeded = false): Uint8Array {
    return this.encoder.body(this.event, this.related, isNeeded);
  }
}

function operatorOf({ operator, actor }: EventSubject): OperatorEntity | undefined {
  return operator ?? (actor?.kind === 'operator' ? actor : undefined);
}
