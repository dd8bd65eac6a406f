import { blank } from '../model/blank.ts';
import type { Channel, Project, User } from '../model/entities.gen.ts';
import type { Staff } from './persona.ts';
import type { RowSource } from './row-source.ts';
import type { ChannelSpec, OperatorSpec, ProjectSpec } from './specs.ts';
import type { WorldState } from './state.ts';

const dayMs = 86_400_000;
/** What the tenant has beside the channels, operators and clients that a scenario shows. */
const elsewhere = { channels: 8, agents: 24, clients: 41_000, tickets: 96_000 };

/** Titles of channels by type; those of chats on sites and in apps are drawn. */
const titles: Readonly<Record<string, Readonly<Record<'ru' | 'en', string>>>> = {
  vk: { ru: 'Сообщество ВКонтакте', en: 'VK community' },
  telegram: { ru: 'Телеграм-бот', en: 'Telegram bot' },
  facebook: { ru: 'Facebook Messenger', en: 'Facebook Messenger' },
  infobip: { ru: 'WhatsApp', en: 'WhatsApp' },
  edna: { ru: 'WhatsApp', en: 'WhatsApp' },
  viber: { ru: 'Viber', en: 'Viber' },
  email: { ru: 'Электронная почта', en: 'E-mail' },
};

/** The project of the tenant. Its totals hold more than any scenario shows, so they can be true beside those of its channels. */
export function createProjectRow(rows: RowSource, world: WorldState, spec: ProjectSpec): Project {
  const { tenant } = world;
  const made = rows.staff.project();
  const licensedMs = tenant.licensedMs(world.startMs);
  const base = blank('Project');
  return {
    ...base,
    ...rows.tenantFiller('Project', 'project'),
    Id: world.tenantId('project', ''),
    Name: spec.name ?? made.name,
    Slug: spec.slug ?? made.slug,
    Description: spec.description ?? made.description,
    TotalTickets: elsewhere.tickets,
    TotalClientCount: elsewhere.clients,
    TotalAgentCount: elsewhere.agents,
    TotalChannelCount: elsewhere.channels,
    CreatedAt: tenant.foundedMs,
    UpdatedAt: rows.ago(tenant.random.fork('project'), 1, 2),
    License: {
      ...base.License,
      ...rows.tenantFiller('License', 'license'),
      CreatedAt: licensedMs,
      UpdatedAt: licensedMs,
      Terms: { ...base.License.Terms, ...rows.tenantFiller('LicenseTerms', 'terms') },
    },
  };
}

/** A channel of the tenant, younger than its project: the same row for the same key and type. */
export function createChannelRow(
  rows: RowSource,
  world: WorldState,
  key: string,
  spec: ChannelSpec,
): Channel & Record<string, unknown> {
  const { tenant, project } = world;
  const name = `${spec.type} ${key}`;
  const random = tenant.random.fork(`channel ${name}`);
  const id = world.tenantId('channel', name);
  const createdAt = tenant.early(random);
  const times = { CreatedAt: createdAt + 3, UpdatedAt: createdAt + random.integer(60_000, dayMs) };
  const vk = { ...blank('ChannelVK'), ...rows.tenantFiller('ChannelVK', key), Id: id, ...times };
  const iqchat = { ...blank('ChannelIQChat'), ChannelId: id, ...times };
  const totalTickets = random.integer(1200, 3000);
  const title = spec.title ?? titles[spec.type]?.[world.settings.locale];
  return {
    ...blank('Channel'),
    ...rows.tenantFiller('Channel', name),
    Id: id,
    ProjectId: project.row.Id,
    Type: spec.type,
    Name: key,
    ...(title === undefined ? {} : { Title: title }),
    ...(spec.description === undefined ? {} : { Description: spec.description }),
    AudioMessagesEnabled: spec.type !== 'email',
    AudioMessagesEnabledFor: spec.type === 'email' ? 'none' : 'all',
    TotalClients: Math.ceil(totalTickets * 0.4),
    TotalTickets: totalTickets,
    CreatedAt: createdAt,
    UpdatedAt: rows.ago(random, 1, 3),
    ...(spec.type === 'vk' ? { VK: vk } : spec.type === 'iqchat' ? { IQChat: iqchat } : {}),
  };
}

/** An operator of the tenant: the same person for the same key. */
export function createOperatorRow(
  rows: RowSource,
  world: WorldState,
  key: string,
  spec: OperatorSpec,
): { readonly row: User; readonly staff: Staff } {
  const { tenant } = world;
  const random = tenant.random.fork(`operator ${key}`);
  const id = world.tenantId('user', key);
  const staff = rows.staff.operator(key, id, spec.name);
  const createdAt = tenant.early(random);
  const seenAt = rows.ago(random, 0.001, 0.2);
  const row = {
    ...blank('User'),
    ...rows.tenantFiller('User', key),
    Id: id,
    Name: staff.name,
    Email: staff.email,
    Position: staff.position,
    Pseudonym: staff.pseudonym,
    Department: spec.department ?? staff.department,
    DisplayName: staff.displayName,
    // Only the samples of 2018 show a portrait; later ones have null.
    AvatarId: world.profile.hasAvatars ? `${rows.portraits.next(createdAt)}.jpg` : null,
    Online: spec.deleted !== true,
    Active: spec.deleted !== true,
    Deleted: spec.deleted ?? false,
    CreatedAt: createdAt,
    UpdatedAt: seenAt,
    LastSeenAt: seenAt,
    LastActiveAt: seenAt,
    LastMessageAt: seenAt - random.integer(1000, 600_000),
    AssignedAt: seenAt - random.integer(600_000, dayMs),
    Rating: random.integer(38, 49) / 10,
  };
  return { row, staff };
}
