import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/env/host.ts';
import { entities } from '../../src/model/entities.gen.ts';
import { eraNames } from '../../src/model/profile.ts';
import { bundleSchema, type SchemaProperty } from '../../src/model/schemas.ts';
import type { EraName } from '../../src/model/spec.ts';
import { createSchemaValidator } from '../../src/model/validator.ts';

type Tree = Record<string, unknown>;

const files = readdirSync(packagePath('test/samples')).filter((file) => file.endsWith('.json'));

function sample(number: number): Tree {
  const file = files.find((name) => Number.parseInt(name, 10) === number) ?? '';
  return JSON.parse(readFileSync(packagePath(`test/samples/${file}`), 'utf8')) as Tree;
}

/** Each documented sample and its era; the message rows of 8 to 11 are of another. */
const samples: [number, EraName][] = [
  [1, '2022'],
  [2, '2022'],
  [3, '2018'],
  [4, '2018'],
  [5, '2023'],
  [6, '2018'],
  [7, '2018'],
  [12, '2021'],
];

/** Follows a path such as `Rels.Clients[0].Name` to the object that holds its last key. */
function holder(body: Tree, path: string): { object: Tree; key: string } {
  const parts = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const key = parts.pop() ?? '';
  let object = body;
  for (const part of parts) object = object[part] as Tree;
  return { object, key };
}

/** The path of each key of each object in a body. */
function paths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => paths(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const childPath = path === '' ? key : `${path}.${key}`;
    return [childPath, ...paths(child, childPath)];
  });
}

describe('the documented samples', () => {
  it.each(samples)('%i is valid in era %s', (number, era) => {
    expect(createSchemaValidator(era)(sample(number))).toEqual([]);
  });

  it.each(samples)('%i has faults in every era but %s', (number, era) => {
    const body = sample(number);
    for (const other of eraNames.filter((name) => name !== era)) {
      // The sample of 2018 without Users and the one of 2021 differ from their neighbours in every row they have.
      expect(createSchemaValidator(other)(body), other).not.toEqual([]);
    }
  });

  it.each([8, 9, 10, 11])('%i lacks in its message of 2018 the keys of 2022, and nothing else', (number) => {
    const keys = ['Listened', 'ListenedAt', 'TicketId', 'Deleted', 'DeletedAt'];
    expect(createSchemaValidator('2022')(sample(number))).toEqual(
      keys.map((key) => ({
        path: `Rels.ChatMessages[0].${key}`,
        kind: 'missing',
        message: 'is missing: ChatMessage has it in era 2022',
      })),
    );
  });
});

describe('a fault', () => {
  it.each(samples)('is found for every key of sample %i that is left out', (number, era) => {
    const validate = createSchemaValidator(era);
    const omitted = new Set<string>(
      Object.values(entities).flatMap(({ fields }) => fields.filter((f) => f.omit).map((f) => f.key)),
    );
    for (const path of paths(sample(number))) {
      const body = sample(number);
      const { object, key } = holder(body, path);
      Reflect.deleteProperty(object, key);
      const isList = /^Rels\.\w+$/.test(path);
      const expected = isList || omitted.has(key) ? [] : [[path, 'missing']];
      expect(validate(body).map((fault) => [fault.path, fault.kind])).toEqual(expected);
    }
  });

  it.each(samples)('is found for every value of sample %i that has another type', (number, era) => {
    const validate = createSchemaValidator(era);
    for (const path of paths(sample(number))) {
      const body = sample(number);
      const { object, key } = holder(body, path);
      // Permissions may be a list, all others either are a list already or may be none.
      object[key] = Array.isArray(object[key]) || key === 'Permissions' ? 'text' : [[]];
      const faults = validate(body).filter((fault) => fault.path === path || fault.path === `${path}[0]`);
      expect(
        faults.map((fault) => fault.kind),
        path,
      ).toContain('type');
    }
  });

  it.each(samples)('is found for a key more in every object of sample %i', (number, era) => {
    const validate = createSchemaValidator(era);
    const objects = paths(sample(number)).filter((path) => {
      const { object, key } = holder(sample(number), path);
      return typeof object[key] === 'object' && object[key] !== null && !Array.isArray(object[key]);
    });
    expect(objects.length).toBeGreaterThan(1);
    for (const path of objects) {
      const body = sample(number);
      const { object, key } = holder(body, path);
      (object[key] as Tree)['Bogus'] = 1;
      const faults = validate(body);
      expect(faults.map((fault) => [fault.path, fault.kind])).toEqual([[`${path}.Bogus`, 'unknown']]);
    }
  });
});

describe('what a fault says', () => {
  const cases: [string, EraName, string, unknown, string, string][] = [
    [
      'a key of later eras',
      '2018',
      'Rels.Clients[0].ShortName',
      '',
      'unknown',
      'is not a key of Client in era 2018; it belongs to era 2021, 2022, 2023',
    ],
    [
      'a key of one other era',
      '2018',
      'ChatEvent.Messages',
      null,
      'unknown',
      'is not a key of ChatEvent in era 2018; it belongs to era 2023',
    ],
    [
      'a key slightly misspelt',
      '2018',
      'Rels.Clients[0].TotalTicket',
      1,
      'unknown',
      'is not a key of Client in era 2018; did you mean "TotalTickets"?',
    ],
    [
      'a key like no other',
      '2018',
      'Rels.Clients[0].Xyzzyxyz',
      1,
      'unknown',
      'is not a key of Client in era 2018',
    ],
    [
      'a key beside the event',
      '2018',
      'Result',
      [],
      'unknown',
      'is not a key of the body in era 2018; did you mean "Rels"?',
    ],
    ['a number as text', '2018', 'ChatEvent.Id', '603', 'type', 'must be integer, but is string "603"'],
    ['a fraction', '2018', 'ChatEvent.CreatedAt', 1.5, 'type', 'must be integer, but is number 1.5'],
    [
      'null where it is not legal',
      '2018',
      'ChatEvent.Transitive',
      null,
      'type',
      'must be boolean, but is null',
    ],
    [
      'text where null is legal',
      '2018',
      'ChatEvent.UserId',
      'me',
      'type',
      'must be integer or null, but is string "me"',
    ],
    ['an object for a list', '2018', 'Rels.Chats', {}, 'type', 'must be array, but is an object'],
    [
      'an empty list',
      '2018',
      'Rels.Chats',
      [],
      'value',
      'must not be empty: a list with no rows is left out',
    ],
    [
      'a number below its least',
      '2018',
      'Rels.Chats[0].Id',
      0,
      'value',
      'must be 1 or more, but is number 0',
    ],
    [
      'a word that is not in the list',
      '2018',
      'ChatEvent.Actor',
      'clyent',
      'value',
      'must be one of "", "client", "user", "system", but is string "clyent"; did you mean "client"?',
    ],
    [
      'a birthday of another form',
      '2018',
      'Rels.Clients[0].Details.Birthday',
      '1929-01-15',
      'value',
      'must match ^([0-9]{2}[.][0-9]{2}[.][0-9]{4})?$, but is string "1929-01-15"',
    ],
  ];

  it.each(cases)('for %s', (_, era, path, value, kind, message) => {
    const body = sample(4);
    const { object, key } = holder(body, path);
    object[key] = value;
    expect(createSchemaValidator(era)(body)).toEqual([{ path, kind, message }]);
  });

  it('for a wrong UUID', () => {
    const body = sample(1);
    const { object, key } = holder(body, 'Rels.Channels[0].VK.UUID');
    object[key] = 'c91f1d7a';
    const message = 'must be a uuid, but is string "c91f1d7a"';
    expect(createSchemaValidator('2022')(body)).toEqual([
      { path: 'Rels.Channels[0].VK.UUID', kind: 'value', message },
    ]);
  });

  it.each([null, [], 'text', 5])('for a body that is no object: %j', (body) => {
    expect(createSchemaValidator('2023')(body)).toMatchObject([{ path: '', kind: 'type' }]);
  });

  it('names every fault of a body, not only the first', () => {
    expect(createSchemaValidator('2023')({}).map(({ path }) => path)).toEqual(['ChatEvent', 'Rels']);
  });
});

describe('what is allowed', () => {
  it('includes the message of a reply, a file and deleted messages in 2023', () => {
    const body = sample(5);
    const { object: message } = holder(body, 'Rels.ChatMessages[0].Id');
    message['FileId'] = '6054cfb4-ee70-11e8-8b35-3fa764e1543e.json';
    (body['ChatEvent'] as Tree)['Messages'] = [{ ...message }];
    expect(createSchemaValidator('2023')(body)).toEqual([]);
    (body['ChatEvent'] as Tree)['Messages'] = [{ ...message, Text: null }];
    expect(createSchemaValidator('2023')(body)).toMatchObject([
      { path: 'ChatEvent.Messages[0].Text', kind: 'type' },
    ]);
  });

  it('includes choices as objects, numbers or null', () => {
    for (const choices of [null, [], [1], [{ Id: 1, title: 'yes' }]]) {
      const body = sample(5);
      holder(body, 'Rels.ChatMessages[0].SingleChoices').object['SingleChoices'] = choices;
      expect(createSchemaValidator('2023')(body)).toEqual([]);
    }
  });
});

describe('a validator', () => {
  it('is compiled once per era', () => {
    expect(createSchemaValidator('2021')).toBe(createSchemaValidator('2021'));
    expect(createSchemaValidator('2021')).not.toBe(createSchemaValidator('2022'));
  });
});

describe('a bundled schema', () => {
  it('holds each schema it refers to, in the order of first mention', () => {
    const bundle = bundleSchema('project', '2023');
    expect(Object.keys(bundle.$defs ?? {})).toEqual(['license', 'license-terms']);
    expect(bundleSchema('project', '2022').$defs).toBeUndefined();
  });

  it('of an era has only its keys', () => {
    const bundle = bundleSchema('webhook', '2018');
    const client: Record<string, SchemaProperty> = bundle.$defs?.['client']?.properties ?? {};
    expect(Object.keys(client)).toHaveLength(20);
    expect(Object.keys(bundleSchema('webhook').$defs?.['client']?.properties ?? {})).toHaveLength(31);
  });
});
