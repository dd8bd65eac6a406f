import { readFileSync } from 'node:fs';
import type { EntityName, EraName, Json, RelsList } from '../../src/model/spec.ts';
import { inRoot } from './output.ts';

/** One property of a schema file, with the annotations that the generator reads. */
export interface Property {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly $ref?: string;
  readonly items?: Property;
  readonly default?: Json;
  readonly 'x-eras'?: readonly EraName[];
  readonly 'x-extrapolated'?: readonly EraName[];
  readonly 'x-omit'?: true;
  readonly 'x-ref'?: RelsList;
  readonly 'x-units'?: string;
  readonly 'x-faker'?: Json;
}

/** A schema file. */
export interface SchemaFile {
  /** The file name without `.schema.json`. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly 'x-eras'?: readonly EraName[];
  readonly 'x-extrapolated'?: readonly EraName[];
  readonly properties: Readonly<Record<string, Property>>;
}

/** The files of the wire format, the outermost object first. */
export const wireFiles = [
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

/** Reads the schemas of the wire format, by file name. */
export function readWireSchemas(): ReadonlyMap<string, SchemaFile> {
  return new Map(wireFiles.map((file) => [file, readSchema(file)]));
}

function readSchema(file: string): SchemaFile {
  const text = readFileSync(inRoot(`schemas/${file}.schema.json`), 'utf8');
  return { file, ...(JSON.parse(text) as Omit<SchemaFile, 'file'>) };
}

/** The schemas of the rows: all but the body itself and Rels. */
export function entitySchemas(schemas: ReadonlyMap<string, SchemaFile>): SchemaFile[] {
  return [...schemas.values()].filter((schema) => schema.file !== 'webhook' && schema.file !== 'rels');
}

/** The entity that a `$ref` such as `chat-message.schema.json` names. */
export function refEntity(schemas: ReadonlyMap<string, SchemaFile>, ref: string): EntityName {
  const schema = schemas.get(ref.replace('.schema.json', ''));
  if (schema === undefined) throw new Error(`No schema file for $ref ${ref}`);
  return schema.title as EntityName;
}

/** The types of a property as a list. */
export function typesOf(property: Property): readonly string[] {
  if (property.type === undefined) return [];
  return typeof property.type === 'string' ? [property.type] : property.type;
}

/** The eras of a property in a schema. */
export function erasOf(schema: SchemaFile, property: Property): readonly EraName[] | 'all' {
  return property['x-eras'] ?? schema['x-eras'] ?? 'all';
}

/** The eras in which no sample showed the property. */
export function extrapolatedOf(schema: SchemaFile, property: Property): ReadonlySet<EraName> {
  return new Set([...(schema['x-extrapolated'] ?? []), ...(property['x-extrapolated'] ?? [])]);
}
