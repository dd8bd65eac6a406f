import type { FieldKey } from '../../src/model/field-keys.gen.ts';
import type { FieldSpec, Json, RelsList } from '../../src/model/spec.ts';
import { banner, type Output } from './output.ts';
import { erasOf, typesOf, type Schema, type SchemaProperty } from '../../src/model/schemas.ts';
import { entitySchemas, refEntity, type Schemas } from './schema-files.ts';

/** src/model/entities.gen.ts: the interfaces and the table of fields that follow from the schemas. */
export function writeEntities(schemas: Schemas): Output {
  const rows = entitySchemas(schemas);
  const parts = [
    banner,
    "import type { EntityName, EntitySpec, Json, RelsSpec } from './spec.ts';\n",
    ...[...schemas.values()].map((schema) => interfaceText(schemas, schema)),
    namesText(rows),
    `/** Every entity with its keys in wire order. */\nexport const entities: Readonly<Record<EntityName, EntitySpec>> = {\n${rows
      .map(([name, schema]) => entityText(schemas, name, schema))
      .join('')}};\n`,
    relsText(schemas),
  ];
  return { path: 'src/model/entities.gen.ts', text: parts.join('\n') };
}

/** src/model/field-keys.gen.ts: every key that a row of a webhook can have. */
export function writeFieldKeys(schemas: Schemas): Output {
  const keys = entitySchemas(schemas).flatMap(([, schema]) => Object.keys(schema.properties));
  const lines = [...new Set(keys)].sort().map((key) => `  | ${quote(key)}\n`);
  const text = `/** Every key that a row of a webhook can have. */\nexport type FieldKey =\n${lines.join('')};\n`;
  return { path: 'src/model/field-keys.gen.ts', text: `${banner}\n${text}` };
}

function interfaceText(schemas: Schemas, schema: Schema): string {
  const lines = Object.entries(schema.properties).map(([key, property]) => {
    const optional = property['x-omit'] ? '?' : '';
    return `  /** ${docText(property)} */\n  ${key}${optional}: ${typeText(schemas, property)};\n`;
  });
  return `/** ${schema.description} */\nexport interface ${schema.title} {\n${lines.join('')}}\n`;
}

function docText(property: SchemaProperty): string {
  const units = property['x-units'];
  return (property.description ?? '') + (units === undefined ? '' : ` Unit: ${units}.`);
}

function typeText(schemas: Schemas, property: SchemaProperty): string {
  if (property.$ref !== undefined) return refEntity(schemas, property.$ref);
  if (property.enum !== undefined) return property.enum.map((value) => quote(value)).join(' | ');
  const types = typesOf(property);
  if (types.length === 0) return 'Json';
  return types.map((type) => plainType(schemas, property, type)).join(' | ');
}

function plainType(schemas: Schemas, property: SchemaProperty, type: string): string {
  if (type === 'integer') return 'number';
  if (type === 'object') return 'Record<string, Json>';
  if (type !== 'array') return type;
  const item = typeText(schemas, property.items ?? {});
  return item.includes('|') ? `(${item})[]` : `${item}[]`;
}

function namesText(rows: readonly [string, Schema][]): string {
  const lines = rows.map(([, schema]) => `  ${schema.title}: ${schema.title};\n`);
  return `/** The interface of each entity, by its name. */\nexport interface Entities {\n${lines.join('')}}\n`;
}

function entityText(schemas: Schemas, name: string, schema: Schema): string {
  const fields = Object.entries(schema.properties).map(
    ([key, property]) => `      ${fieldText(fieldSpec(schemas, schema, key, property))},\n`,
  );
  return `  ${schema.title}: {\n    name: '${schema.title}',\n    schema: '${name}',\n    eras: ${quote(schema['x-eras'] ?? 'all')},\n    fields: [\n${fields.join('')}    ],\n  },\n`;
}

/** What the table says of one property. */
export function fieldSpec(
  schemas: Schemas,
  schema: Schema,
  key: string,
  property: SchemaProperty,
): FieldSpec {
  const ref = property.$ref ?? property.items?.$ref;
  const starts = property['x-omit'] || property.$ref !== undefined ? {} : { default: startValue(property) };
  return {
    key: key as FieldKey,
    eras: erasOf(schema, property),
    ...(property['x-omit'] ? { omit: true } : {}),
    ...starts,
    ...(property['x-ref'] === undefined ? {} : { ref: property['x-ref'] }),
    ...(ref === undefined ? {} : { entity: refEntity(schemas, ref) }),
    ...(property.items?.$ref === undefined ? {} : { list: true }),
    ...(property['x-faker'] === undefined ? {} : { filler: true }),
  };
}

/** The default, or what an unset field of that type is on a Go server. */
function startValue(property: SchemaProperty): Json {
  if (property.default !== undefined) return property.default;
  const types = typesOf(property);
  if (types.includes('null')) return null;
  const zeros: Record<string, Json> = {
    integer: 0,
    number: 0,
    string: '',
    boolean: false,
    array: [],
    object: {},
  };
  return zeros[types[0] ?? ''] ?? null;
}

function fieldText(field: FieldSpec): string {
  const parts = Object.entries(field).map(([name, value]) => `${name}: ${quote(value as Json)}`);
  return `{ ${parts.join(', ')} }`;
}

function relsText(schemas: Schemas): string {
  const lines = Object.entries(schemas.get('rels')?.properties ?? {}).map(
    ([list, property]) =>
      `  { list: '${list as RelsList}', entity: '${refEntity(schemas, property.items?.$ref ?? '')}' },\n`,
  );
  return `/** The lists of Rels in wire order. */\nexport const relsLists: readonly RelsSpec[] = [\n${lines.join('')}];\n`;
}

/** A JSON value as TypeScript source. */
function quote(value: unknown): string {
  return JSON.stringify(value);
}
