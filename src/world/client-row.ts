import type { Random } from '../env/random.ts';
import { blank } from '../model/blank.ts';
import type { Client, ClientDetails, ClientDetailsField, ClientVK } from '../model/entities.gen.ts';
import type { Births } from './births.ts';
import type { ChannelEntity } from './entities.ts';
import type { Persona } from './persona.ts';
import type { FieldValues } from './set-fields.ts';
import type { World } from './world.ts';

/** Facts of a client that a scenario may give. */
export interface ClientSpec {
  /** Known to the customer base (`crm`) or come from a social channel (`channel`). Default: by the type of the channel. */
  readonly type?: 'crm' | 'channel';
  /** Human key of the channel. Default: the first channel of the tenant. */
  readonly channel?: string;
  readonly name?: string;
  /** Decides what the client is like, where the key alone is not unique. Default: the key. */
  readonly identity?: string;
  /** What the client's made-up messages are about. */
  readonly topic?: string;
  /** Values for fields of the row. */
  readonly set?: FieldValues;
}

interface Facts {
  readonly key: string;
  readonly spec: ClientSpec;
  readonly channel: ChannelEntity;
  readonly persona: Persona;
  readonly random: Random;
  readonly world: World;
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

const blankClient = blank('Client');
const blankVK = blank('ClientVK');
const blankField = blank('ClientDetailsField');

/** A row of a client. Names, address, phone and branch come from one persona, so they agree with each other. */
export function createClientRow(births: Births, facts: Facts): Client {
  const { key, spec, channel, persona, random, world } = facts;
  const networkId = networkIds[channel.row.Type];
  const type = spec.type ?? (networkId === undefined ? 'crm' : 'channel');
  const id = world.nextId('client');
  const createdAt = births.ago(random, 1, 400);
  const isCrm = type === 'crm';
  const crm = {
    CRMId: births.crmId,
    CRMClientId: String(id),
    ChannelId: world.profile.crmClientHasChannel ? channel.row.Id : null,
  };
  const network = networkId === undefined ? {} : { [networkId]: random.integer(600_000_000, 699_999_999) };
  const seenAt = isCrm ? births.ago(random, 0.0001, 0.02) : null;
  const row: Client = {
    ...blankClient,
    ...births.scenery('Client', key),
    Id: id,
    ProjectId: world.project.row.Id,
    Type: type,
    Name: isCrm ? persona.fullName : persona.publicName,
    ShortName: persona.shortName,
    CreatedAt: createdAt,
    UpdatedAt: seenAt ?? createdAt,
    SeenAt: seenAt,
    ...(isCrm ? crm : { CRMId: null, CRMClientId: null, ChannelId: channel.row.Id, ...network }),
    Details: isCrm ? crmDetails(births, facts, id, createdAt) : noDetails(world),
  };
  if (!isCrm && row.VKId !== null) row.VK = vkProfile(births, facts, row.VKId, createdAt);
  return row;
}

/** The zero struct of a client that has no row in the customer base: ClientId 0, null strings, zero times (quirks.md, 3). */
function noDetails(world: World): ClientDetails {
  const { zeroTimeMs } = world.profile;
  const strings = Object.keys(blankClient.Details).map((name) => [name, null]);
  return {
    ...(Object.fromEntries(strings) as unknown as ClientDetails),
    ClientId: 0,
    CreatedAt: zeroTimeMs,
    UpdatedAt: zeroTimeMs,
    Fields: [],
  };
}

function crmDetails(
  births: Births,
  { key, persona, random, world }: Facts,
  id: number,
  createdAt: number,
): ClientDetails {
  const { profile } = world;
  return {
    ...blankClient.Details,
    ...births.scenery('ClientDetails', key),
    ClientId: id,
    CRMURL: `https://crm.example.com/clients/${id}`,
    FirstName: persona.firstName,
    MiddleName: persona.middleName,
    LastName: persona.lastName,
    Sex: persona.sex,
    Birthday: persona.birthday,
    Cellphone: persona.phone,
    Email: persona.email,
    INN: persona.inn,
    ExtRef: persona.extRef,
    CardRef: persona.cardRef,
    BranchId: persona.branch.id,
    BranchName: persona.branch.name,
    BranchExtRef: persona.branch.extRef,
    BranchBik: persona.branch.bik,
    // Even full details had zero times in 2018 and 2023; only the sample of 2021 shows real ones.
    CreatedAt: profile.crmDetailsHaveTimes ? createdAt - 1 : profile.zeroTimeMs,
    UpdatedAt: profile.crmDetailsHaveTimes ? createdAt - 1 : profile.zeroTimeMs,
    Fields: random.chance(0.5) ? customFields(births, world, key, id, createdAt) : [],
  };
}

function customFields(
  births: Births,
  world: World,
  key: string,
  clientId: number,
  createdAt: number,
): ClientDetailsField[] {
  return [1, 2, 3].map((number) => ({
    ...blankField,
    ...births.scenery('ClientDetailsField', `${key} ${number}`),
    Id: world.nextId('field'),
    ClientId: clientId,
    CreatedAt: createdAt,
    UpdatedAt: createdAt,
  }));
}

function vkProfile(births: Births, { key, persona }: Facts, id: number, createdAt: number): ClientVK {
  return {
    ...blankVK,
    ...births.scenery('ClientVK', key),
    Id: id,
    FirstName: persona.firstName,
    LastName: persona.lastName,
    ScreenName: persona.screenName,
    // In VK 1 is female and 2 is male.
    Sex: persona.sex === 'female' ? 1 : 2,
    Photo: `https://example.com/photos/${id}.jpg`,
    CreatedAt: createdAt,
    UpdatedAt: createdAt,
  };
}
