import { expect, test } from 'vitest';
import { check, type CheckSummary } from '../../src/index.ts';
import { everyRule } from '../../src/check/choose.ts';
import { startChecked } from '../support/checked/server.ts';

/** Mistakes of each phase whose failures are histories that can be shrunk. */
const tried = [
  'CON-06',
  'CON-09',
  'FMT-01',
  'FMT-06',
  'FMT-14',
  'DEL-05',
  'STA-03',
  'STA-06',
  'STA-16',
  'STA-18',
] as const;

const racy = new Set(everyRule.flatMap(({ rule }) => (rule.racy === true ? [rule.name] : [])));

/** Verdicts and smallest histories of the rules that do not depend on chance. */
const told = ({ rules }: CheckSummary) =>
  rules
    .filter(({ id }) => !racy.has(id))
    .map(({ id, verdict, failures }) => ({
      id,
      verdict,
      failures: failures.map(({ signature, history }) => ({ signature, history })),
    }));

test.each(tried)('a consumer with %s is judged twice alike', { timeout: 600_000 }, async (mistake) => {
  const judged = [];
  for (const _ of ['once', 'twice']) {
    await using consumer = await startChecked(new Set([mistake]));
    const to = `${consumer.url}/hook`;
    judged.push(told(await check({ to, probe: '/chats/{chat}', seed: 11, budgetMs: 300_000 })));
  }
  const [first, second] = judged;
  expect(first?.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toContain(mistake);
  expect(second).toEqual(first);
});
