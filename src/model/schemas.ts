import { IqmockError, suggest } from '../errors.ts';
import { readPackageText } from '../env/host.ts';
import type { EraName, Json, RelsList } from './spec.ts';

/** A property of a schema of the wire format, with iqmock's annotations. docs/eras.md says what they mean. */
export interface SchemaProperty {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly $ref?: string;
  readonly items?: SchemaProperty;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: Json;
  /** The eras in which the key is on the wire; all of the entity's if absent. */
  readonly 'x-eras'?: readonly EraName[];
  /** Those of them in which no sample showed it. */
  readonly 'x-extrapolated'?: readonly EraName[];
  /** Left out, rather than null, while it has no value. */
  readonly 'x-omit'?: true;
  /** The Rels list in which the id resolves. */
  readonly 'x-ref'?: RelsList;
  readonly 'x-units'?: string;
  /** How the filler value is made; see filler-values.ts. */
  readonly 'x-faker'?: Json;
}

/** A schema of the wire format: one object. */
export interface Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly 'x-eras'?: readonly EraName[];
  readonly 'x-extrapolated'?: readonly EraName[];
  readonly type: 'object';
  readonly properties: Readonly<Record<string, SchemaProperty>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
  /** The schemas it refers to, in a bundle. */
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The schemas of the wire format, the body first. Each is `schemas/NAME.schema.json`. */
export const wireSchemaNames = [
  'webhook',
  'chat-event',
  'rels',
  'channel',
  'channel-vk',
  'channel-iqchat',
  'chat',
  'chat-message',
  'client',
  'client-details',
  'client-details-field',
  'client-vk',
  'file',
  'project',
  'license',
  'license-terms',
  'user',
  'user-totals',
] as const;

/** Every published schema, the one of scenario files included. */
export const schemaNames: readonly string[] = [...wireSchemaNames, 'scenario'];

const loaded = new Map<string, Schema>();

/**
 * A published schema by its name, such as `chat-message`. Do not change what it returns.
 * The `scenario` schema has another shape than the type says. Throws NOT_FOUND.
 */
export function loadSchema(name: string): Schema {
  let schema = loaded.get(name);
  if (schema === undefined) {
    if (!schemaNames.includes(name)) {
      throw new IqmockError('NOT_FOUND', `There is no schema "${name}".`, {
        hint: suggest(name, schemaNames),
      });
    }
    schema = JSON.parse(readPackageText(`schemas/${name}.schema.json`)) as Schema;
    loaded.set(name, schema);
  }
  return schema;
}

/** The eras in which a property is on the wire. */
export function erasOf(schema: Schema, property: SchemaProperty): readonly EraName[] | 'all' {
  return property['x-eras'] ?? schema['x-eras'] ?? 'all';
}

/** The types of a property as a list; empty if it is a reference or may be anything. */
export function typesOf(property: SchemaProperty): readonly string[] {
  if (property.type === undefined) return [];
  return typeof property.type === 'string' ? [property.type] : property.type;
}

/** The schema that a reference such as `chat-message.schema.json` names, without the ending. */
export function refName(ref: string): string {
  return ref.replace('.schema.json', '');
}

/** A schema as one era has it: only its keys, and all of them required but those that are omitted while unset. */
export function eraSchema(schema: Schema, era: EraName): Schema {
  const entries = Object.entries(schema.properties).filter(([, property]) => {
    const eras = erasOf(schema, property);
    return eras === 'all' || eras.includes(era);
  });
  return {
    ...schema,
    properties: Object.fromEntries(entries),
    required: entries.filter(([, property]) => !property['x-omit']).map(([key]) => key),
  };
}

/** A schema of the wire format with all it refers to in `$defs`, so that it is self-contained; of one era, or of all. Throws NOT_FOUND. */
export function bundleSchema(name: string, era?: EraName): Schema {
  const definitions = new Map<string, Schema>();
  const visit = (visited: string): Schema => {
    const whole = loadSchema(visited);
    const schema = era === undefined ? whole : eraSchema(whole, era);
    for (const property of Object.values(schema.properties)) {
      const ref = property.$ref ?? property.items?.$ref;
      if (ref === undefined || definitions.has(refName(ref)) || refName(ref) === name) continue;
      // The place is taken before the visit, so that the order is that of first mention.
      definitions.set(refName(ref), loadSchema(refName(ref)));
      definitions.set(refName(ref), visit(refName(ref)));
    }
    return schema;
  };
  const root = visit(name);
  return definitions.size === 0 ? root : { ...root, $defs: Object.fromEntries(definitions) };
}
