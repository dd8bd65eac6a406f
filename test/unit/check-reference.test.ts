import { describe, expect, test } from 'vitest';
import { everyRule } from '../../src/check/choose.ts';
import { checkMistaken } from '../support/checked/run.ts';

describe('a consumer without a mistake', () => {
  test('passes every rule, and none is left out', { timeout: 600_000 }, async () => {
    const signed = await checkMistaken({});
    const plain = await checkMistaken({ signed: false, only: ['CON-08'] });
    expect(signed.rules.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    const judged = [...signed.rules, ...plain.rules]
      .filter(({ verdict }) => verdict === 'held')
      .map(({ id }) => id);
    expect(new Set(judged)).toEqual(new Set(everyRule.map(({ rule }) => rule.name)));
    expect(signed.exitCode).toBe(0);
    expect(signed.requests).toBeLessThanOrEqual(2000);
  });

  test('is sent about as many webhooks as is said before', { timeout: 600_000 }, async () => {
    const { requests, rules } = await checkMistaken({ only: ['STA', 'CON'] });
    const judged = new Set(rules.filter(({ verdict }) => verdict === 'held').map(({ id }) => id));
    const said = everyRule
      .filter(({ rule }) => judged.has(rule.name))
      .reduce((sum, { rule }) => sum + rule.requests + 2, 0);
    expect(requests).toBeLessThan(said * 1.2 + 150);
    expect(requests).toBeGreaterThan(said * 0.4);
  });
});
