import { describe, expect, test } from 'vitest';
import { everyRule, familyOf } from '../../src/check/choose.ts';
import { checkMistaken, failedRules } from '../support/checked/run.ts';
import { mistakes } from '../support/checked/mistakes.ts';

/** Every mistake against every rule, instead of against those of its own family. */
const isFull = process.env['IQMOCK_TEST_FULL'] === '1';

/** Signed webhooks leave one rule out: what is signed of a compressed body is not defined. */
const isSigned = (name: string): boolean => name !== 'CON-08';

describe('the rules of check', () => {
  test('each have a mistake that they find', () => {
    const names = everyRule.map(({ rule }) => rule.name);
    expect(Object.keys(mistakes).toSorted()).toEqual(names.toSorted());
  });

  test('say where they come from, and name each other rightly', () => {
    for (const { rule } of everyRule) {
      expect(rule.sources.length, rule.name).toBeGreaterThan(0);
      for (const text of [rule.doc, rule.sends, rule.accepts, rule.why, rule.fix])
        expect(text, rule.name).toMatch(/^[\p{L}\p{N}'"`].{10,}[.)]$/su);
    }
  });
});

describe.concurrent('a consumer that', () => {
  test.each(Object.entries(mistakes))(
    'fails %s',
    { retry: 1, timeout: 600_000 },
    async (name, { follows = [], mayFollow = [] }) => {
      const only = isFull ? [] : [familyOf(name)];
      const report = await checkMistaken({ mistakes: [name], only, signed: isSigned(name) });
      expect(report.calibration.hindrance).toBeUndefined();
      const failed = failedRules(report);
      expect(failed, name).toContain(name);
      const families = isFull ? undefined : familyOf(name);
      const expected = follows.filter((other) => families === undefined || familyOf(other) === families);
      for (const other of expected) expect(failed, `${name} is followed`).toContain(other);
      const known = [name, ...follows, ...mayFollow];
      expect(failed.filter((other) => !known.includes(other))).toEqual([]);
    },
  );
});
