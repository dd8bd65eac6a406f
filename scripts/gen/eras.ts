import { typesOf, type Schema, type SchemaProperty } from '../../src/model/schemas.ts';
import { eraNames } from '../../src/model/spec.ts';
import { importModule, type Output } from './output.ts';
import { fillMarkdown, table } from './markdown.ts';
import { entitySchemas, presenceOf, refEntity, type Presence, type Schemas } from './schema-files.ts';

const marks: Readonly<Record<Presence, string>> = { seen: '✓', extrapolated: '~', absent: '' };

/** docs/eras.md: the table of profiles and a table of keys for each entity, between the hand-written choices. */
export async function writeEras(schemas: Schemas): Promise<Output> {
  const rels = schemas.get('rels');
  if (rels === undefined) throw new Error('No schema of Rels');
  const wanted: [string, Schema][] = [['rels', rels], ...entitySchemas(schemas)];
  const sections = wanted.map(([name, schema]) => entitySection(schemas, name, schema));
  return fillMarkdown('docs/eras.md', { profiles: await profileTable(), entities: sections.join('\n\n') });
}

async function profileTable(): Promise<string> {
  const { profiles } =
    await importModule<typeof import('../../src/model/profile.ts')>('src/model/profile.ts');
  const settings = Object.keys(profiles['2023']).filter((name) => name !== 'name');
  const rows = settings.map((name) => [
    `\`${name}\``,
    ...eraNames.map((era) => `\`${String((profiles[era] as unknown as Record<string, unknown>)[name])}\``),
  ]);
  return table(['setting', ...eraNames], rows);
}

function entitySection(schemas: Schemas, name: string, schema: Schema): string {
  const rows = Object.entries(schema.properties).map(([key, property]) => {
    const presence = presenceOf(schema, property);
    return [
      `\`${key}\``,
      ...eraNames.map((era) => marks[presence[era]]),
      typeText(schemas, property),
      property['x-omit'] ? 'omitted' : typesOf(property).includes('null') ? 'null' : '',
      property.description ?? '',
    ];
  });
  const head = ['key', ...eraNames, 'type', 'when unset', 'meaning'];
  return `### ${schema.title}\n\n${schema.description} ([schema](../schemas/${name}.schema.json))\n\n${table(head, rows)}`;
}

function typeText(schemas: Schemas, property: SchemaProperty): string {
  if (property.$ref !== undefined) return refEntity(schemas, property.$ref);
  if (property.items?.$ref !== undefined) return `list of ${refEntity(schemas, property.items.$ref)}`;
  const types = typesOf(property).filter((type) => type !== 'null');
  const units = property['x-units'] === undefined ? '' : `, ${property['x-units']}`;
  return (types.length === 0 ? 'anything' : types.join(' or ')) + units;
}
