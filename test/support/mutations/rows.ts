import type { Loose } from '../consumer-tape.ts';
import { modern, damage, setRow, setSubject, later, type Mutation } from './mutation.ts';

/** Ways in which a row contradicts itself or the event. */
export const rows: readonly Mutation[] = [
  {
    rule: 'message/author',
    name: 'an author of both sides',
    apply: setRow('ChatMessages', (row) => (row['UserId'] === null ? { UserId: 1 } : { ClientId: 1 })),
  },
  {
    rule: 'message/author',
    name: 'no author',
    apply: setRow('ChatMessages', { ClientId: null, UserId: null }),
  },
  {
    rule: 'message/flag-time',
    name: 'Read flipped',
    apply: setRow('ChatMessages', (row) => ({ Read: row['Read'] !== true })),
  },
  {
    rule: 'message/flag-time',
    name: 'Deleted flipped',
    eras: modern,
    apply: setRow('ChatMessages', (row) => ({ Deleted: row['Deleted'] !== true })),
  },
  {
    rule: 'message/times',
    name: 'read before received',
    apply: setSubject(['message_read'], (row) => ({ ReadAt: later(row, 'ReceivedAt', -3) })),
  },
  {
    rule: 'message/times',
    name: 'created after the event',
    apply: setRow('ChatMessages', (row) => ({ CreatedAt: later(row, 'CreatedAt', 60_000) })),
  },
  {
    rule: 'message/file',
    name: 'a file without an id',
    apply: (tape) =>
      damage(
        tape.row('ChatMessages', ({ Payload }) => Payload === 'file'),
        ([row]) => Reflect.deleteProperty(row, 'FileId'),
      ),
  },
  {
    rule: 'message/file',
    name: 'a text with a file',
    apply: setRow('ChatMessages', { Payload: 'text' }, ({ Payload }) => Payload === 'file'),
  },
  {
    rule: 'message/ticket',
    name: 'a message of an old ticket',
    eras: modern,
    apply: setSubject(['message_created'], (row) => ({ TicketId: later(row, 'TicketId', -1) })),
  },
  {
    rule: 'file/id',
    name: 'a random UUID',
    apply: setRow('Files', (row) => ({ Id: String(row['Id']).replace(/^(.{14})1/, '$14') })),
  },
  {
    rule: 'file/id',
    name: 'a lost extension',
    apply: setRow('Files', (row) => ({ Id: String(row['Id']).slice(0, 36) })),
  },
  { rule: 'file/id', name: 'another extension', apply: setRow('Files', { Name: 'report.exe' }) },
  {
    rule: 'file/path',
    name: 'the path of another file',
    apply: setRow('Files', { Path: 'clients/1/1/other.pdf' }),
  },
  {
    rule: 'file/owner',
    name: 'a file in the storage of another client',
    apply: setRow('Files', (row) => ({ OwnerClientId: later(row, 'OwnerClientId', 1) })),
  },
  { rule: 'file/owner', name: 'a file of nobody', apply: setRow('Files', { ClientId: null, UserId: null }) },
  { rule: 'file/owner', name: 'a file of two', apply: setRow('Files', { ClientId: 1, UserId: 1 }) },
  {
    rule: 'channel/kind',
    name: 'a channel without its part',
    apply: (tape) =>
      damage(tape.row('Channels'), ([row]) => {
        Reflect.deleteProperty(row, 'IQChat');
        Reflect.deleteProperty(row, 'VK');
      }),
  },
  {
    rule: 'channel/kind',
    name: 'a channel of another type',
    apply: setRow('Channels', { Type: 'telegram' }),
  },
  {
    rule: 'channel/kind',
    name: 'the part of another channel',
    apply: (tape) =>
      damage(tape.row('Channels'), ([row]) => {
        const part = (row['IQChat'] ?? row['VK']) as Loose;
        part['VK' in row ? 'Id' : 'ChannelId'] = 5;
      }),
  },
  {
    rule: 'client/vk',
    name: 'another VK profile',
    apply: setRow(
      'Clients',
      (row) => ({ VKId: later(row, 'VKId', 1) }),
      ({ VKId }) => VKId !== null,
    ),
  },
  {
    rule: 'client/vk',
    name: 'no VK profile',
    apply: setRow('Clients', { VKId: 12 }, ({ VKId }) => VKId === null),
  },
  {
    rule: 'client/details',
    name: 'details of another client',
    apply: (tape) =>
      damage(tape.row('Clients'), ([{ Details: details }]) => ((details as Loose)['ClientId'] = 4)),
  },
  {
    rule: 'time/zero',
    name: 'the zero time of another era',
    apply: (tape) =>
      damage(tape.row('Clients'), ([{ Details: details }]) => {
        const key = tape.one(['CreatedAt', 'UpdatedAt']) ?? '';
        (details as Loose)[key] = tape.era === '2018' ? -62_135_596_800_000 : -6_795_364_578_871;
      }),
  },
  {
    rule: 'time/ahead',
    name: 'a row of tomorrow',
    apply: setRow('Chats', (row) => ({ ChangedAt: later(row, 'ChangedAt', 86_400_000) })),
  },
];
