import { rowsOf } from '../consumer-tape.ts';
import { closed, far, damage, setRow, later, type Mutation } from './mutation.ts';

/** Ways to break references. */
export const references: readonly Mutation[] = [
  {
    rule: 'refs/dangling',
    name: 'an id that leads nowhere',
    apply(tape) {
      const lists = ['ChatId', 'ProjectId', 'ChannelId', 'FileId'];
      return damage(tape.any(), (item) => {
        const rows = rowsOf(item).filter((row) =>
          lists.some((key) => row[key] !== undefined && row[key] !== null),
        );
        const row = tape.one(rows) ?? {};
        const key = tape.one(lists.filter((name) => row[name] !== undefined && row[name] !== null)) ?? '';
        row[key] = typeof row[key] === 'number' ? row[key] + far : `${String(row[key])}x`;
      });
    },
  },
  {
    rule: 'refs/dangling',
    name: 'a row left out',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const list = tape.one(Object.keys(item.rels)) ?? '';
        Reflect.deleteProperty(item.rels, list);
      }),
  },
  {
    rule: 'refs/dangling',
    name: 'an author who is not there',
    eras: closed,
    apply: setRow(
      'ChatMessages',
      (row) => ({ UserId: later(row, 'UserId', far) }),
      ({ UserId }) => UserId !== null,
    ),
  },
  {
    rule: 'refs/duplicate',
    name: 'a row twice',
    apply: (tape) =>
      damage(tape.any(), ({ rels }) => {
        const rows = tape.one(Object.values(rels)) ?? [];
        rows.push(structuredClone(rows[0] ?? {}));
      }),
  },
  {
    rule: 'refs/unrelated',
    name: 'a row of something else',
    apply: (tape) =>
      damage(tape.any(), ({ rels }) => {
        const rows = tape.one(Object.values(rels)) ?? [];
        const copy = structuredClone(rows[0] ?? {});
        copy['Id'] =
          typeof copy['Id'] === 'number' ? copy['Id'] + far : String(copy['Id']).replace(/^..../, 'abcd');
        rows.push(copy);
      }),
  },
  {
    rule: 'refs/beyond-documented',
    name: 'a client with an operator event',
    eras: ['2018'],
    apply(tape) {
      const client = tape.row('Clients')?.[0];
      return damage(
        tape.any(({ event }) => event['ClientId'] === null),
        ({ rels }) => (rels['Clients'] = [structuredClone(client ?? {})]),
      );
    },
  },
  {
    rule: 'refs/other-project',
    name: 'a channel of another project',
    apply: setRow('Channels', (row) => ({ ProjectId: later(row, 'ProjectId', 1) })),
  },
  {
    rule: 'refs/other-chat',
    name: 'a message of another chat',
    apply: setRow('ChatMessages', (row) => ({ ChatId: later(row, 'ChatId', 1) })),
  },
];
