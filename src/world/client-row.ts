import type { Random } from '../env/random.ts';
import { blank } from '../model/blank.ts';
import type { Client, ClientDetails, ClientDetailsField, ClientVK } from '../model/entities.gen.ts';
import type { RowSource } from './row-source.ts';
import type { ChannelEntity } from './entities.ts';
import type { Persona } from './persona.ts';
import type { ClientSpec } from './specs.ts';
import type { WorldState } from './state.ts';

interface Facts {
  readonly key: string;
  readonly spec: ClientSpec;
  readonly channel: ChannelEntity;
  readonly persona: Persona;
  readonly random: Random;
  readonly world: WorldState;
}

/** The field of a client that holds its id in the network of its channel. */
const networkIds: Readonly<Record<string, keyof Client>> = {
  telegram: 'TelegramId',
  facebook: 'FacebookId',
  infobip: 'InfobipId',
  edna: 'EdnaId',
  vk: 'VKId',
  viber: 'ViberId',
};

/** The details of a client without any: no texts, and the id of nobody. */
const emptyDetails: ClientDetails = {
  ...(Object.fromEntries(
    Object.keys(blank('ClientDetails')).map((name) => [name, null]),
  ) as unknown as ClientDetails),
  ClientId: 0,
};

/** A row of a client. Names, address, phone and branch come from one persona, so they agree with each other. */
export function createClientRow(rows: RowSource, facts: Facts): Client {
  const { key, spec, channel, persona, random, world } = facts;
  const networkId = networkIds[channel.row.Type];
  const type = spec.type ?? (networkId === undefined ? 'crm' : 'channel');
  const id = world.nextId('client');
  const createdAt = Math.max(rows.ago(random, 1, 400), channel.row.CreatedAt + 3_600_000);
  const isCrm = type === 'crm';
  const crmClientId = isCrm ? world.nextNumber('crm') : 0;
  // Filled in key by key: an object literal that merges others would cost ten times as much.
  const row = rows.fresh('Client', key);
  row.Id = id;
  row.ProjectId = world.project.row.Id;
  row.Type = type;
  row.Name = isCrm ? persona.fullName : persona.publicName;
  row.ShortName = persona.shortName;
  row.CreatedAt = createdAt;
  setStanding(row, facts, random);
  const networkNumber = networkId === undefined ? 0 : world.nextNumber('network');
  row.SeenAt = isCrm ? rows.ago(random, 0.0001, 0.02) : null;
  row.UpdatedAt = row.SeenAt ?? createdAt;
  if (isCrm) {
    row.CRMId = rows.crmId;
    row.CRMClientId = String(crmClientId);
    row.ChannelId = world.profile.crmClientHasChannel ? channel.row.Id : null;
    row.Details = crmDetails(rows, facts, row, crmClientId);
    return row;
  }
  row.CRMId = null;
  row.CRMClientId = null;
  row.ChannelId = channel.row.Id;
  if (networkId !== undefined) row[networkId] = networkNumber as never;
  row.Details = noDetails(world);
  if (row.VKId !== null) row.VK = vkProfile(rows, facts, row.VKId, createdAt);
  return row;
}

/** The zero struct of a client that has no row in the customer base: ClientId 0, null strings, zero times (quirks.md, 3). */
function noDetails(world: WorldState): ClientDetails {
  const { zeroTimeMs } = world.profile;
  const row = { ...emptyDetails };
  row.CreatedAt = zeroTimeMs;
  row.UpdatedAt = zeroTimeMs;
  row.Fields = [];
  return row;
}

function crmDetails(
  rows: RowSource,
  { key, persona, random, world }: Facts,
  { Id: id, CreatedAt: createdAt }: Client,
  crmClientId: number,
): ClientDetails {
  const { profile } = world;
  const row = rows.fresh('ClientDetails', key);
  row.ClientId = id;
  row.CRMURL = `https://crm.example.com/clients/${crmClientId}`;
  row.FirstName = persona.firstName;
  row.MiddleName = persona.middleName;
  row.LastName = persona.lastName;
  row.Sex = persona.sex;
  row.Birthday = persona.birthday;
  row.Cellphone = persona.phone;
  row.Email = persona.email;
  row.INN = persona.inn;
  row.ExtRef = persona.extRef;
  row.CardRef = persona.cardRef;
  row.BranchId = persona.branch.id;
  row.BranchName = persona.branch.name;
  row.BranchExtRef = persona.branch.extRef;
  row.BranchBik = persona.branch.bik;
  // Even full details had zero times in 2018 and 2023; only the sample of 2021 shows real ones.
  row.CreatedAt = profile.crmDetailsHaveTimes ? createdAt - 1 : profile.zeroTimeMs;
  row.UpdatedAt = row.CreatedAt;
  row.Fields = random.chance(0.5) ? customFields(rows, { world, key }, id, createdAt) : [];
  return row;
}

/** The custom fields of the project: every client that has any has these. */
const fieldNames = {
  ru: ['Номер договора', 'Лицевой счёт', 'Номер карты лояльности'],
  en: ['Contract number', 'Account number', 'Loyalty card number'],
} as const;

/** Marks of clients; only green without words was ever seen. */
const marks = {
  ru: [
    ...Array<[string, string]>(7).fill(['green', '']),
    ['yellow', 'VIP'],
    ['yellow', 'VIP'],
    ['red', 'Жалоба'],
  ],
  en: [
    ...Array<[string, string]>(7).fill(['green', '']),
    ['yellow', 'VIP'],
    ['yellow', 'VIP'],
    ['red', 'Complaint'],
  ],
} as const;

const longKnownMs = 30 * 86_400_000;

/** What the tenant thinks of a client, and how often it wrote before. */
function setStanding(row: Client, { channel, world }: Facts, random: Random): void {
  const [type, name] = random.pick(marks[world.settings.locale] as unknown as readonly [[string, string]]);
  row.MarkerType = type;
  row.MarkerName = name;
  row.Priority = random.pick([1, 1, 1, 2, 3]);
  const isOld = world.startMs - row.CreatedAt > longKnownMs;
  const tickets = isOld && random.chance(0.6) ? random.integer(1, 12) : 0;
  row.TotalTickets = channel.takeEarlierTickets(tickets);
  row.AvgRating = row.TotalTickets > 1 && random.chance(0.5) ? random.integer(30, 50) / 10 : null;
}

function customFields(
  rows: RowSource,
  { world, key }: Pick<Facts, 'world' | 'key'>,
  clientId: number,
  createdAt: number,
): ClientDetailsField[] {
  return [1, 2, 3].map((number) => {
    const row = rows.fresh('ClientDetailsField', `${key} ${number}`);
    row.Id = world.nextId('field');
    row.ClientId = clientId;
    row.Name = fieldNames[world.settings.locale][number - 1] as string;
    row.CreatedAt = createdAt;
    row.UpdatedAt = createdAt;
    return row;
  });
}

function vkProfile(rows: RowSource, { key, persona }: Facts, id: number, createdAt: number): ClientVK {
  const row = rows.fresh('ClientVK', key);
  row.Id = id;
  row.FirstName = persona.firstName;
  row.LastName = persona.lastName;
  row.ScreenName = persona.screenName;
  // In VK 1 is female and 2 is male.
  row.Sex = persona.sex === 'female' ? 1 : 2;
  row.Photo = `https://example.com/photos/${id}.jpg`;
  row.CreatedAt = createdAt;
  row.UpdatedAt = createdAt;
  return row;
}
