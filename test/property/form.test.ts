import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf } from '../../src/model/form.ts';
import { eraNames } from '../../src/model/spec.ts';
import { bodySchema, compileSchema } from '../../src/model/validator.ts';
import { conversation } from '../support/consumer-stream.ts';

const numRuns = process.env['IQMOCK_TEST_FULL'] === '1' ? 20_000 : 1500;

type Tree = Record<string, unknown>;

/** The objects and lists in a value, itself first. */
function trees(value: unknown): Tree[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Tree, ...Object.values(value).flatMap(trees)];
}

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'client', 'file', [], {}, [null], [{}], 0, -1, 1.5),
  fc.constantFrom<unknown>(2 ** 53, -(2 ** 53), 1e300, '01.01.2020', '31d04924-8a63-48a3-8d75-f986556120ec'),
  fc.jsonValue({ maxDepth: 1 }),
);
const damage = fc.record({
  body: fc.nat(),
  place: fc.nat(),
  key: fc.nat(),
  how: fc.constantFrom('change', 'change', 'drop', 'add', 'move'),
  value: strange,
});
type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

function harm(tree: Tree, { key, how, value }: Damage): void {
  const keys = Object.keys(tree);
  const name = keys[key % Math.max(1, keys.length)] ?? 'Id';
  const old = tree[name];
  if (how !== 'change') Reflect.deleteProperty(tree, name);
  if (how === 'change') tree[name] = value;
  if (how === 'move') tree[name] = old;
  if (how === 'add') Object.assign(tree, { [name]: old, [`${name}2`]: value });
}

describe('the quick look at the form of a body', () => {
  test.each(eraNames)('%s: knows every body that iqmock makes', (era) => {
    const hasForm = formOf(bodySchema(era));
    for (const bytes of conversation(era))
      expect(hasForm(JSON.parse(Buffer.from(bytes).toString()))).toBe(true);
  });

  test.each(eraNames)('%s: never passes what the schema refuses, or keys out of their order', (era) => {
    const schema = bodySchema(era);
    const [hasForm, validate] = [formOf(schema), compileSchema(schema)];
    const bodies = conversation(era).map((bytes) => Buffer.from(bytes).toString());
    const seen = { passed: 0, refused: 0 };
    fc.assert(
      fc.property(damage, (drawn) => {
        const text = bodies[drawn.body % bodies.length] ?? '';
        const body = JSON.parse(text) as Tree;
        const all = trees(body);
        harm(all[drawn.place % all.length] as Tree, drawn);
        const isValid = validate(body);
        if (drawn.how !== 'move') expect(hasForm(body)).toBe(isValid);
        else expect(hasForm(body)).toBe(isValid && JSON.stringify(body) === text);
        seen[isValid ? 'passed' : 'refused']++;
      }),
      { numRuns },
    );
    expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(numRuns / 20);
  });

  test('throws on a keyword that it does not know', () => {
    const schema = bodySchema('2023');
    const strict = { ...schema, properties: { Rels: { type: 'object', const: {} } } } as typeof schema;
    expect(() => formOf(strict)).toThrow('"const"');
  });
});
