import { IqmockError, suggest } from '../errors.ts';
import { erasOf, loadSchema, refName, typesOf, type SchemaProperty } from '../model/schemas.ts';
import type { EraName } from '../model/spec.ts';
import type { Scope } from './scope.ts';
import type { Problem } from './shape.ts';

type PathStep = string | number;

/** A change of payloads: what is put where. */
export interface Override {
  /** As it was written, e.g. `Rels.Clients[0].Name`. */
  readonly written: string;
  readonly path: readonly PathStep[];
  /** Only for the webhooks of the step with this name, or with this number counted from 1. */
  readonly target?: string;
  /** The new value, from what stands there now. Throws OVERRIDE if it cannot stand there. */
  replace(current: unknown, scope: Scope | undefined): unknown;
}

/** The steps of a path such as `Rels.Clients[0].Name` or `Rels.Clients.0.Name`; undefined if it is none. */
export function parsePath(written: string): PathStep[] | undefined {
  if (!/^[A-Za-z]\w*(?:\.\w+|\[\d+\])*$/.test(written)) return undefined;
  return written.match(/\w+/g)?.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** A path for people: `Rels.Clients[0].Name`. */
function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** What the schemas say of the value at a path, or why there is none in that era. */
export function fieldAt(path: readonly PathStep[], era: EraName): SchemaProperty | Problem {
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
          hint: `Say which row of it: ${formatPath([...here, 0, ...path.slice(index)])}.`,
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
): SchemaProperty | Problem {
  const schema = loadSchema(refName(ref));
  const property = schema.properties[step];
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

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  object: 'a map',
  array: 'a list',
};

function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function typesAt(property: SchemaProperty): readonly string[] {
  return property.$ref === undefined ? typesOf(property) : ['object'];
}

/** Why a value cannot stand at a place, by its JSON type; undefined if it can. */
export function valueFault(written: string, property: SchemaProperty, value: unknown): string | undefined {
  const types = typesAt(property);
  const actual = jsonTypeOf(value);
  if (types.length === 0 || types.includes(actual) || (actual === 'integer' && types.includes('number')))
    return undefined;
  const wanted = types.map((type) => typeWords[type] ?? type).join(' or ');
  return `"${written}" holds ${wanted}, and ${JSON.stringify(value)} is ${typeWords[actual] ?? actual}.`;
}

/** An override from a step: of a type that the schemas allow, or of any type. */
export function stepOverride(
  written: string,
  path: readonly PathStep[],
  value: (scope: Scope) => unknown,
  property?: SchemaProperty,
): Override {
  return {
    written,
    path,
    replace(_, scope) {
      const next = value(scope as Scope);
      const fault = property === undefined ? undefined : valueFault(written, property, next);
      if (fault !== undefined)
        throw new IqmockError('OVERRIDE', fault, {
          hint: 'To send a wrong type on purpose, write it under set_raw.',
        });
      return next;
    },
  };
}

const flagPattern =
  /^(?:(?<target>[^.=:]+)\.)?(?<path>(?:ChatEvent|Rels)(?:[.[][^=:]*)?|[^=:]*)(?<sign>:?=)(?<value>[\s\S]*)$/;

/**
 * Reads `path=value` (the value takes the type that its place has), `path:=json` (any value, of any type) and
 * `step.path=value` (for one step only). Throws OVERRIDE.
 */
export function parseOverride(text: string, era: EraName): Override {
  const { target, path: written = '', sign, value = '' } = flagPattern.exec(text)?.groups ?? {};
  const path = parsePath(written);
  if (sign === undefined || path === undefined) {
    throw new IqmockError('OVERRIDE', `"${text}" is no override.`, {
      hint: 'Write e.g. ChatEvent.Actor=system, or Rels.Clients[0].Id:=null.',
    });
  }
  const property = fieldAt(path, era);
  if ('message' in property) throw new IqmockError('OVERRIDE', property.message, { hint: property.hint });
  const json = sign === ':=' ? parseJson(written, value) : undefined;
  return {
    written,
    path,
    ...(target === undefined ? {} : { target }),
    replace: (current) => (json === undefined ? coerce(value, { written, current, property }) : json.value),
  };
}

function parseJson(written: string, text: string): { readonly value: unknown } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    throw new IqmockError('OVERRIDE', `The value for "${written}" is no JSON: ${text}`, {
      hint: `Write JSON after ":=", such as ${written}:=null or ${written}:="text"; or write "=" for a plain value.`,
    });
  }
}

/** The value in the type of what stands there, or, where null stands, in the first type of the schema that fits. */
function coerce(
  text: string,
  place: { written: string; current: unknown; property: SchemaProperty },
): unknown {
  const { written, current, property } = place;
  const types = typesAt(property);
  const preferred = current === null || current === undefined ? types : [jsonTypeOf(current), ...types];
  for (const type of preferred) {
    const value = readers[type]?.(text);
    if (value !== undefined) return value;
  }
  const wanted = types.map((type) => typeWords[type] ?? type).join(' or ');
  throw new IqmockError('OVERRIDE', `"${written}" holds ${wanted}, and "${text}" is none.`, {
    hint: `To send another type on purpose, write ${written}:=${JSON.stringify(text)}.`,
  });
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  null: (text) => (text === 'null' ? null : undefined),
};

/** A payload with overrides put in, and which of them found their place. */
export interface Overridden {
  readonly bytes: Uint8Array;
  readonly payload: unknown;
  readonly hits: readonly Override[];
}

/** Puts overrides into a payload. Keys stay in their order. An override whose path is not there changes nothing. */
export function applyOverrides(bytes: Uint8Array, overrides: readonly Override[], scope?: Scope): Overridden {
  const payload = parseJsonBody(bytes);
  const hits = overrides.filter((override) => {
    const owner = ownerOf(payload, override.path);
    const last = override.path.at(-1);
    if (owner === undefined || last === undefined) return false;
    owner[last] = override.replace(owner[last], scope);
    return true;
  });
  return { bytes: hits.length === 0 ? bytes : Buffer.from(JSON.stringify(payload), 'utf8'), payload, hits };
}

/** The JSON in a body; undefined if there is none, as a given body may be anything. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function ownerOf(payload: unknown, path: readonly PathStep[]): Record<PathStep, unknown> | undefined {
  let owner: unknown = payload;
  for (const step of path.slice(0, -1))
    owner = isObject(owner) && Object.hasOwn(owner, step) ? owner[step] : undefined;
  const last = path.at(-1);
  return isObject(owner) && last !== undefined && Object.hasOwn(owner, last) ? owner : undefined;
}

function isObject(value: unknown): value is Record<PathStep, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The error that an override found no place in `where`, with the nearest path that the payloads have. */
export function missedOverride(
  { written, path }: Override,
  payloads: readonly unknown[],
  where: string,
): IqmockError {
  const paths = new Set(payloads.flatMap((payload) => [...pathsIn(payload, [])]));
  return new IqmockError('OVERRIDE', `There is no "${written}" in ${where}.`, {
    hint: suggest(formatPath(path), paths),
  });
}

function* pathsIn(value: unknown, path: readonly PathStep[]): Generator<string> {
  if (path.length > 0) yield formatPath(path);
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* pathsIn(item, [...path, index]);
  else if (isObject(value))
    for (const [key, child] of Object.entries(value)) yield* pathsIn(child, [...path, key]);
}
