import { refName, typesOf, type Schema, type SchemaProperty } from './schemas.ts';

/**
 * A quick look at a value. True if the schema certainly finds no fault in it, and the keys of all its objects are in the
 * schema's order. False says nothing: the schema has to be asked.
 */
export type FormCheck = (value: unknown) => boolean;

/** What a value may be. */
interface Field {
  readonly isRequired: boolean;
  /** Any of the bits of `typeBits`. */
  readonly types: number;
  readonly values: ReadonlySet<unknown> | undefined;
  readonly pattern: RegExp | undefined;
  readonly minimum: number;
  readonly maximum: number;
  readonly minItems: number;
  readonly items: Field | undefined;
  readonly row: Form | undefined;
}

/** The keys of an object in their order, and what each may hold. */
interface Form {
  readonly keys: readonly string[];
  readonly fields: readonly Field[];
}

const typeBits = { string: 1, integer: 2, number: 4, boolean: 8, null: 16, array: 32, object: 64 } as const;
const anyType = 127;

/** The only format of the wire. */
export const uuidFormat = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The quick check of a bundled schema. Throws an Error on a keyword that it does not know. */
export function formOf(schema: Schema): FormCheck {
  const definitions = new Map(Object.entries(schema.$defs ?? {}));
  const root = makeForm(schema, definitions);
  return (value) => typeof value === 'object' && value !== null && hasForm(root, value);
}

type Definitions = ReadonlyMap<string, Schema>;

function makeForm(schema: Schema, definitions: Definitions): Form {
  const entries = Object.entries(schema.properties);
  return {
    keys: entries.map(([key]) => key),
    fields: entries.map(([key, property]) => makeField(property, schema.required.includes(key), definitions)),
  };
}

const knownKeywords = new Set([
  ...['type', 'enum', '$ref', 'items', 'minimum', 'maximum', 'minItems', 'pattern', 'format'],
  ...['description', 'default', 'examples', '$comment'],
]);

function makeField(property: SchemaProperty, isRequired: boolean, definitions: Definitions): Field {
  const foreign = Object.keys(property).find((key) => !knownKeywords.has(key) && !key.startsWith('x-'));
  if (foreign !== undefined) throw new Error(`The form of a row has no keyword "${foreign}".`);
  const { enum: values, items } = property;
  const row = rowOf(property, definitions);
  return {
    isRequired,
    types: row === undefined ? typesIn(property) : typeBits.object,
    values: values === undefined ? undefined : new Set<unknown>(values),
    pattern: patternOf(property),
    minimum: property.minimum ?? -Infinity,
    maximum: property.maximum ?? Infinity,
    minItems: property.minItems ?? 0,
    items: items === undefined ? undefined : makeField(items, true, definitions),
    row,
  };
}

function typesIn(property: SchemaProperty): number {
  const types = typesOf(property);
  if (types.length === 0) return anyType;
  return types.reduce((bits, type) => bits | typeBits[type as keyof typeof typeBits], 0);
}

function rowOf({ $ref: ref }: SchemaProperty, definitions: Definitions): Form | undefined {
  if (ref === undefined) return undefined;
  const schema = definitions.get(refName(ref));
  if (schema === undefined) throw new Error(`The form of a row cannot follow "${ref}".`);
  return makeForm(schema, definitions);
}

function patternOf({ pattern, format }: SchemaProperty): RegExp | undefined {
  if (format !== undefined && (format !== 'uuid' || pattern !== undefined))
    throw new Error(`The form of a row has no format "${format}".`);
  if (format !== undefined) return uuidFormat;
  return pattern === undefined ? undefined : new RegExp(pattern, 'u');
}

function hasForm({ keys, fields }: Form, row: object): boolean {
  let next = 0;
  for (const key in row) {
    while (keys[next] !== key) if (next >= keys.length || fields[next++]?.isRequired !== false) return false;
    // Its own keys are gone through, so none can be foreign to it; a list of the values would cost every body.
    // eslint-disable-next-line iqmock/no-foreign-key
    if (!fits(fields[next++] as Field, (row as Record<string, unknown>)[key])) return false;
  }
  while (next < keys.length) if (fields[next++]?.isRequired !== false) return false;
  return true;
}

function fits(field: Field, value: unknown): boolean {
  const { types, values, pattern } = field;
  if (values !== undefined && !values.has(value)) return false;
  if (typeof value === 'string') return (types & typeBits.string) !== 0 && pattern?.test(value) !== false;
  if (typeof value === 'number')
    return hasNumberType(types, value) && value >= field.minimum && value <= field.maximum;
  if (typeof value === 'boolean') return (types & typeBits.boolean) !== 0;
  if (value === null) return (types & typeBits.null) !== 0;
  if (Array.isArray(value)) return fitsList(field, value);
  return typeof value === 'object' && fitsRow(field, value);
}

function hasNumberType(types: number, value: number): boolean {
  return (types & typeBits.number) !== 0 || ((types & typeBits.integer) !== 0 && Number.isInteger(value));
}

function fitsList({ types, items, minItems }: Field, list: readonly unknown[]): boolean {
  if ((types & typeBits.array) === 0 || list.length < minItems) return false;
  if (items !== undefined) for (const item of list) if (!fits(items, item)) return false;
  return true;
}

function fitsRow({ types, row }: Field, value: object): boolean {
  return (types & typeBits.object) !== 0 && (row === undefined || hasForm(row, value));
}
