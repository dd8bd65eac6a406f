import { bundleSchema, refName, type Schema, type SchemaProperty } from '../model/schemas.ts';
import type { EraName, Json } from '../model/spec.ts';

/** A JSON value that is an object. */
export type JsonObject = Readonly<Record<string, Json>>;

/** Definitions by their title, such as `ChatMessage`. */
export type Definitions = Readonly<Record<string, JsonObject>>;

/** A schema and all that it refers to, as definitions of one document. */
export interface Bundle {
  /** The title of the schema asked for; its definition is among the others. */
  readonly root: string;
  readonly definitions: Definitions;
}

/** Annotations that only iqmock reads. */
const internal: ReadonlySet<string> = new Set(['x-faker', 'x-extrapolated', '$schema', '$id', '$defs']);

/**
 * A schema of the wire format and everything it refers to, with references that point into one document.
 * `pointer` is where the definitions are, such as `#/components/schemas/`. Throws NOT_FOUND for an unknown name.
 */
export function bundle(name: string, pointer: string, era?: EraName): Bundle {
  const { $defs = {}, ...root } = bundleSchema(name, era);
  const schemas = [root, ...Object.values($defs)] as readonly Schema[];
  const titles = new Map(schemas.map(({ $id, title }) => [refName($id), title]));
  const reference = (file: string): string => `${pointer}${titles.get(refName(file)) ?? file}`;
  return {
    root: root.title,
    definitions: Object.fromEntries(schemas.map((schema) => [schema.title, plain(schema, reference)])),
  };
}

/** How a schema is bundled. */
export interface BundleOptions {
  /** Default: the keys of all eras. */
  readonly era?: EraName;
  /** Allows keys and values that later versions of the platform may add: for types that a consumer reads with. */
  readonly open?: boolean;
}

/** One self-contained schema: `iqmock schema webhook --bundle`. */
export function bundleDocument(name: string, { era, open = false }: BundleOptions = {}): JsonObject {
  const { root, definitions } = bundle(name, '#/$defs/', era);
  const { [root]: top, ...others } = open
    ? Object.fromEntries(Object.entries(definitions).map(([title, schema]) => [title, opened(schema)]))
    : definitions;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...top,
    ...(Object.keys(others).length === 0 ? {} : { $defs: others }),
  };
}

/** A schema that says which values are known, and forbids no others. */
function opened(schema: JsonObject): JsonObject {
  const { additionalProperties: _, enum: known, description, ...rest } = schema;
  const values = Array.isArray(known)
    ? ` Known values: ${known.map((value) => JSON.stringify(value)).join(', ')}.`
    : '';
  const entries = Object.entries(rest).map(([key, value]): [string, Json] => {
    if (key === 'items') return [key, opened(value as JsonObject)];
    if (key !== 'properties') return [key, value];
    const properties = Object.entries(value as Record<string, JsonObject>);
    return [key, Object.fromEntries(properties.map(([name, property]) => [name, opened(property)]))];
  });
  return {
    ...(typeof description === 'string' ? { description: `${description}${values}` } : {}),
    ...Object.fromEntries(entries),
  };
}

/** A schema without what only iqmock reads, its references rewritten. */
function plain(schema: Schema | SchemaProperty, reference: (file: string) => string): JsonObject {
  const entries = Object.entries(schema).filter(([key]) => !internal.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, plainValue(key, value as Json, reference)]));
}

function plainValue(key: string, value: Json, reference: (file: string) => string): Json {
  if (key === '$ref' && typeof value === 'string') return reference(value);
  if (key === 'items') return plain(value as SchemaProperty, reference);
  if (key !== 'properties') return value;
  const properties = Object.entries(value as Record<string, SchemaProperty>);
  return Object.fromEntries(properties.map(([name, property]) => [name, plain(property, reference)]));
}
