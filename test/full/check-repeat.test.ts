import { expect, test } from 'vitest';
import { everyRule } from '../../src/check/choose.ts';
import { check } from '../../src/index.ts';
import { startChecked } from '../support/checked/server.ts';
import { secret } from '../support/checked/run.ts';

/** Where the mistake is slowness, the time of a sender is short, ms. */
const timeouts: Readonly<Record<string, number>> = { 'DEL-10': 600, 'LOA-02': 1100 };

/** What a rule said of a consumer with its mistake: the verdict, and each failure with its shrunk history. */
async function saidBy(name: string): Promise<unknown> {
  // What is signed of a compressed body is not defined.
  const isSigned = name !== 'CON-08';
  await using consumer = await startChecked(new Set([name]), isSigned ? { secret } : {});
  const { rules } = await check({
    to: `${consumer.url}/hook`,
    probe: '/chats/{chat}',
    seed: 5,
    only: [name],
    budgetMs: 120_000,
    ...(timeouts[name] === undefined ? {} : { timeout: timeouts[name] }),
    ...(isSigned ? { sign: 'standard-webhooks' as const, signSecret: secret } : {}),
  });
  const { verdict, level, failures } = rules.find(({ id }) => id === name) ?? {};
  const said = failures?.map(({ signature, sent, shrunkFrom, history }) => ({
    ...{ signature, sent, shrunkFrom },
    history: history?.map(({ event, fault }) => ({ event, fault })),
  }));
  return { verdict, level, said };
}

const steady = everyRule.filter(({ rule }) => rule.racy !== true).map(({ rule }) => rule.name);

test.each(steady)(
  '%s says the same twice, with the same shrunk histories',
  { timeout: 300_000 },
  async (name) => {
    const first = await saidBy(name);
    expect(first).toMatchObject({ verdict: 'failed' });
    expect(await saidBy(name)).toEqual(first);
  },
);

/** Mistakes in each phase that make histories which can be shrunk. */
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
];

/** Verdicts and failures of every rule that does not depend on chance, in a whole check. */
async function saidByAll(name: string) {
  await using consumer = await startChecked(new Set([name]));
  const to = `${consumer.url}/hook`;
  const { rules } = await check({ to, probe: '/chats/{chat}', seed: 11, budgetMs: 300_000 });
  return rules
    .filter(({ id }) => steady.includes(id))
    .map(({ id, verdict, failures }) => ({
      id,
      verdict,
      failures: failures.map(({ signature, history }) => ({ signature, history })),
    }));
}

test.each(tried)(
  'a whole check of a consumer with %s says the same twice',
  { timeout: 600_000 },
  async (name) => {
    const first = await saidByAll(name);
    expect(first.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toContain(name);
    expect(await saidByAll(name)).toEqual(first);
  },
);
