import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import { entities } from '../../src/model/entities.gen.ts';
import { createFillerValues } from '../../src/model/filler-values.ts';
import { loadSchema, wireSchemaNames, type Schema, type SchemaProperty } from '../../src/model/schemas.ts';
import type { EntityName, Json } from '../../src/model/spec.ts';
import { fieldSpec } from '../../scripts/gen/entities.ts';
import { lintScenery } from '../../scripts/gen/scenery-lint.ts';
import { readWireSchemas } from '../../scripts/gen/schema-files.ts';

const entityNames = Object.keys(entities) as EntityName[];

/** A schema with one property more. */
function withProperty(schema: Schema, key: string, property: SchemaProperty): Schema {
  return { ...schema, properties: { ...schema.properties, [key]: property } };
}

describe.each(['ru', 'en'] as const)('scenery in %s', (locale) => {
  const scenery = createFillerValues(locale);

  it.each(entityNames)('of %s has exactly the keys that its schema marks', (entity) => {
    const marked = entities[entity].fields.filter((field) => field.filler === true).map(({ key }) => key);
    for (let seed = 0; seed < 20; seed++) {
      const row = scenery.row(entity, createRandom(seed));
      expect(Object.keys(row)).toEqual(marked);
      for (const value of Object.values(row)) expect(value).not.toBeNull();
    }
  });

  it('is the same for the same seed, whatever was made in between, by whichever instance', () => {
    const first = entityNames.map((entity) => scenery.row(entity, createRandom(7)));
    createFillerValues(locale === 'ru' ? 'en' : 'ru').row('Client', createRandom(1));
    const again = entityNames.map((entity) => createFillerValues(locale).row(entity, createRandom(7)));
    expect(again).toEqual(first);
    expect(scenery.row('Client', createRandom(8))).not.toEqual(scenery.row('Client', createRandom(7)));
  });

  it('draws nothing from the stream it is given', () => {
    const random = createRandom(5);
    scenery.row('Client', random);
    expect(random.next()).toBe(createRandom(5).next());
  });

  it('never names a real mail box', () => {
    for (let seed = 0; seed < 20; seed++) {
      for (const entity of ['User', 'ClientDetails'] as const) {
        expect(scenery.row(entity, createRandom(seed))['Email']).toMatch(/^[\w.+-]+@example\.com$/);
      }
    }
  });
});

describe('scenery', () => {
  it('speaks the language it was asked for', () => {
    const name = (locale: 'ru' | 'en'): Json | undefined =>
      createFillerValues(locale).row('Client', createRandom(1))['Name'];
    expect(name('ru')).toMatch(/^[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+$/);
    expect(name('en')).toMatch(/^[A-Z][\w']+ [A-Z][\w'-]+$/);
  });

  it('gives the names of a row one sex', () => {
    const scenery = createFillerValues('ru');
    for (let seed = 0; seed < 40; seed++) {
      const { FirstName, MiddleName, LastName } = scenery.row('ClientDetails', createRandom(seed)) as Record<
        string,
        string
      >;
      const isFemale = (MiddleName ?? '').endsWith('на');
      expect(/(а|ая)$/.test(LastName ?? ''), `${LastName} ${FirstName} ${MiddleName}`).toBe(isFemale);
    }
  });

  it('makes up a key that is added to a schema, and changes no other', () => {
    const added: SchemaProperty = {
      description: 'Favourite colour.',
      type: ['string', 'null'],
      'x-faker': 'color.human',
    };
    const schema = withProperty(loadSchema('user'), 'Colour', added);
    const before = createFillerValues('en').row('User', createRandom(3));
    const { Colour, ...others } = createFillerValues('en', () => schema).row('User', createRandom(3));
    expect(Colour).toMatch(/^[a-z ]+$/);
    expect(others).toEqual(before);
  });

  it('gives a function its arguments', () => {
    const added: SchemaProperty = { type: 'integer', 'x-faker': { 'number.int': [{ min: 5, max: 6 }] } };
    const schema = withProperty(loadSchema('user-totals'), 'Marks', added);
    const marks = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (seed) => createFillerValues('ru', () => schema).row('UserTotals', createRandom(seed))['Marks'],
    );
    expect(new Set(marks)).toEqual(new Set([5, 6]));
  });
});

describe('the generator', () => {
  it('puts a key that is added to a schema into the table of fields', () => {
    const schemas = readWireSchemas();
    const added: SchemaProperty = { type: 'string', 'x-eras': ['2023'], 'x-faker': 'color.human' };
    const schema = withProperty(loadSchema('user'), 'Colour', added);
    expect(fieldSpec(schemas, schema, 'Colour', added)).toEqual({
      key: 'Colour',
      eras: ['2023'],
      default: '',
      filler: true,
    });
  });
});

describe('the lint of x-faker', () => {
  const lint = (property: SchemaProperty): string[] =>
    lintScenery([withProperty({ ...loadSchema('user-totals'), properties: {} }, 'Added', property)]);

  it('accepts every published schema', () => {
    expect(lintScenery(wireSchemaNames.map(loadSchema))).toEqual([]);
  });

  it.each([
    [
      'a path that does not exist',
      { type: 'string', 'x-faker': 'nope.nope' },
      'faker has no function "nope.nope"',
    ],
    [
      'a function that does not exist',
      { type: 'string', 'x-faker': 'person.firstname' },
      'faker has no function "person.firstname"',
    ],
    [
      'a module without a function',
      { type: 'string', 'x-faker': 'person' },
      'faker has no function "person"',
    ],
    [
      'a wrong path of one language',
      { type: 'string', 'x-faker': { ru: 'no.way', en: 'person.bio' } },
      'faker has no function "no.way"',
    ],
    [
      'a wrong path in a template',
      { type: 'string', 'x-faker': { 'helpers.fake': ['{{person.nme}}'] } },
      'faker has no function "person.nme"',
    ],
    [
      'two functions',
      { type: 'string', 'x-faker': { 'person.bio': [], 'person.sex': [] } },
      'x-faker must be one function',
    ],
    [
      'arguments that are no list',
      { type: 'string', 'x-faker': { 'number.int': { max: 3 } } },
      'the arguments of number.int must be a list',
    ],
    [
      'a value of another type',
      { type: 'integer', 'x-faker': 'person.bio' },
      'which the schema does not allow',
    ],
    [
      'a value outside the pattern',
      { type: 'string', pattern: '^[0-9]+$', 'x-faker': 'person.bio' },
      'which the schema does not allow',
    ],
  ] as [string, SchemaProperty, string][])('refuses %s', (_, property, message) => {
    const mistakes = lint(property);
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes[0]).toContain(`user-totals.schema.json Added: `);
    expect(mistakes[0]).toContain(message);
  });
});
