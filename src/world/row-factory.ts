import type { Random } from '../env/random.ts';
import { hash } from '../env/random.ts';
import { blank, pattern } from '../model/blank.ts';
import type { ChatMessage, Entities } from '../model/entities.gen.ts';
import { createFillerValues, type FillerValues } from '../model/filler-values.ts';
import type { EntityName } from '../model/spec.ts';
import { createClientRow, type ClientSpec } from './client-row.ts';
import { ChannelEntity, ChatEntity, ClientEntity, OperatorEntity, ProjectEntity } from './entities.ts';
import { createPersonas, type Personas } from './persona.ts';
import { loadPhrasebook, type Phrasebook } from './phrasebook/phrasebook.ts';
import { setFields, type FieldValues } from './set-fields.ts';
import type { World } from './world.ts';

/** Facts of the project that a scenario may give; the rest is made up. */
export interface ProjectSpec {
  readonly name?: string;
  readonly slug?: string;
  readonly description?: string;
  /** Values for fields of the row. */
  readonly set?: FieldValues;
}

/** Facts of a channel that a scenario may give. */
export interface ChannelSpec {
  readonly type: 'iqchat' | 'vk' | 'telegram' | 'facebook' | 'infobip' | 'edna' | 'viber' | 'email';
  /** The title people see. The technical name is the human key. */
  readonly title?: string;
  readonly description?: string;
  readonly set?: FieldValues;
}

/** Facts of an operator that a scenario may give. */
export interface OperatorSpec {
  readonly name?: string;
  readonly department?: string;
  /** A deleted operator can do nothing. */
  readonly deleted?: boolean;
  readonly set?: FieldValues;
}

export type { ClientSpec } from './client-row.ts';

const dayMs = 86_400_000;
/** So many different rows of scenery are made; the ones after that look like one of them. */
const scenerySlots = 64;
/** What comes with every client. */
const crowdEntities = ['Client', 'ClientDetails', 'ClientDetailsField', 'ClientVK', 'File'] as const;
const topics = ['order', 'delivery', 'card', 'loan', 'app'] as const;

/** Makes the rows of a tenant: believable, agreeing with each other, and decided by seed and human key alone. */
export class RowFactory {
  readonly personas: Personas;
  readonly phrasebook: Phrasebook;
  /** Number of the customer base that the clients come from. */
  readonly crmId: number;
  private readonly addressOffset: number;
  private readonly world: World;
  private readonly random: Random;
  private readonly makeUp: FillerValues;
  private readonly pool = new Map<string, object>();
  private readonly beginnings = new Map<object, object>();
  private readonly channels = new Map<string, ChannelEntity>();
  private readonly blankMessage = pattern('ChatMessage');
  private readonly blankChat = blank('Chat');

  constructor(world: World) {
    const { locale } = world.settings;
    this.world = world;
    this.random = world.random.fork('births');
    this.personas = createPersonas(locale, this.random.fork('personas'));
    this.phrasebook = loadPhrasebook(locale);
    this.makeUp = createFillerValues(locale);
    this.crmId = this.random.fork('crm').integer(1, 20);
    this.addressOffset = world.identity.fork('addresses').seed;
  }

  /** The project of the tenant, some years old. */
  project(spec: ProjectSpec): ProjectEntity {
    const random = this.random.fork('project');
    const made = this.personas.project();
    const createdAt = this.ago(random, 900, 1500);
    const base = blank('Project');
    const row = {
      ...base,
      ...this.filler('Project', 'project'),
      Id: this.world.nextId('project'),
      Name: spec.name ?? made.name,
      Slug: spec.slug ?? made.slug,
      Description: spec.description ?? made.description,
      TotalTickets: random.integer(80, 2500),
      CreatedAt: createdAt,
      UpdatedAt: this.ago(random, 1, 2),
      License: {
        ...base.License,
        ...this.filler('License', 'license'),
        CreatedAt: createdAt + dayMs,
        UpdatedAt: createdAt + dayMs,
        Terms: { ...base.License.Terms, ...this.filler('LicenseTerms', 'terms') },
      },
    };
    return new ProjectEntity('project', setFields('Project', row, spec.set));
  }

  /** A channel, younger than its project. */
  channel(key: string, spec: ChannelSpec): ChannelEntity {
    const random = this.random.fork(`channel ${key}`);
    const { project } = this.world;
    const id = this.world.nextId('channel');
    const createdAt = project.row.CreatedAt + random.integer(20_000, 30_000) + this.channels.size * dayMs;
    const times = { CreatedAt: createdAt + 3, UpdatedAt: createdAt + random.integer(60_000, dayMs) };
    const vk = { ...blank('ChannelVK'), ...this.filler('ChannelVK', key), Id: id, ...times };
    const iqchat = { ...blank('ChannelIQChat'), ChannelId: id, ...times };
    const row = {
      ...blank('Channel'),
      ...this.filler('Channel', key),
      Id: id,
      ProjectId: project.row.Id,
      Type: spec.type,
      Name: key,
      ...(spec.title === undefined ? {} : { Title: spec.title }),
      ...(spec.description === undefined ? {} : { Description: spec.description }),
      TotalTickets: random.integer(0, 80),
      CreatedAt: createdAt,
      UpdatedAt: this.ago(random, 1, 3),
      ...(spec.type === 'vk' ? { VK: vk } : spec.type === 'iqchat' ? { IQChat: iqchat } : {}),
    };
    this.world.patch(project, { TotalChannelCount: project.row.TotalChannelCount + 1 });
    const channel = new ChannelEntity(key, setFields('Channel', row, spec.set));
    this.channels.set(key, channel);
    return channel;
  }

  /** An operator of the project. */
  operator(key: string, spec: OperatorSpec): OperatorEntity {
    const random = this.random.fork(`operator ${key}`);
    const id = this.world.nextId('user');
    const staff = this.personas.operator(key, id, spec.name);
    const { project } = this.world;
    const createdAt = this.ago(random, 200, 800);
    const seenAt = this.ago(random, 0.001, 0.2);
    const row = {
      ...blank('User'),
      ...this.filler('User', key),
      Id: id,
      Name: staff.name,
      Email: staff.email,
      Position: staff.position,
      Pseudonym: staff.pseudonym,
      Department: spec.department ?? staff.department,
      DisplayName: staff.displayName,
      // Only the samples of 2018 show a portrait; later ones have null.
      AvatarId: this.world.profile.hasAvatars ? `${this.world.uuids.next(createdAt)}.jpg` : null,
      Online: spec.deleted !== true,
      Active: spec.deleted !== true,
      Deleted: spec.deleted ?? false,
      CreatedAt: createdAt,
      UpdatedAt: seenAt,
      LastSeenAt: seenAt,
      LastActiveAt: seenAt,
      LastMessageAt: seenAt - random.integer(1000, 600_000),
      AssignedAt: seenAt - random.integer(600_000, dayMs),
    };
    this.world.patch(project, { TotalAgentCount: project.row.TotalAgentCount + 1 });
    return new OperatorEntity(key, setFields('User', row, spec.set), staff);
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
    const topic = facts.topic ?? client.topic ?? world.random.fork(`topic ${ordinal}`).pick(topics);
    const row = { ...this.blankChat };
    row.Id = id;
    row.ProjectId = world.project.row.Id;
    row.ClientId = client.row.Id;
    row.ChannelId = channel.row.Id;
    row.CreatedAt = world.nowMs - 6;
    row.ChangedAt = world.nowMs - 6;
    const chat = new ChatEntity(key, row, { client, channel, topic, ordinal });
    client.begin(chat);
    return chat;
  }

  /** A fresh message row, to be filled in. */
  message(): ChatMessage {
    return { ...this.blankMessage };
  }

  /** Makes up now what the clients to come and their files will look like, so that no birth has to wait for it. */
  prepare(): void {
    for (const entity of crowdEntities) {
      for (let slot = 0; slot < scenerySlots; slot++) this.beginningOf(entity, this.sceneryOf(entity, slot));
    }
  }

  /** Made-up values for the fields whose schema says how (`x-faker`); the same for the same label. */
  filler(entity: EntityName, label: string): object {
    return this.sceneryOf(entity, hash(label) % scenerySlots);
  }

  private sceneryOf(entity: EntityName, slot: number): object {
    const name = `${entity} ${slot}`;
    const known = this.pool.get(name);
    if (known !== undefined) return known;
    const fields: object = this.makeUp.row(entity, this.random.fork(`scenery ${name}`));
    this.pool.set(name, fields);
    return fields;
  }

  /** A row at its beginning with the scenery of this label. Lists and objects in it are shared: put others in their place. */
  fresh<Name extends EntityName>(entity: Name, label: string): Entities[Name] {
    return { ...this.beginningOf(entity, this.filler(entity, label)) } as Entities[Name];
  }

  private beginningOf(entity: EntityName, filler: object): object {
    let row = this.beginnings.get(filler);
    if (row === undefined) this.beginnings.set(filler, (row = Object.assign(pattern(entity), filler)));
    return row;
  }

  /** A moment so many days before the tenant's start. */
  ago(random: Random, minDays: number, maxDays: number): number {
    const days = minDays + random.next() * (maxDays - minDays);
    return Math.floor(this.world.settings.startMs - days * dayMs);
  }

  private channelOf(key: string | undefined): ChannelEntity {
    const found = key === undefined ? this.channels.values().next().value : this.channels.get(key);
    return found ?? this.channel(key ?? 'support', { type: 'iqchat' });
  }
}
