import { describe, expect, test } from 'vitest';
import { everyRule, familyOf } from '../../src/check/choose.ts';
import { phases } from '../../src/check/rule.ts';
import { createRandom } from '../../src/env/random.ts';
import { checkMistaken, failedRules } from '../support/checked/run.ts';
import { mistakes } from '../support/checked/mistakes.ts';

/** Every mistake against every rule, instead of a sample of mistakes against the rules of their own family. */
const isFull = process.env['IQMOCK_TEST_FULL'] === '1';

const minutes = 60_000;
const samplePerPhase = 3;
const sampleSeed = 1;

/** Names of rules whose mistakes are tried: all, or a few of each phase. */
const tried = isFull ? everyRule.map(({ rule }) => rule.name) : phases.flatMap((phase) => sampleOf(phase));

function sampleOf(phase: (typeof phases)[number]): string[] {
  const random = createRandom(sampleSeed).fork(phase);
  const names = everyRule.filter((placed) => placed.phase === phase).map(({ rule }) => rule.name);
  const drawn = names.map((name) => ({ name, at: random.next() })).toSorted((a, b) => a.at - b.at);
  return drawn.slice(0, samplePerPhase).map(({ name }) => name);
}

const which = isFull
  ? 'all rules'
  : `${tried.length} of ${everyRule.length} mistakes, sample of seed ${sampleSeed}; IQMOCK_TEST_FULL=1 tries all`;

/** Signed webhooks leave one rule out: what is signed of a compressed body is not defined. */
const isSigned = (name: string): boolean => name !== 'CON-08';

describe('the rules of check', () => {
  test('are all in the sample by their phase', () => {
    const phasesTried = everyRule.filter(({ rule }) => tried.includes(rule.name)).map(({ phase }) => phase);
    expect([...new Set(phasesTried)]).toEqual(phases);
  });

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

/** Load and slowness are tried alone: beside other checks they would measure them. */
const isTimed = (name: string): boolean => familyOf(name) === 'LOA' || name === 'DEL-10';

describe.concurrent(`a consumer that (${which})`, () => {
  tryMistakes(tried.filter((name) => !isTimed(name)));
});

describe(`a consumer that, tried alone (${which})`, () => {
  tryMistakes(tried.filter(isTimed));
});

function tryMistakes(names: readonly string[]): void {
  test.each(names)('fails %s', { retry: 2, timeout: (isFull ? 30 : 10) * minutes }, async (name) => {
    const { follows = [], mayFollow = [] } = mistakes[name] ?? { does: '' };
    const isTried = (other: string): boolean => isFull || familyOf(other) === familyOf(name);
    const report = await checkMistaken({
      mistakes: [name],
      only: isFull ? [] : [familyOf(name)],
      signed: isSigned(name),
      budgetMs: (isFull ? 25 : 5) * minutes,
    });
    expect(report.calibration.hindrance).toBeUndefined();
    const failed = failedRules(report);
    expect(failed, name).toContain(name);
    for (const other of follows.filter(isTried)) expect(failed, `${name} is followed`).toContain(other);
    const known = [name, ...follows, ...mayFollow];
    expect(failed.filter((other) => !known.includes(other))).toEqual([]);
  });
}
