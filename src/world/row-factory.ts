import type { Random } from '../env/random.ts';
import { hash } from '../env/random.ts';
import { blank, pattern } from '../model/blank.ts';
import type { ChatMessage, Entities } from '../model/entities.gen.ts';
import { createFillerValues, type FillerValues } from '../model/filler-values.ts';
import type { EntityName } from '../model/spec.ts';
import { createClientRow } from './client-row.ts';
import { ChannelEntity, ChatEntity, ClientEntity, OperatorEntity, ProjectEntity } from './entities.ts';
import { createPersonas, type Personas } from './persona.ts';
import { loadPhrasebook, type Phrasebook } from './phrasebook/phrasebook.ts';
import type { RowSource } from './row-source.ts';
import { setFields } from './set-fields.ts';
import type { ChannelSpec, ClientSpec, OperatorSpec, ProjectSpec } from './specs.ts';
import type { WorldState } from './state.ts';
import { createChannelRow, createOperatorRow, createProjectRow } from './tenant-rows.ts';
import { topicsOf } from './channel-topics.ts';
import { UuidMint } from './uuid.ts';

/** How many different sets of filler values are made; later rows reuse one of them. */
const fillerSets = 64;
/** What comes with every client. */
const clientEntities = ['Client', 'ClientDetails', 'ClientDetailsField', 'ClientVK', 'File'] as const;

/** Makes the rows of a tenant: believable, agreeing with each other, and decided by seed and human key alone. */
export class RowFactory implements RowSource {
  /** Who the clients are, by seed and key, and who works here, by key alone. */
  readonly personas: Personas;
  readonly staff: Personas;
  /** Mints the portraits of operators. */
  readonly portraits: UuidMint;
  readonly phrasebook: Phrasebook;
  /** Number of the customer base that the clients come from. */
  readonly crmId: number;
  private readonly addressOffset: number;
  private readonly world: WorldState;
  private readonly random: Random;
  private readonly makeUp: FillerValues;
  private readonly pool = new Map<string, object>();
  private readonly beginnings = new Map<object, object>();
  private readonly channels = new Map<string, ChannelEntity>();
  private operators = 0;
  private readonly blankMessage = pattern('ChatMessage');
  private readonly blankChat = blank('Chat');

  constructor(world: WorldState) {
    const { locale } = world.settings;
    this.world = world;
    // The label is part of what decides the bytes of every row, so it stays.
    this.random = world.random.fork('births');
    this.personas = createPersonas(locale, this.random.fork('personas'));
    this.phrasebook = loadPhrasebook(locale);
    this.makeUp = createFillerValues(locale);
    const { random } = world.tenant;
    this.staff = createPersonas(locale, random.fork(`people ${locale}`));
    this.portraits = new UuidMint(random.fork('portraits'));
    this.crmId = random.fork('crm').integer(1, 20);
    this.addressOffset = world.identity.fork('addresses').seed;
  }

  /** The project of the tenant, some years old. */
  project(spec: ProjectSpec): ProjectEntity {
    return new ProjectEntity(
      'project',
      setFields('Project', createProjectRow(this, this.world, spec), spec.set),
    );
  }

  /** A channel, younger than its project. */
  channel(key: string, spec: ChannelSpec): ChannelEntity {
    const row = createChannelRow(this, this.world, key, spec);
    const channel = new ChannelEntity(key, setFields('Channel', row, spec.set));
    this.channels.set(key, channel);
    const { project } = this.world;
    this.world.patch(project, {
      TotalChannelCount: Math.max(project.row.TotalChannelCount, this.channels.size),
      TotalTickets: Math.max(project.row.TotalTickets, this.sumOf('TotalTickets')),
      TotalClientCount: Math.max(project.row.TotalClientCount, this.sumOf('TotalClients')),
    });
    return channel;
  }

  /** An operator of the project. */
  operator(key: string, spec: OperatorSpec): OperatorEntity {
    const { row, staff } = createOperatorRow(this, this.world, key, spec);
    const { project } = this.world;
    this.operators += 1;
    this.world.patch(project, { TotalAgentCount: Math.max(project.row.TotalAgentCount, this.operators) });
    return new OperatorEntity(key, setFields('User', row, spec.set), staff);
  }

  private sumOf(counter: 'TotalTickets' | 'TotalClients'): number {
    return [...this.channels.values()].reduce((sum, { row }) => sum + row[counter], 0);
  }

  /** A client, known to the customer base or come from a social channel. */
  client(key: string, spec: ClientSpec): ClientEntity {
    const channel = this.channelOf(spec.channel);
    const identity = spec.identity ?? key;
    const persona = this.personas.client(
      identity,
      {
        phone: this.world.nextNumber('phone'),
        nth: this.world.nextOrdinal('client'),
        offset: this.addressOffset,
      },
      spec.name,
    );
    const random = this.random.fork(`client ${identity}`);
    const { project } = this.world;
    const row = createClientRow(this, { key: identity, spec, channel, persona, random, world: this.world });
    this.world.patch(project, { TotalClientCount: project.row.TotalClientCount + 1 });
    return new ClientEntity(key, setFields('Client', row, spec.set), { persona, channel, topic: spec.topic });
  }

  /** The permanent thread of a client in a channel, made at the client's first ticket. */
  chat(
    key: string,
    facts: { client: ClientEntity; channel: ChannelEntity; topic: string | undefined },
  ): ChatEntity {
    const { client, channel } = facts;
    const { world } = this;
    const id = world.nextId('chat');
    const ordinal = world.nextOrdinal('chat');
    const topic =
      facts.topic ?? client.topic ?? world.random.fork(`topic ${ordinal}`).pick(topicsOf(channel));
    const row = { ...this.blankChat };
    row.Id = id;
    row.ProjectId = world.project.row.Id;
    row.ClientId = client.row.Id;
    row.ChannelId = channel.row.Id;
    // A client who wrote here before has a thread as old as its own row (sample 5: 12 ms younger).
    const isKnown = client.row.TotalTickets > 0 && channel === client.channel;
    row.CreatedAt = isKnown ? client.row.CreatedAt + 12 : world.nowMs - 6;
    row.ChangedAt = Math.max(row.CreatedAt, world.nowMs - 6);
    const chat = new ChatEntity(key, row, { client, channel, topic, ordinal });
    client.begin(chat);
    return chat;
  }

  /** A fresh message row, to be filled in. */
  message(): ChatMessage {
    return { ...this.blankMessage };
  }

  /** Makes the filler values of future clients and their files now, so that no new client has to wait for them. */
  prepare(): void {
    for (const entity of clientEntities) {
      for (let slot = 0; slot < fillerSets; slot++) this.beginningOf(entity, this.fillerOf(entity, slot));
    }
  }

  /** Generated values for the fields whose schema says how (`x-faker`); the same for the same label. */
  filler(entity: EntityName, label: string): object {
    return this.fillerOf(entity, hash(label) % fillerSets);
  }

  /** The same for rows of the tenant, whatever the seed. */
  tenantFiller(entity: EntityName, label: string): object {
    return this.makeUp.row(entity, this.world.tenant.random.fork(`filler ${entity} ${label}`));
  }

  private fillerOf(entity: EntityName, slot: number): object {
    const name = `${entity} ${slot}`;
    const known = this.pool.get(name);
    if (known !== undefined) return known;
    const fields: object = this.makeUp.row(entity, this.random.fork(`scenery ${name}`));
    this.pool.set(name, fields);
    return fields;
  }

  /** A row at its beginning with the filler values of this label. Lists and objects in it are shared: put others in their place. */
  fresh<Name extends EntityName>(entity: Name, label: string): Entities[Name] {
    return { ...this.beginningOf(entity, this.filler(entity, label)) } as Entities[Name];
  }

  private beginningOf(entity: EntityName, filler: object): object {
    let row = this.beginnings.get(filler);
    if (row === undefined) this.beginnings.set(filler, (row = Object.assign(pattern(entity), filler)));
    return row;
  }

  /** A moment between `minDays` and `maxDays` before the tenant's start. */
  ago(random: Random, minDays: number, maxDays: number): number {
    const days = minDays + random.next() * (maxDays - minDays);
    return Math.floor(this.world.settings.startMs - days * 86_400_000);
  }

  private channelOf(key: string | undefined): ChannelEntity {
    const found = key === undefined ? this.channels.values().next().value : this.channels.get(key);
    return found ?? this.channel(key ?? 'support', { type: 'iqchat' });
  }
}
