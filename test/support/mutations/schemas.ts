import { conversation } from '../consumer-stream.ts';
import { itemOf, rowsOf } from '../consumer-tape.ts';
import { damage, setRow, type Mutation } from './mutation.ts';

/** Ways to break the schema. */
export const schemas: readonly Mutation[] = [
  {
    rule: 'schema/missing',
    name: 'a key left out',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const row = tape.one(rowsOf(item)) ?? {};
        const keys = Object.keys(row).filter(
          (key) => !['VK', 'IQChat', 'FileId', 'ReplyToMessageId'].includes(key),
        );
        Reflect.deleteProperty(row, tape.one(keys) ?? '');
      }),
  },
  {
    rule: 'schema/unknown',
    name: 'an invented key',
    apply: (tape) =>
      damage(tape.one(rowsOf(tape.any() ?? tape.items[0]!)), (row) => (row['Colour'] = 'green')),
  },
  {
    rule: 'schema/unknown',
    name: 'a key of a later era',
    eras: ['2018', '2021', '2022'],
    apply: setRow('Channels', { AudioMessagesEnabled: true }),
  },
  {
    rule: 'schema/type',
    name: 'a value of another type',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const row = tape.one(rowsOf(item)) ?? {};
        const keys = Object.keys(row).filter((key) => !['Product', 'Options', 'APNS'].includes(key));
        const key = tape.one(keys) ?? '';
        row[key] = typeof row[key] === 'boolean' ? 'yes' : 4.5;
      }),
  },
  {
    rule: 'schema/value',
    name: 'a word that is not of the enumeration',
    apply: (tape) =>
      damage(tape.any(), ({ event }) => (event['Actor'] = tape.one(['robot', 'operator', 'Client']))),
  },
  {
    rule: 'schema/value',
    name: 'an empty list',
    apply: (tape) => damage(tape.any(), ({ rels }) => (rels['Files'] = [])),
  },
  ...[1e20, -1e20, 2 ** 53].map((value): Mutation => ({
    rule: 'schema/value',
    name: `a number that no consumer can hold: ${value}`,
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const row = tape.one(rowsOf(item).filter((one) => typeof one['Id'] === 'number')) ?? {};
        row['Id'] = value;
      }),
  })),
  {
    rule: 'schema/key-order',
    name: 'the rows before the event',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        item.bytes = Buffer.from(JSON.stringify({ Rels: item.rels, ChatEvent: item.event }));
      }),
  },
  {
    rule: 'schema/key-order',
    name: 'keys in another order',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const rows = rowsOf(item).filter((row) => Object.keys(row).length > 1);
        const row = tape.one(rows) ?? {};
        const [key = '', value] = Object.entries(row)[0] ?? [];
        Reflect.deleteProperty(row, key);
        row[key] = value;
      }),
  },
  {
    rule: 'schema/key-order',
    name: 'lists in another order',
    apply: (tape) =>
      damage(tape.any(), (item) => (item.rels = Object.fromEntries(Object.entries(item.rels).reverse()))),
  },
  {
    rule: 'era/changed',
    name: 'a body of another era',
    apply(tape) {
      const index = tape.random.integer(1, tape.items.length - 1);
      const others = (['2018', '2021', '2022', '2023'] as const).filter((era) => era !== tape.era);
      return damage(
        tape.one(others),
        (era) => (tape.items[index] = itemOf(conversation(era)[index] as Uint8Array)),
      );
    },
  },
];
