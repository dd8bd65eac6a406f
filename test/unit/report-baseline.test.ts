import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../src/report/baseline.ts';
import { loadedRun, type LoadedRun } from '../../src/report/loaded-run.ts';
import type { RunLine } from '../../src/report/record.ts';
import { wholeText } from '../../src/writers/parts/chunks.ts';
import { writers } from '../../src/writers/index.gen.ts';
import { checkRecord, resultRecord, runRecord } from '../support/records.ts';

interface Row {
  readonly line: number;
  readonly passed: boolean;
  readonly type?: string;
  readonly severity?: 'error' | 'warning';
}

/** A run of one scenario with one check for each row; the ids count from `first`. */
function run(rows: readonly Row[], first = 0): LoadedRun {
  const lines = rows.flatMap(
    ({ line, passed, type = 'message_created', severity = 'error' }, index): RunLine[] => {
      const id = `support-chat#${first + index}`;
      const place = { file: 'a.yaml', line, column: 3 };
      return [resultRecord({ id, place, type }), checkRecord({ deliveryId: id, place, passed, severity })];
    },
  );
  return loadedRun([runRecord(), ...lines]);
}

/** The same rows as `run` gives, compared with an older run as the commands do it. */
function compared(now: readonly Row[], before: readonly Row[]): LoadedRun {
  const { runs, results, checks } = run(now);
  return loadedRun([...runs, ...results, ...checks], run(before, 100));
}

function changes(now: readonly Row[], before: readonly Row[]) {
  const { fixed, regressed, stillFailing, newFailures, gone } = compareRuns(run(now), run(before, 100));
  return [fixed, regressed, stillFailing, newFailures, gone];
}

const good = (line: number): Row => ({ line, passed: true });
const bad = (line: number): Row => ({ line, passed: false });

describe('against a baseline', () => {
  test('fixed, regressed, still failing, new and gone are told apart', () => {
    //                                                          fixed regressed still new gone
    expect(changes([good(5)], [bad(5)])).toEqual(/*          */ [1, 0, 0, 0, 0]);
    expect(changes([bad(5)], [good(5)])).toEqual(/*          */ [0, 1, 0, 0, 0]);
    expect(changes([bad(5)], [bad(5)])).toEqual(/*           */ [0, 0, 1, 0, 0]);
    expect(changes([good(5), bad(6)], [good(5)])).toEqual(/* */ [0, 0, 0, 1, 0]);
    expect(changes([good(5)], [good(5), bad(6)])).toEqual(/* */ [0, 0, 0, 0, 1]);
    expect(changes([good(5)], [good(5)])).toEqual(/*         */ [0, 0, 0, 0, 0]);
  });

  test('events of one step, as in a loop, are matched one by one', () => {
    expect(changes([good(5), bad(5), good(5)], [good(5), good(5), bad(5)])).toEqual([1, 1, 0, 0, 0]);
  });

  test('a scenario whose lines moved is still matched', () => {
    expect(changes([good(8), bad(9)], [bad(5), bad(6)])).toEqual([1, 0, 1, 0, 0]);
  });

  test('an exact place wins over a moved one', () => {
    // Line 6 is new and fails; line 7 is the old line 7, which held.
    expect(changes([bad(6), good(7)], [good(7)])).toEqual([0, 0, 0, 1, 0]);
  });

  test('the order in which deliveries ended does not matter', () => {
    const before = run([good(5), bad(5)], 100);
    const after = loadedRun([
      runRecord(),
      ...[...run([good(5), bad(5)]).results].reverse(),
      ...run([good(5), bad(5)]).checks,
    ]);
    expect(compareRuns(after, before)).toMatchObject({
      ...{ fixed: 0, regressed: 0, newFailures: 0, stillFailing: 1 },
    });
  });

  test('warnings are no failures', () => {
    expect(changes([{ ...bad(5), severity: 'warning' }], [good(5)])).toEqual([0, 0, 0, 0, 0]);
  });

  test('checks of the whole run are matched by name', () => {
    const whole = (passed: boolean) =>
      loadedRun([runRecord(), { kind: 'check', name: 'lost', passed, severity: 'error' }]);
    expect(compareRuns(whole(false), whole(true)).regressed).toBe(1);
  });

  // What failed alike is told as one, by the first of it; JUnit has a case for each.
  test.each([
    ['text', /^FAILED {2}accepted .*\(regressed\)$/m],
    ['github', /<b>Failed, regressed<\/b>: accepted/],
    ['html', /accepted<\/\w+><\w+ class="[^"]*">regressed<\/\w+>/],
    ['junit', /\(regressed\)[^]*\(still failing\)[^]*\(new failure\)/],
  ])('a report as %s says of each failure how it stands', async (name, pattern) => {
    const loaded = compared([bad(5), bad(6), bad(7)], [good(5), bad(6)]);
    expect(await wholeText(writers[name]?.run(loaded) ?? '')).toMatch(pattern);
  });

  test('an annotation says how its failure stands', () => {
    const { announce } = writers['github'] ?? {};
    expect(announce?.(compared([bad(5)], [good(5)]))).toContain('title=iqmock%3A accepted (regressed)::');
    expect(announce?.(compared([bad(5)], [bad(5)]))).toContain('title=iqmock%3A accepted (still failing)::');
  });
});
