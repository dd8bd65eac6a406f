import { suggest } from '../errors.ts';
import { erasOf, loadSchema, refName, typesOf, type SchemaProperty } from '../model/schemas.ts';
import type { EraName } from '../model/spec.ts';
import { ownValue } from '../own.ts';
import type { ShapeProblem } from './shape.ts';

/** One step of a path into a payload: a key, or a position in a list. */
export type PathStep = string | number;

/** The steps of a path such as `Rels.Clients[0].Name` or `Rels.Clients.0.Name`; undefined if it is not one. */
export function parsePath(written: string): PathStep[] | undefined {
  if (!/^[A-Za-z]\w*(?:\.\w+|\[\d+\])*$/.test(written)) return undefined;
  return written.match(/\w+/g)?.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** A path for people: `Rels.Clients[0].Name`. */
export function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** What the schemas say of the value at a path, or why there is none in that era. */
export function fieldAt(path: readonly PathStep[], era: EraName): SchemaProperty | ShapeProblem {
  let property: SchemaProperty = { $ref: 'webhook.schema.json' };
  for (const [index, step] of path.entries()) {
    const here = path.slice(0, index);
    if (property.$ref !== undefined) {
      const next = keyOf(property.$ref, step, here, era);
      if ('message' in next) return next;
      property = next;
    } else if (property.items !== undefined) {
      if (typeof step !== 'number') {
        return {
          message: `"${formatPath(here)}" is a list.`,
          hint: `Name one of its rows: ${formatPath([...here, 0, ...path.slice(index)])}.`,
        };
      }
      property = property.items;
    } else {
      return {
        message: `"${formatPath(here)}" is a plain value and has no "${step}".`,
        hint: `Write ${formatPath(here)}.`,
      };
    }
  }
  return property;
}

function keyOf(
  ref: string,
  step: PathStep,
  here: readonly PathStep[],
  era: EraName,
): SchemaProperty | ShapeProblem {
  const schema = loadSchema(refName(ref));
  const property = ownValue(schema.properties, step);
  const owner = here.length === 0 ? 'A payload' : `"${formatPath(here)}"`;
  const isIn = (candidate: SchemaProperty): boolean => {
    const eras = erasOf(schema, candidate);
    return eras === 'all' || eras.includes(era);
  };
  if (property !== undefined && isIn(property)) return property;
  if (property !== undefined) {
    const eras = erasOf(schema, property);
    return {
      message: `${owner} has no "${step}" in the era ${era}.`,
      hint: `It is there in ${String(eras).replaceAll(',', ', ')}.`,
    };
  }
  const known = Object.entries(schema.properties).filter(([, candidate]) => isIn(candidate));
  const names = known.map(([key]) => formatPath([...here, key]));
  return { message: `${owner} has no "${step}".`, hint: suggest(formatPath([...here, step]), names) };
}

/** The JSON types in words. */
export const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  object: 'a map',
  array: 'a list',
};

/** The JSON type of a value. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** The JSON types that a place may hold; none if it may hold anything. */
export function typesAt(property: SchemaProperty): readonly string[] {
  return property.$ref === undefined ? typesOf(property) : ['object'];
}

/** Why a value is not allowed at a place, by its JSON type; undefined if it can. */
export function valueFault(written: string, property: SchemaProperty, value: unknown): string | undefined {
  const types = typesAt(property);
  const actual = jsonTypeOf(value);
  if (types.length === 0 || types.includes(actual) || (actual === 'integer' && types.includes('number')))
    return undefined;
  const wanted = types.map((type) => ownValue(typeWords, type) ?? type).join(' or ');
  return `"${written}" holds ${wanted}, and ${JSON.stringify(value)} is ${ownValue(typeWords, actual) ?? actual}.`;
}
