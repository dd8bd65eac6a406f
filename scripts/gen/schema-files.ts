import {
  erasOf,
  loadSchema,
  refName,
  wireSchemaNames,
  type Schema,
  type SchemaProperty,
} from '../../src/model/schemas.ts';
import { eraNames, type EntityName, type EraName } from '../../src/model/spec.ts';

/** The schemas of the wire format by name, the body first. */
export type Schemas = ReadonlyMap<string, Schema>;

/** Reads the schemas of the wire format. */
export function readWireSchemas(): Schemas {
  return new Map(wireSchemaNames.map((name) => [name, loadSchema(name)]));
}

/** The schemas of the rows, by name: all but the body itself and Rels. */
export function entitySchemas(schemas: Schemas): [string, Schema][] {
  return [...schemas].filter(([name]) => name !== 'webhook' && name !== 'rels');
}

/** The entity that a reference such as `chat-message.schema.json` names. */
export function refEntity(schemas: Schemas, ref: string): EntityName {
  const schema = schemas.get(refName(ref));
  if (schema === undefined) throw new Error(`No schema file for $ref ${ref}`);
  return schema.title as EntityName;
}

/** Whether an era has a property, and if so whether a sample showed it. */
export type Presence = 'seen' | 'extrapolated' | 'absent';

/** The presence of a property in each era. */
export function presenceOf(schema: Schema, property: SchemaProperty): Record<EraName, Presence> {
  const eras = erasOf(schema, property);
  const guessed = new Set([...(schema['x-extrapolated'] ?? []), ...(property['x-extrapolated'] ?? [])]);
  const presence = (era: EraName): Presence => {
    if (eras !== 'all' && !eras.includes(era)) return 'absent';
    return guessed.has(era) ? 'extrapolated' : 'seen';
  };
  return Object.fromEntries(eraNames.map((era) => [era, presence(era)])) as Record<EraName, Presence>;
}
