import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { nearest } from '../errors.ts';
import {
  bundleSchema,
  erasOf,
  loadSchema,
  typesOf,
  wireSchemaNames,
  type Schema,
  type SchemaProperty,
} from './schemas.ts';
import { extendedEventTypes } from './event-types.gen.ts';
import { formOf, uuidFormat } from './form.ts';
import type { EraName } from './spec.ts';
import { ownValue } from '../own.ts';

/** One way in which a body is not as its era says. */
export interface SchemaFault {
  /** Where, such as `Rels.Clients[0].Name`; empty for the body itself. */
  readonly path: string;
  /** What is wrong, as the rest of a sentence that starts with the path. */
  readonly message: string;
  readonly kind: 'missing' | 'unknown' | 'type' | 'value';
}

/** Says what is wrong with a parsed body: the first thousand faults. Empty if nothing is. */
export type SchemaValidator = (body: unknown) => readonly SchemaFault[];

/** Which types of events are valid: those that the platform's document lists, or also those that only its clients know. */
export type EventScope = 'documented' | 'extended';

const mostFaults = 1000;
/** Letters of a key, at most, that a path or a sentence repeats. */
const longestKey = 100;

const require = createRequire(import.meta.url);

const noFaults: readonly SchemaFault[] = [];
const validators = new Map<EraName, SchemaValidator>();
const extendedTypes = new Set<unknown>(extendedEventTypes);

/** Whether only clients of the platform get events of a type. */
export function isExtendedType(type: unknown): boolean {
  return extendedTypes.has(type);
}

/**
 * The validator of bodies of an era. Almost every body has the form of its era, which shows at a look. The schema is asked
 * about the others; it is compiled for the first of them, which takes some tens of milliseconds.
 */
export function createSchemaValidator(era: EraName): SchemaValidator {
  let validator = validators.get(era);
  if (validator === undefined) {
    const schema = bodySchema(era);
    const hasForm = formOf(schema);
    let validate: ValidateFunction | undefined;
    validator = (body) => {
      if (hasForm(body)) return noFaults;
      validate ??= compileSchema(schema);
      if (validate(body)) return noFaults;
      return (validate.errors ?? []).slice(0, mostFaults).map((error) => faultOf(error, era));
    };
    validators.set(era, validator);
  }
  return validator;
}

/** The schema that bodies of an era are held against. */
export function bodySchema(era: EraName): Schema {
  return withSafeIntegers(bundleSchema('webhook', era));
}

/** The faults that count in a scope: a type of event that only the platform's clients know is one, or none. */
export function faultsInScope(
  faults: readonly SchemaFault[],
  type: unknown,
  scope: EventScope,
): readonly SchemaFault[] {
  if (!extendedTypes.has(type)) return faults;
  const isOfType = ({ path, kind }: SchemaFault): boolean => path === 'ChatEvent.Type' && kind === 'value';
  if (scope === 'extended') return faults.filter((fault) => !isOfType(fault));
  return faults.map((fault) =>
    isOfType(fault) ? { ...fault, message: `is "${String(type)}", which ${beyondTheDocument}` } : fault,
  );
}

const beyondTheDocument =
  'the document does not list: only clients of the platform get it; extended events make it valid';

/**
 * Limits integers to those that every consumer can hold: beyond them, numbers written in JSON run into each other. It
 * is here and not in the schemas, where it would have to be repeated at every one of them.
 */
function withSafeIntegers(schema: Schema): Schema {
  const properties = Object.entries(schema.properties).map(
    ([key, property]) => [key, safe(property)] as const,
  );
  const definitions = Object.entries(schema.$defs ?? {}).map(
    ([name, definition]) => [name, withSafeIntegers(definition)] as const,
  );
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    ...(definitions.length === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
  };
}

function safe(property: SchemaProperty): SchemaProperty {
  if (property.items !== undefined) return { ...property, items: safe(property.items) };
  if (!typesOf(property).includes('integer')) return property;
  return { minimum: Number.MIN_SAFE_INTEGER, ...property, maximum: Number.MAX_SAFE_INTEGER };
}

/** The annotations that the schemas carry; validation ignores them. */
const annotations = ['x-eras', 'x-extrapolated', 'x-omit', 'x-ref', 'x-units', 'x-faker'] as const;

/** A validation function for a bundled schema. Its errors carry the value and the schema around it. */
export function compileSchema(schema: object): ValidateFunction {
  // Loaded when the first schema is compiled: not everybody who imports this judges a body.
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  ajv.addVocabulary([...annotations]);
  // The only format of the wire. A package for one pattern would cost every start.
  ajv.addFormat('uuid', uuidFormat);
  return ajv.compile(schema);
}

function faultOf(error: ErrorObject, era: EraName): SchemaFault {
  const path = pathOf(error.instancePath);
  const parent = error.parentSchema as Schema;
  if (error.keyword === 'required') {
    const key = String(error.params['missingProperty']);
    return {
      path: join(path, key),
      kind: 'missing',
      message: `is missing: ${parent.title} has it in era ${era}`,
    };
  }
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    return { path: join(path, key), kind: 'unknown', message: unknownMessage(parent, key, era) };
  }
  if (error.keyword === 'type') {
    const wanted = [error.schema as string | readonly string[]].flat().join(' or ');
    return { path, kind: 'type', message: `must be ${wanted}, but is ${show(error.data)}` };
  }
  return { path, kind: 'value', message: valueMessage(error) };
}

function unknownMessage(schema: Schema, key: string, era: EraName): string {
  const here = `is not a key of ${nameOf(schema)} in era ${era}`;
  const others = erasWith(schema.title, key);
  if (others.length > 0) return `${here}; it belongs to era ${others.join(', ')}`;
  const near = nearest(key, Object.keys(schema.properties));
  return near === undefined ? here : `${here}; did you mean "${near}"?`;
}

function nameOf(schema: Schema): string {
  return schema.title === 'WebhookBody' ? 'the body' : schema.title;
}

/** The eras in which an entity has a key. */
function erasWith(title: string, key: string): readonly EraName[] {
  const whole = wireSchemaNames.map(loadSchema).find((schema) => schema.title === title);
  const property = ownValue(whole?.properties, key);
  if (whole === undefined || property === undefined) return [];
  const eras = erasOf(whole, property);
  return eras === 'all' ? [] : eras;
}

function valueMessage({ keyword, schema, data, message }: ErrorObject): string {
  const but = `but is ${show(data)}`;
  if (keyword === 'minimum') return `must be ${String(schema)} or more, ${but}`;
  if (keyword === 'maximum') return `must be ${String(schema)} or less, ${but}`;
  if (keyword === 'minItems') return 'must not be empty: a list with no rows is left out';
  if (keyword === 'pattern') return `must match ${String(schema)}, ${but}`;
  if (keyword === 'format') return `must be a ${String(schema)}, ${but}`;
  if (keyword === 'enum') {
    const known = schema as readonly unknown[];
    const near = typeof data === 'string' ? nearest(data, known.map(String).filter(Boolean)) : undefined;
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return `must be one of ${known.map((value) => JSON.stringify(value)).join(', ')}, ${but}${hint}`;
  }
  return `${message ?? 'is wrong'}, ${but}`;
}

/** A value for a message: its type and, if it is short, its text. */
function show(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  const shown = text.length > 42 ? `${text.slice(0, 40)}…` : text;
  return typeof value === 'boolean' ? shown : `${typeof value} ${shown}`;
}

/** `/Rels/Clients/0/Name` as `Rels.Clients[0].Name`. */
function pathOf(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(join, '');
}

function join(path: string, whole: string): string {
  const part = whole.length <= longestKey ? whole : `${whole.slice(0, longestKey)}…`;
  if (/^\d+$/.test(part)) return `${path}[${part}]`;
  return path === '' ? part : `${path}.${part}`;
}
