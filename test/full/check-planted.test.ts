import { describe, expect, test } from 'vitest';
import { check, type CheckSummary } from '../../src/index.ts';
import { findingsOf } from '../support/held.ts';
import { Card } from '../support/planted/card.ts';
import { Desk } from '../support/planted/desk.ts';
import { Journal } from '../support/planted/journal.ts';
import { plantsOfMoreDesigns } from '../support/planted/plant-more.ts';
import type { Plan } from '../support/planted/plan.ts';
import { plantsOfState } from '../support/planted/plant-state.ts';
import { plantsOfValues } from '../support/planted/plant-values.ts';
import { plantsOfTheWire, type Plant } from '../support/planted/plant-wire.ts';
import { secret, startPlanted } from '../support/planted/start.ts';
import { Timeline } from '../support/planted/timeline.ts';

/** Mistakes that nobody looked at when the rules were written: how many does the check find? */
const plants: readonly Plant[] = [
  ...plantsOfTheWire,
  ...plantsOfValues,
  ...plantsOfState,
  ...plantsOfMoreDesigns,
];
const leastFound = 0.95;

const designs = { journal: Journal, desk: Desk, card: Card, timeline: Timeline };

interface Asked {
  readonly design: keyof typeof designs;
  readonly plan: Plan;
  readonly only?: readonly string[];
}

async function checkPlanted({ design, plan, only = [] }: Asked): Promise<CheckSummary> {
  await using consumer = await startPlanted(new designs[design](plan), plan);
  const signed =
    plan.signature === undefined ? {} : { sign: 'standard-webhooks' as const, signSecret: secret };
  return await check({
    to: consumer.url,
    probe: consumer.probe,
    seed: 7,
    only,
    shrink: false,
    budgetMs: only.length === 0 ? 300_000 : 60_000,
    ...signed,
  });
}

const failures = ({ rules }: CheckSummary): string[] =>
  rules.filter(({ verdict, level }) => verdict === 'failed' && level !== 'INFO').map(({ id }) => id);

describe.each(Object.keys(designs) as (keyof typeof designs)[])(
  'a consumer of the design %s without a mistake',
  (design) => {
    test.each([undefined, 'right'] as const)(
      'has no finding (signature: %s)',
      { timeout: 400_000 },
      async (signature) => {
        const report = await checkPlanted({ design, plan: signature === undefined ? {} : { signature } });
        expect(findingsOf(report)).toEqual([]);
        expect(report.exitCode).toBe(0);
      },
    );
  },
);

test(
  `${plants.length} planted mistakes are found, all but one in twenty`,
  { timeout: 3_600_000 },
  async () => {
    const missed: string[] = [];
    const queue = [...plants];
    const work = async (): Promise<void> => {
      for (let plant = queue.shift(); plant !== undefined; plant = queue.shift()) {
        const { design, does, rules, plan } = plant;
        const report = await checkPlanted({ design, plan, only: rules });
        if (!failures(report).some((id) => rules.includes(id)))
          missed.push(`${design} that ${does}: none of ${rules.join(', ')} (${verdicts(report)})`);
      }
    };
    await Promise.all([work(), work(), work()]);
    console.log(`${plants.length - missed.length} of ${plants.length} planted mistakes are found`);
    if (missed.length > 0) console.log(`missed:\n${missed.join('\n')}`);
    expect(plants.length).toBeGreaterThanOrEqual(60);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(
      Math.floor(plants.length * (1 - leastFound)),
    );
  },
);

const verdicts = ({ rules, exitCode }: CheckSummary): string =>
  `exit ${exitCode}; ${rules.map(({ id, verdict, level }) => `${id} ${level} ${verdict}`).join('; ')}`;
