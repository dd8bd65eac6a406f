import { createRandom } from '../../src/env/random.ts';
import { callFor, createFillerValues, type FillerLocale } from '../../src/model/filler-values.ts';
import { eraSchema, type Schema, type SchemaProperty } from '../../src/model/schemas.ts';
import type { Json } from '../../src/model/spec.ts';
import { compileSchema } from '../../src/model/validator.ts';
import { faker as english } from '@faker-js/faker/locale/en';
import { faker as russian } from '@faker-js/faker/locale/ru';

const fakers = { ru: russian, en: english };
const draws = 12;

/** What is wrong with the `x-faker` values of some schemas: a path that faker does not have, or values that the key does not allow. */
export function lintScenery(schemas: Iterable<Schema>): string[] {
  const mistakes = [...schemas].flatMap((schema) =>
    Object.entries(schema.properties)
      .filter(([, property]) => property['x-faker'] !== undefined)
      .flatMap(([key, property]) =>
        (['ru', 'en'] as const).flatMap((locale) => {
          const wrong = wrongCall(property, locale) ?? wrongValue(schema, key, property, locale);
          return wrong === undefined ? [] : [`${schema.$id} ${key}: ${wrong}`];
        }),
      ),
  );
  return [...new Set(mistakes)];
}

/** json-schema-faker makes up something else without a word when a path is wrong. */
function wrongCall(property: SchemaProperty, locale: FillerLocale): string | undefined {
  const call = callFor(property['x-faker'] as Json, locale);
  if (typeof call === 'object' && call !== null && Object.keys(call).length !== 1) {
    return `x-faker must be one function, is ${JSON.stringify(call)}`;
  }
  const path = typeof call === 'string' ? call : Object.keys(call as object)[0];
  const templates = JSON.stringify(call).matchAll(/\{\{(\w+\.\w+)/g);
  for (const name of [path ?? '', ...[...templates].map((match) => match[1] ?? '')]) {
    if (!isFunction(name, locale)) return `faker has no function "${name}"`;
  }
  if (typeof call !== 'string' && !Array.isArray(Object.values(call as object)[0])) {
    return `the arguments of ${String(path)} must be a list`;
  }
  return undefined;
}

function isFunction(path: string, locale: FillerLocale): boolean {
  let value: unknown = fakers[locale];
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return path.includes('.') && typeof value === 'function';
}

function wrongValue(
  schema: Schema,
  key: string,
  property: SchemaProperty,
  locale: FillerLocale,
): string | undefined {
  const only = eraSchema(
    { ...schema, 'x-eras': undefined, properties: { [key]: { ...property, 'x-eras': undefined } } },
    '2023',
  );
  const validate = compileSchema(only);
  const scenery = createFillerValues(locale, () => only);
  for (let seed = 0; seed < draws; seed++) {
    const row = scenery.row('Client', createRandom(seed));
    if (!validate(row) || row[key] === null)
      return `made ${JSON.stringify(row[key])}, which the schema does not allow`;
  }
  return undefined;
}
