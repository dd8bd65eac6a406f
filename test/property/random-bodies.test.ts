import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { describe, expect, test } from 'vitest';
import { ownBug } from '../../src/consumer/own-bug.ts';
import { createValidator } from '../../src/consumer/validate.ts';
import { bundleDocument } from '../../src/contracts/bundle.ts';
import { eraNames } from '../../src/model/spec.ts';

/** More where there is time. */
const numRuns = process.env['IQMOCK_TEST_FULL'] === '1' ? 1000 : 60;

describe('bodies drawn from the published schema alone, without any sense', () => {
  test.each(eraNames)('%s: pass the rules of the schema, and break no rule of ours', (era) => {
    const schema = withoutFaker(bundleDocument('webhook', { era })) as JsonSchema;
    const validator = createValidator({ profile: era });
    let dangling = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const body = generateSync(schema, { seed, maxDepth: 30, maxItems: 3, alwaysFakeOptionals: true });
        const verdicts = validator.check(JSON.stringify(body));
        expect(verdicts.filter(({ rule }) => rule === ownBug.name)).toEqual([]);
        expect(verdicts.filter(({ rule }) => rule.startsWith('schema/'))).toEqual([]);
        dangling += verdicts.filter(({ rule }) => rule === 'refs/dangling').length;
      }),
      { numRuns },
    );
    // Ids at random lead nowhere.
    expect(dangling).toBeGreaterThan(numRuns);
  });
});

/** The schema without what makes values sensible. */
function withoutFaker(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFaker);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'x-faker')
      .map(([key, item]) => [key, withoutFaker(item)]),
  );
}
