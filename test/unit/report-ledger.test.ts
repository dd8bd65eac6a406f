import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/delivery/delivery.ts';
import { IqmockError } from '../../src/errors.ts';
import { createLedger, summarize, type ScopedExpectation } from '../../src/report/ledger.ts';
import type { CheckRecord, ResultRecord } from '../../src/report/record.ts';
import { keptFailures } from '../../src/report/run-totals.ts';
import { attempt, checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';

const failedCheck = checkRecord({ passed: false, severity: 'error' });
const ending = { endedAt: 1, interrupted: false };
const noAnswer: Attempt = {
  number: 1,
  sentAt: 0,
  doneAt: 5,
  error: { code: 'refused', message: 'Nothing listens.' },
};

function played(lines: readonly (ResultRecord | CheckRecord)[], demands: readonly ScopedExpectation[] = []) {
  const ledger = createLedger(demands);
  for (const line of lines) {
    if (line.kind === 'result') ledger.emit(line.id);
    ledger.add(line);
  }
  return ledger;
}

describe('the verdict', () => {
  test('all delivered and checked: passed, exit 0', () => {
    const { summary, end, checks } = played([resultRecord(), checkRecord()]).close(ending);
    expect(summary).toMatchObject({
      verdict: 'passed',
      exitCode: 0,
      emitted: 1,
      attempts: 1,
      answers: { '200': 1 },
    });
    expect(end).toMatchObject({
      exitCode: 0,
      emitted: 1,
      outcomes: { delivered: 1, refused: 0, failed: 0, dropped: 0 },
    });
    expect(checks).toEqual([]);
  });

  test('a failed check: exit 1; a warning alone: exit 0', () => {
    expect(played([resultRecord(), checkRecord(), failedCheck]).close(ending).summary).toMatchObject({
      verdict: 'failed',
      exitCode: 1,
      sentence: 'Failed: 1 of 2 checks did not hold.',
    });
    const warned = played([
      resultRecord(),
      checkRecord(),
      checkRecord({ passed: false, severity: 'warning' }),
    ]).close(ending);
    expect(warned.summary).toMatchObject({
      verdict: 'passed',
      exitCode: 0,
      checks: { passed: 1, failed: 0, warnings: 1 },
    });
    expect(warned.summary.sentence).toContain('1 warning');
  });

  test('nothing sent, or nothing checked, is no success: exit 3', () => {
    expect(played([]).close(ending).summary).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
    expect(played([resultRecord()]).close(ending).summary).toMatchObject({
      verdict: 'incomplete',
      exitCode: 3,
    });
  });

  test('a target that could not be reached: exit 3, whatever the checks say', () => {
    const { summary } = played([resultRecord({ attempts: [noAnswer] }), failedCheck]).close(ending);
    expect(summary).toMatchObject({ verdict: 'incomplete', exitCode: 3, answers: { refused: 1 } });
    expect(summary.sentence).toContain('could not be reached');
    expect(summary.service).toBeUndefined();
  });

  test('one answer among many tries, or garbage, is an answer: exit 1', () => {
    const once = [attempt({ status: 503 }), noAnswer];
    expect(played([resultRecord({ attempts: once }), failedCheck]).close(ending).summary.exitCode).toBe(1);
    const garbage = [{ ...noAnswer, error: { code: 'garbage', message: 'Not HTTP.' } as const }];
    expect(played([resultRecord({ attempts: garbage }), failedCheck]).close(ending).summary.exitCode).toBe(1);
  });

  test('interrupted: exit 130, even when something failed', () => {
    const { summary, end } = played([resultRecord(), failedCheck]).close({ endedAt: 1, interrupted: true });
    expect(summary).toMatchObject({ verdict: 'interrupted', exitCode: 130 });
    expect(end).toMatchObject({ exitCode: 130, interrupted: true });
  });
});

describe('the account', () => {
  test('a webhook without an outcome fails the run', () => {
    const ledger = played([resultRecord(), checkRecord()]);
    ledger.emit('support-chat#1');
    const { summary, checks } = ledger.close(ending);
    expect(checks).toMatchObject([
      { name: 'ledger', passed: false, actual: '1 without an outcome: support-chat#1' },
    ]);
    expect(summary).toMatchObject({ verdict: 'failed', exitCode: 1 });
  });

  test('a second outcome of the same webhook fails the run', () => {
    const ledger = played([resultRecord(), checkRecord()]);
    ledger.add(resultRecord());
    expect(ledger.close(ending).checks).toMatchObject([
      { name: 'ledger', actual: '1 outcomes too many: support-chat#0' },
    ]);
  });

  test('all failures are counted, and a bounded number is kept', () => {
    const ledger = played([resultRecord()]);
    for (let index = 0; index < keptFailures + 5; index++) ledger.add(failedCheck);
    const { summary } = ledger.close(ending);
    expect(summary.checks.failed).toBe(keptFailures + 5);
    expect(summary.failures).toHaveLength(keptFailures);
  });
});

describe('what is expected of the run', () => {
  const slow = resultRecord({ id: 'a#0', scenario: 'a', serviceMs: 900 });
  const quick = resultRecord({ id: 'b#0', scenario: 'b', serviceMs: 10 });
  const lost = resultRecord({ id: 'b#1', scenario: 'b', attempts: [noAnswer] });

  function verdicts(expect: ScopedExpectation['expect'], scenario?: string): [string, boolean][] {
    const demand = scenario === undefined ? { expect } : { expect, scenario };
    return played([slow, quick, lost, checkRecord()], [demand])
      .close(ending)
      .checks.map(({ name, passed }) => [name, passed]);
  }

  test('nothing lost', () => {
    expect(verdicts({ lost: 0 })).toEqual([['lost', false]]);
    expect(verdicts({ lost: 1 })).toEqual([['lost', true]]);
    expect(verdicts({ lost: 0 }, 'a')).toEqual([['lost', true]]);
  });

  test('percentiles of the answer times', () => {
    expect(verdicts({ p50: '< 20ms', p95: '< 500ms' })).toEqual([
      ['p50', true],
      ['p95', false],
    ]);
    expect(verdicts({ p95: '< 500ms' }, 'b')).toEqual([['p95', true]]);
  });

  test('a percentile of no answers does not hold', () => {
    const { checks } = played([lost], [{ expect: { p95: '< 500ms' } }]).close(ending);
    expect(checks).toMatchObject([
      { name: 'p95', passed: false, unmeasured: true, actual: 'nothing was measured' },
    ]);
  });

  test.each<[ScopedExpectation['expect']]>([
    [{ lost: 0 }],
    [{ max_failures: 5 }],
    [{ p90: '< 1s' }],
    [{ max: '< 1s' }],
  ])('%j of nothing at all has not held, and leaves the run without a verdict', (expect_) => {
    const { checks, summary } = played([], [{ expect: expect_ }]).close(ending);
    expect(checks).toMatchObject([{ passed: false, unmeasured: true, actual: 'nothing was measured' }]);
    expect(summary).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
  });

  test('a check that measured nothing beside one that failed is a failure', () => {
    const demand = { scenario: 'nobody', expect: { lost: 0 } };
    const { summary } = played([quick, failedCheck], [demand]).close(ending);
    expect(summary).toMatchObject({ verdict: 'failed', exitCode: 1 });
    expect(played([quick, checkRecord()], [demand]).close(ending).summary).toMatchObject({
      verdict: 'incomplete',
      exitCode: 3,
      sentence: 'Incomplete: there was nothing to measure for a check.',
    });
  });

  test('the longest answer and 90 %', () => {
    expect(verdicts({ p90: '< 500ms', max: '< 1s' })).toEqual([
      ['p90', false],
      ['max', true],
    ]);
  });

  test('the number of webhooks not accepted', () => {
    const refused = checkRecord({ passed: false, severity: 'warning' });
    const close = (limit: number) =>
      played([quick, refused, refused], [{ expect: { max_failures: limit } }]).close(ending);
    expect(close(2).summary.exitCode).toBe(0);
    expect(close(1).summary.exitCode).toBe(1);
  });

  test('the check of a demand on one scenario names it', () => {
    const { checks } = played([quick], [{ scenario: 'b', expect: { lost: 0 } }]).close(ending);
    expect(checks).toMatchObject([{ scenario: 'b' }]);
  });

  test('a demand that cannot be judged is refused before anything is sent', () => {
    expect(() => createLedger([{ expect: { p95: '300ms' } }])).toThrow(IqmockError);
    expect(() => createLedger([{ expect: { p95: '300ms' } }])).toThrow(/expect\.p95/);
  });
});

describe('from recorded lines', () => {
  test('gives the same summary as the live run', () => {
    const lines = [
      resultRecord(),
      checkRecord(),
      resultRecord({ id: 'support-chat#1', attempts: [attempt({ status: 500 })] }),
      failedCheck,
    ];
    const { summary, checks, end } = played(lines, [{ expect: { lost: 0 } }]).close(ending);
    expect(summarize([runRecord(), ...lines, ...checks, end])).toEqual(summary);
  });

  test('a file without an end is incomplete, and failed if something failed', () => {
    expect(summarize([runRecord(), resultRecord(), checkRecord()])).toMatchObject({
      verdict: 'incomplete',
      exitCode: 3,
      emitted: 1,
    });
    expect(summarize([runRecord(), resultRecord(), failedCheck])).toMatchObject({
      verdict: 'failed',
      exitCode: 1,
    });
  });

  test('an end that tells of more webhooks than there are outcomes fails', () => {
    const summary = summarize([runRecord(), resultRecord(), checkRecord(), endRecord({ emitted: 2 })]);
    expect(summary.failures).toMatchObject([
      { name: 'ledger', actual: '2 webhooks were made, 1 outcomes are recorded' },
    ]);
    expect(summary.exitCode).toBe(1);
  });

  test('of several runs one torn file makes the whole incomplete', () => {
    const whole = [runRecord(), resultRecord(), checkRecord(), endRecord()];
    expect(summarize([...whole, ...whole])).toMatchObject({ verdict: 'passed', emitted: 2 });
    expect(summarize([...whole, runRecord(), resultRecord(), checkRecord()])).toMatchObject({
      verdict: 'incomplete',
      emitted: 2,
    });
  });
});
