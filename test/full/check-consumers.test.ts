import { describe, expect, test } from 'vitest';
import { canRun, consumers, startProgram } from '../support/consumers.ts';
import { checkConsumer, findingsOf } from '../support/held.ts';

const seeds = [1, 2, 3];

describe.each(Object.entries(consumers))('a correct consumer: %s', (name, program) => {
  const isThere = canRun(program);
  if (!isThere) console.warn(`${name} is not tried: this machine cannot run ${program.needs.join(' ')}`);

  test.skipIf(!isThere).each(seeds)('has no finding with seed %i', { timeout: 400_000 }, async (seed) => {
    await using consumer = await startProgram(program);
    const report = await checkConsumer(consumer.url, { seed, thorough: true });
    expect(findingsOf(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
    const unjudged = report.rules.filter(({ verdict }) => verdict === 'not judged');
    expect(unjudged.filter(({ phase }) => phase !== 'security')).toEqual([]);
    expect(report.requests).toBeLessThanOrEqual(2000);
  });
});
