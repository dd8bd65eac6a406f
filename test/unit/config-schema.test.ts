import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packagePath } from '../../src/env/host.ts';
import { IqmockError } from '../../src/errors.ts';
import { configKeyOf, type OptionDefinition } from '../../src/options/option.ts';
import { mergeSettings } from '../../src/config/settings.ts';
import { placedFrom } from '../../src/config/placed.ts';
import { loadEveryOption } from '../../src/cli/options/every.ts';
import { starterConfig } from '../../src/cli/starter.ts';

const everyOption = await loadEveryOption();

const schema = JSON.parse(readFileSync(packagePath('schemas/config.schema.json'), 'utf8')) as {
  properties: Record<string, object>;
};
const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);
const options = new Map(everyOption.map((option) => [configKeyOf(option), option] as const));
options.delete(undefined);

/** Whether a file with just this value is taken. */
function isTaken(key: string, option: OptionDefinition, value: unknown): boolean {
  const file = { path: '/iqmock.config.yaml', values: placedFrom({ [key]: value }), targets: new Map() };
  try {
    mergeSettings([option], { flags: new Map(), environment: {}, file });
    return true;
  } catch (error) {
    if (error instanceof IqmockError) return false;
    throw error;
  }
}

const scalars = [
  0,
  1,
  7,
  -1,
  1.5,
  300,
  2023,
  70_000,
  '',
  'x',
  '7',
  '0.5',
  '-1',
  '3s',
  '1m30s',
  '30%',
  'max',
  '10x',
];
const words = [
  '2023',
  'ru',
  'closed',
  'chat',
  'fast',
  'human',
  'extended',
  'known',
  '2024-03-01',
  'X-A: 1',
  'junit=a.xml,html',
  '1s,5s',
];
const others = ['true', 'false', true, false, null, [], ['X-A: 1', 'X-B: 2'], [7], [[]], {}, { 'X-A': '1' }];
const values: readonly unknown[] = [...scalars, ...words, ...others];

/** A number or a switch as the text that it is in a file. */
function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

describe('the schema of the configuration', () => {
  test('knows the keys that the program knows', () => {
    const keys = [...options.keys()].map(String);
    expect(Object.keys(schema.properties).toSorted()).toEqual(['$schema', 'targets', ...keys].toSorted());
    expect(keys.length).toBeGreaterThan(30);
  });

  test.each([...options].map(([key, option]) => [String(key), option] as const))(
    '%s may be what the program takes',
    (key, option) => {
      const taken = values.filter((value) => isTaken(key, option, value));
      const allowed = values.filter((value) => isValid({ [key]: value }));
      expect(taken.length).toBeGreaterThan(0);
      // A number may be written as a text and the other way round; an editor need not suggest it.
      const likewise = (value: unknown): boolean =>
        isValid({ [key]: value }) ||
        isValid({ [key]: asText(value) }) ||
        allowed.some((other) => asText(other) === value);
      expect(taken.filter((value) => !likewise(value))).toEqual([]);
      // The grammar within these texts is not in the schema.
      if (!['start', 'headers', 'probeHeaders', 'faults'].includes(key))
        expect(allowed.filter((value) => !taken.includes(value))).toEqual([]);
    },
  );

  test.each([
    [{ sede: 1 }, 'an unknown key'],
    [{ targets: { local: { target: 'other' } } }, 'a target within a target'],
    [{ targets: { local: { too: 'x' } } }, 'an unknown key of a target'],
    [{ set: ['a=b'] }, 'what makes sense in one call only'],
  ])('refuses %j: %s', (config, _why) => {
    expect(isValid(config)).toBe(false);
  });

  test('allows the example of the documentation and what init writes', () => {
    const page = readFileSync(packagePath('docs/configuration.md'), 'utf8');
    const [, example = ''] = /^```yaml\n([^]*?)^```/m.exec(page) ?? [];
    for (const text of [example, starterConfig]) {
      const config: unknown = parse(text);
      expect(config).toHaveProperty('targets.staging.timeout', '5s');
      expect(isValid(config), JSON.stringify(isValid.errors)).toBe(true);
    }
    expect(isValid({ $schema: './chats/config.schema.json', seed: 1 })).toBe(true);
  });
});
