import { describe, expect, test } from 'vitest';
import { consumers, startProgram } from '../support/consumers.ts';
import { checkConsumer, findingsOf } from '../support/held.ts';

// Those in other languages, and more seeds, are tried by `npm run test:full`.
const inNode = Object.entries(consumers).filter(([, { needs }]) => needs[0] === 'node');

describe.concurrent('a correct consumer', () => {
  test.each(inNode)('has no finding: %s', { timeout: 300_000 }, async (_, program) => {
    await using consumer = await startProgram(program);
    const report = await checkConsumer(consumer.url, { seed: 1, trials: 4, skip: ['LOA'] });
    expect(findingsOf(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
  });
});
