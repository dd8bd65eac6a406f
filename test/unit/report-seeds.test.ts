import { describe, expect, test } from 'vitest';
import { headerLines } from '../../src/report/lines.ts';
import { loadedRun } from '../../src/report/loaded-run.ts';
import { plainPaint } from '../../src/report/screen.ts';
import { seedOfScenario, seedsOf } from '../../src/report/seeds.ts';
import { wholeText } from '../../src/writers/parts/chunks.ts';
import { writers } from '../../src/writers/index.gen.ts';
import { checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';

const seeds = [
  { scenario: 'support-chat', seed: 42 },
  { scenario: 'vk-chat', seed: 7_654 },
];
const run = runRecord({
  scenarios: ['support-chat', 'vk-chat'],
  seeds,
  freshRepro: 'iqmock run support-chat --seed 42 --fresh-line',
});
const results = [resultRecord(), resultRecord({ id: 'vk-chat#0', scenario: 'vk-chat' })];

describe('several scenarios', () => {
  test('have their seeds in the head of the report', () => {
    const text = headerLines(run, { paint: plainPaint }).join('\n');
    expect(text).toContain('seed        support-chat 42, vk-chat 7654\n');
  });

  test.each(Object.keys(writers))('have their seeds, and the line with fresh ids, in %s', async (name) => {
    const text = await wholeText(
      writers[name]!.run(loadedRun([run, ...results, checkRecord(), endRecord({ emitted: 2 })])),
    );
    expect(text).toContain('7654');
    expect(text).toContain('--fresh-line');
  });

  test('have each its own in the suites of JUnit', async () => {
    const loaded = loadedRun([run, ...results, endRecord({ emitted: 2 })]);
    const text = await wholeText(writers['junit']!.run(loaded));
    // The last suite is that of the run as a whole.
    expect([...text.matchAll(/name="seed" value="([^"]*)"/g)].map(([, seed]) => seed)).toEqual([
      '42',
      '7654',
      'support-chat 42, vk-chat 7654',
    ]);
  });
});

test('one seed stands alone, and nonsense in a run file is left out', () => {
  expect(seedsOf(runRecord())).toBe('42');
  expect(seedOfScenario(runRecord(), 'support-chat')).toBe(42);
  for (const nonsense of [7, {}, [null], [{ seed: 1 }], ['x']])
    expect(seedsOf(runRecord({ seeds: nonsense as never }))).toBe('42');
});
