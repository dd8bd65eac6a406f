import { describe, expect, test } from 'vitest';
import { IqmockError } from '../../src/errors.ts';
import {
  checkThreshold,
  checkTypes,
  holds,
  limitsAllErrors,
  parseThreshold,
} from '../../src/load/metrics/threshold.ts';
import { runInside } from '../support/inside.ts';
import { resultOf, times } from '../support/load-result.ts';
import { startTarget } from '../support/target.ts';

// 1,000 latencies of 1 to 100 ms, 90 answered with 503, 10 timeouts, 100 dropped.
const steady = Array.from({ length: 100 }, (_, index) => index + 1);
const { total, activeMs } = resultOf([
  ...times(8, { latenciesMs: steady }),
  { latenciesMs: steady.slice(0, 90), sent: { status: 503, type: 'typing', attempts: 2 } },
  {
    latenciesMs: new Array<number>(10).fill(10_000),
    sent: { status: 0, error: 'timeout' },
    dropped: { lanes: 75, chats: 25 },
  },
]);
const facts = { total, activeMs };

describe('a threshold', () => {
  test.each([
    ['p50<60ms', true],
    ['p50<40ms', false],
    ['p99 <= 10s', true],
    ['p99.9<9s', false],
    ['max<10001ms', true],
    ['max<9s', false],
    ['mean<200ms', true],
    ['mean<0.1s', false],
    ['p90{type:typing}<90ms', true],
    ['p90{type: typing}<80ms', false],
    ['send.p50<60ms', true],
    ['send.p99{type:typing}<1ms', false],
    ['lateness.p99<1ms', true],
    ['lateness.p99<0.4ms', false],
    ['errors<12%', true],
    ['errors<11%', false],
    ['errors<=100', true],
    ['errors<100', false],
    ['errors{kind:timeout}<2%', true],
    ['errors{kind:timeout}<1%', false],
    ['errors{kind:reset}==0', true],
    ['errors{status:503}<=90', true],
    ['errors{status:5xx}<5%', false],
    ['errors{status:4xx}<0.1%', true],
    ['errors{type:message_created}<2%', true],
    ['errors{type:typing}<50%', false],
    ['dropped<11%', true],
    ['dropped<=10%', true],
    ['dropped<9%', false],
    ['dropped{reason:chats}<=25', true],
    ['dropped{reason:lanes}<75', false],
    ['rate>=90/s', true],
    ['rate>=91/s', false],
    ['rate>=90%', true],
    ['rate>99%', false],
    ['retries<11%', true],
    ['retries<=89', false],
    ['order_violations==0', true],
    ['bytes_out>=3600000', true],
    ['bytes_in<1', false],
    ['delivered>800', false],
    ['sent==900', true],
  ])('%s: %s', (text, expected) => {
    const threshold = parseThreshold(text);
    expect(holds(threshold, facts)).toBe(expected);
    expect(checkThreshold(threshold, facts).passed).toBe(expected);
  });

  test('says what was expected and what was measured, in its own unit', () => {
    const texts = ['p50<40ms', 'errors<0.1%', 'errors<10', 'rate>=495/s', 'rate>=99%'];
    const checks = texts.map((text) => checkThreshold(parseThreshold(text), facts));
    expect(checks.map(({ expected, actual }) => `${expected ?? ''} was ${actual ?? ''}`)).toEqual([
      '< 40ms was 50ms',
      '< 0.1% was 11.1%',
      '< 10 was 100',
      '>= 495/s was 90/s',
      '>= 99% was 90%',
    ]);
  });

  test('that has nothing to measure is undecided while the run goes on, and not held at its end', () => {
    const threshold = parseThreshold('p99{type:chat_closed}<1s');
    expect(holds(threshold, facts)).toBeUndefined();
    expect(checkThreshold(threshold, facts)).toMatchObject({ passed: false, actual: 'nothing was measured' });
    expect(holds(parseThreshold('probe.p95<2s'), facts)).toBeUndefined();
    expect(holds(parseThreshold('probe_failures<1%'), facts)).toBeUndefined();
  });
});

describe('what is no threshold is refused with a hint', () => {
  test.each([
    ['p99', /Write a measure/],
    ['p99<', /Write a measure/],
    ['p99<300', /300ms/],
    ['p99<3%', /300ms/],
    ['p99<fast', /300ms/],
    ['p101<1s', /p50/],
    ['eror<1%', /errors/],
    ['errors<1ms', /0\.1%/],
    ['errors<1/s', /0\.1%/],
    ['rate>=500', /500\/s/],
    ['p99{typ:typing}<1s', /type/],
    ['p99{type:}<1s', /Write a measure/],
    ['lateness.p99{type:typing}<1s', /no labels/],
    ['errors{type:typing kind:timeout}<1%', /Write a measure/],
    ['', /Write a measure/],
    ['errors{kind:timeouts}<1%', /Did you mean "timeout"/],
    ['errors{kind:constructor}<1%', /Known: refused/],
    ['errors{status:50x}<1%', /503, or a class such as 5xx/],
    ['errors{status:600}<1%', /503, or a class such as 5xx/],
    ['errors{status:OK}<1%', /503, or a class such as 5xx/],
    ['dropped{reason:lane}<1%', /Did you mean "lanes"/],
  ])('%s', (text, hint) => {
    const error = ((): unknown => {
      try {
        return parseThreshold(text, 'here');
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(IqmockError);
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining('here') as string });
    expect((error as IqmockError).hint).toMatch(hint);
  });
});

test.each([
  ['errors{kind:timeouts}<1%', /"timeouts" is no kind/],
  ['p99{type:mesage_read}<1s', /no type "mesage_read".*Did you mean "message_read"/s],
])('load --threshold %s is exit code 2 before anything is sent', async (threshold, message) => {
  const target = await startTarget();
  const argv = ['load', '--to', target.url, '--rate', '50/s', '--duration', '1s', '--threshold', threshold];
  const { exitCode, stderr } = await runInside(argv);
  expect([exitCode, target.seen.length]).toEqual([2, 0]);
  expect(stderr).toMatch(message);
});

describe('thresholds of one kind or type', () => {
  const parsed = (...texts: string[]) => texts.map((text) => parseThreshold(text));

  test('leave the limit on all errors in force', () => {
    expect(parsed('errors<2%', 'errors<=10').every(limitsAllErrors)).toBe(true);
    expect(
      parsed('errors{kind:timeout}<1%', 'errors{type:typing}<1%', 'errors{status:5xx}<1%', 'dropped<1%').some(
        limitsAllErrors,
      ),
    ).toBe(false);
  });

  test('speak of types that the platform has, or that the run sends itself', () => {
    const thresholds = parsed('p99{type:message_created}<1s', 'errors{type:delete-messages}<1%', 'p50<1s');
    expect(() => checkTypes(thresholds, new Set())).not.toThrow();
    expect(() => checkTypes(parsed('p99{type:my_own}<1s'), new Set(['my_own']))).not.toThrow();
    const wrong = parsed('p99{type:mesage_created}<1s');
    expect(() => checkTypes(wrong, new Set(['my_own']))).toThrow(/no type "mesage_created"/);
    expect(() => checkTypes(wrong, new Set())).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: 'Did you mean "message_created"?' }),
    );
  });
});
