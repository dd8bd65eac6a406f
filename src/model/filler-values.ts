import type { Faker } from '@faker-js/faker';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { sharedFaker } from './faker.ts';
import type { Random } from '../env/random.ts';
import { entities } from './entities.gen.ts';
import { loadSchema, typesOf, type Schema, type SchemaProperty } from './schemas.ts';
import type { EntityName, Json, Row } from './spec.ts';

/** A language of which names, words and addresses can be made. */
export type FillerLocale = 'ru' | 'en';

/** Makes up the parts of rows on which nothing depends. */
export interface FillerValues {
  /**
   * The keys of an entity that carry `x-faker`, with a value each. What it is depends on the locale, the seed of
   * `random`, the entity and the key alone, so a key more changes no other. Nothing is drawn from `random`.
   */
  row(entity: EntityName, random: Random): Row;
}

/** What faker takes for today, so that dates do not depend on the day of the run. */
const referenceDate = '2024-01-01T00:00:00.000Z';

/** The default depth of json-schema-faker is so small that it makes invalid values without a word. */
const maxDepth = 30;

/** Makes filler values in one language. Only that language is loaded. `schemaOf` finds the schema of an entity. */
export function createFillerValues(
  locale: FillerLocale,
  schemaOf: (entity: EntityName) => Schema = publishedSchema,
): FillerValues {
  // The library shares one faker per language. That is safe, because it is seeded again before each value.
  const faker = loadFaker(locale);
  const recipes = new Map<EntityName, readonly Recipe[]>();
  return {
    row(entity, random) {
      let list = recipes.get(entity);
      if (list === undefined) recipes.set(entity, (list = recipesOf(schemaOf(entity), locale)));
      const stream = random.fork(entity);
      const sex = stream.fork('$sex').chance(0.5) ? 'female' : 'male';
      const row = new Map<string, Json>();
      for (const { key, schemas } of list) {
        const { seed } = stream.fork(key);
        faker.seed(seed);
        row.set(key, generateSync(schemas[sex], { seed, maxDepth, extensions: { faker } }) as Json);
      }
      return Object.fromEntries(row);
    },
  };
}

type Sex = 'female' | 'male';

interface Recipe {
  readonly key: string;
  /** The names of a row agree in sex; `$sex` in an argument stands for it. */
  readonly schemas: Readonly<Record<Sex, JsonSchema>>;
}

function publishedSchema(entity: EntityName): Schema {
  return loadSchema(entities[entity].schema);
}

function loadFaker(locale: FillerLocale): Faker {
  const faker = sharedFaker(locale);
  faker.setDefaultRefDate(referenceDate);
  return faker;
}

function recipesOf(schema: Schema, locale: FillerLocale): Recipe[] {
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    if (property['x-faker'] === undefined) return [];
    return [
      {
        key,
        schemas: { female: recipe(property, locale, 'female'), male: recipe(property, locale, 'male') },
      },
    ];
  });
}

/** The property as json-schema-faker reads it. It would choose null as often as a value, so null is left out. */
function recipe(property: SchemaProperty, locale: FillerLocale, sex: Sex): JsonSchema {
  const type = typesOf(property).find((name) => name !== 'null');
  const faker = withSex(callFor(property['x-faker'] ?? null, locale), sex);
  return { ...property, type, faker } as unknown as JsonSchema;
}

/** The call that an `x-faker` value asks for in a language: the value itself, or its part `ru` or `en`. */
export function callFor(value: Json, locale: FillerLocale): Json {
  const isPerLocale = typeof value === 'object' && value !== null && 'ru' in value && 'en' in value;
  return isPerLocale ? (value as Record<FillerLocale, Json>)[locale] : value;
}

function withSex(call: Json, sex: Sex): Json {
  if (typeof call === 'string') return call.replaceAll('$sex', sex);
  if (Array.isArray(call)) return call.map((part) => withSex(part, sex));
  if (typeof call !== 'object' || call === null) return call;
  return Object.fromEntries(Object.entries(call).map(([key, part]) => [key, withSex(part, sex)]));
}
