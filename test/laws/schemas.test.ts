import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { packagePath } from '../../src/env/host.ts';
import { blank } from '../../src/model/blank.ts';
import { entities, relsLists } from '../../src/model/entities.gen.ts';
import { eraNames, keysOf } from '../../src/model/profile.ts';
import {
  bundleSchema,
  eraSchema,
  erasOf,
  loadSchema,
  refName,
  schemaNames,
  typesOf,
  wireSchemaNames,
  type Schema,
  type SchemaProperty,
} from '../../src/model/schemas.ts';
import type { EntityName, EraName } from '../../src/model/spec.ts';
import { compileSchema } from '../../src/model/validator.ts';
import { presenceOf } from '../../scripts/gen/schema-files.ts';
import seenKeys from '../support/seen-keys.json' with { type: 'json' };

type SeenKeys = Record<string, Partial<Record<EraName, readonly string[]>>>;
const seen: SeenKeys = seenKeys;
const entityNames = Object.keys(entities) as EntityName[];
const properties: [string, string, Schema, SchemaProperty][] = wireSchemaNames.flatMap((name) => {
  const schema = loadSchema(name);
  return Object.entries(schema.properties).map(
    ([key, property]) => [name, key, schema, property] as [string, string, Schema, SchemaProperty],
  );
});

describe('the keys of an era', () => {
  const cases = Object.entries(seen).flatMap(([entity, eras]) =>
    Object.entries(eras).map(([era, keys]) => [entity as EntityName, era as EraName, keys] as const),
  );

  it.each(cases)('%s of %s are those of the samples, in their order', (entity, era, keys) => {
    // A key that depends on the type of a row is in the era although the one sample does not need it.
    const expected = keysOf(era, entity).filter(({ key, omit }) => omit !== true || keys.includes(key));
    expect(expected.map(({ key }) => key)).toEqual(keys);
  });

  it.each(cases)('%s of %s are marked as seen exactly where a sample shows them', (entity, era, keys) => {
    const schema = loadSchema(entities[entity].schema);
    const marked = Object.entries(schema.properties).filter(
      ([, property]) => presenceOf(schema, property)[era] === 'seen',
    );
    expect(marked.map(([key]) => key)).toEqual(keys);
  });

  it('are marked as extrapolated in eras that never showed the entity', () => {
    for (const entity of entityNames) {
      const schema = loadSchema(entities[entity].schema);
      for (const era of eraNames.filter((name) => seen[entity]?.[name] === undefined)) {
        for (const [key, property] of Object.entries(schema.properties)) {
          expect(presenceOf(schema, property)[era], `${entity}.${key} ${era}`).not.toBe('seen');
        }
      }
    }
  });

  it.each(eraNames)('of %s are the same in the schemas and in the table', (era) => {
    for (const entity of entityNames) {
      const schema = eraSchema(loadSchema(entities[entity].schema), era);
      expect(Object.keys(schema.properties)).toEqual(keysOf(era, entity).map(({ key }) => key));
    }
  });

  it('put the lists of Rels in one order', () => {
    expect(relsLists.map(({ list }) => list)).toEqual(Object.keys(loadSchema('rels').properties));
    expect(relsLists.map(({ list }) => list).join(' ')).toBe(
      'Channels Chats ChatMessages Clients Files Projects Users',
    );
  });
});

describe('every schema', () => {
  it('is listed', () => {
    const files = readdirSync(packagePath('schemas'))
      .filter((file) => file.endsWith('.json'))
      .map(refName);
    // Those of the configuration and of reports are no part of the model.
    expect(new Set(files)).toEqual(new Set([...schemaNames, 'config', 'check-report']));
  });

  it.each(wireSchemaNames)('%s is valid 2020-12, named like its file, closed, and described', (name) => {
    const schema = loadSchema(name);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`${name}.schema.json`);
    expect(schema.description.length).toBeGreaterThan(10);
    expect(schema.additionalProperties).toBe(false);
    // ajv in strict mode refuses unknown keywords, types and formats.
    expect(() => compileSchema(bundleSchema(name))).not.toThrow();
    for (const era of eraNames) expect(() => compileSchema(bundleSchema(name, era))).not.toThrow();
  });

  it.each(wireSchemaNames)('%s requires what all its eras have', (name) => {
    const schema = loadSchema(name);
    const always = Object.entries(schema.properties).filter(
      ([, property]) => property['x-omit'] !== true && property['x-eras'] === undefined,
    );
    expect(schema.required).toEqual(always.map(([key]) => key));
  });
});

describe('every property', () => {
  it.each(properties)('%s %s says what it means and what it may be', (_, key, schema, property) => {
    expect(property.description).toMatch(/^[^a-z].*\.$|^[A-Z].*[.)]$/s);
    expect(typesOf(property).length > 0 || property.$ref !== undefined).toBe(true);
    if (key.endsWith('At')) expect(property['x-units']).toBe('ms UTC');
    if (property.pattern !== undefined) expect(property.pattern).toMatch(/^[\x20-\x7e]+$/);
    const eras = erasOf(schema, property);
    if (eras !== 'all') expect(eras).toEqual(eraNames.filter((era) => eras.includes(era)));
    for (const era of property['x-extrapolated'] ?? [])
      expect(eras === 'all' || eras.includes(era)).toBe(true);
    const list = property['x-ref'];
    if (list !== undefined) expect(relsLists.map((spec) => spec.list)).toContain(list);
  });

  it.each(wireSchemaNames)('of %s allows its own default, and has none if it is omitted', (name) => {
    const validate = compileSchema({ ...bundleSchema(name), required: [] });
    for (const [key, property] of Object.entries(loadSchema(name).properties)) {
      if (property.default === undefined) continue;
      expect(property['x-omit'], key).toBeUndefined();
      expect(validate({ [key]: property.default }), key).toBe(true);
    }
  });
});

describe('a blank row', () => {
  it.each(entityNames)('of %s has every key but those that are omitted', (entity) => {
    const kept = entities[entity].fields.filter(({ omit }) => omit !== true);
    expect(Object.keys(blank(entity))).toEqual(kept.map(({ key }) => key));
  });

  it.each(entityNames)('of %s shares nothing with another', (entity) => {
    const change = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      Object.values(value).forEach(change);
      if (Array.isArray(value)) value.push('changed');
      else Object.assign(value, { Changed: true });
    };
    const before = JSON.stringify(blank(entity));
    change(blank(entity));
    expect(JSON.stringify(blank(entity))).toBe(before);
  });

  it('starts as the server starts it', () => {
    expect(blank('Project')).toMatchObject({
      State: 'active',
      Permissions: null,
      License: { Terms: { Users: 20 } },
    });
    expect(blank('Client')).toMatchObject({
      MarkerType: 'green',
      Priority: 1,
      Details: { ClientId: 0, Fields: [] },
    });
    expect(blank('Client')).not.toHaveProperty('VK');
    expect(blank('Channel')).not.toHaveProperty('IQChat');
    expect(blank('ChannelVK')).toMatchObject({ Deleted: false, DeletedAt: null });
    expect(blank('User')).toMatchObject({ RoleId: 1, Totals: { Workload: 0 } });
    expect(blank('ChatMessage')).toMatchObject({
      My: false,
      Pushed: false,
      SingleChoices: null,
      Listened: null,
    });
  });
});
