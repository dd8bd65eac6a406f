import { describe, expect, test } from 'vitest';
import type { Attempt, AttemptError } from '../../src/delivery/delivery.ts';
import { isRetried, outcomeOf, retryAfterMs, retryDelayMs } from '../../src/delivery/retry.ts';
import { createRandom } from '../../src/env/random.ts';
import { aPolicy } from '../support/deliveries.ts';

const nowMs = Date.UTC(2026, 0, 5, 12, 0, 0);

function answered(status: number, headers: Record<string, string> = {}, number = 1): Attempt {
  return { number, sentAt: 0, doneAt: 1, status, headers };
}

function failed(code: AttemptError['code'], number = 1): Attempt {
  return { number, sentAt: 0, doneAt: 1, error: { code, message: '' } };
}

describe('what is tried again', () => {
  test.each([
    [200, false],
    [204, false],
    [301, false],
    [400, false],
    [410, false],
    [429, true],
    [500, false],
    [502, true],
    [503, true],
    [504, true],
  ])('%i by default: %s', (status, expected) => {
    expect(isRetried(aPolicy(), answered(status))).toBe(expected);
  });

  test.each([
    ['timeout', true],
    ['reset', true],
    ['refused', true],
    ['dns', false],
    ['tls', false],
    ['garbage', false],
    ['aborted', false],
  ] as const)('%s by default: %s', (code, expected) => {
    expect(isRetried(aPolicy(), failed(code))).toBe(expected);
  });

  test('a class of statuses, but never 410 and never a success', () => {
    const policy = aPolicy({ retryOn: ['4xx', '5xx', '410', '200'] });
    expect([400, 500, 599, 410, 200, 302].map((status) => isRetried(policy, answered(status)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('an answer cut short counts as the failure it is', () => {
    const attempt = { ...answered(503), error: { code: 'garbage', message: '' } } as const;
    expect(isRetried(aPolicy(), attempt)).toBe(false);
    expect(outcomeOf(attempt)).toBe('failed');
    const gone = { ...answered(410), error: { code: 'reset', message: '' } } as const;
    expect(isRetried(aPolicy(), gone)).toBe(false);
  });
});

describe('how long to wait', () => {
  const random = createRandom(7);
  const wait = (attempt: Attempt, over: Parameters<typeof aPolicy>[0] = {}): number | undefined =>
    retryDelayMs(
      aPolicy({ retries: 4, backoffMs: [100, 1000], jitter: 0, ...over }),
      attempt,
      'a#1',
      random,
      nowMs,
    );

  test('by the list, whose last wait repeats, until no tries are left', () => {
    expect([1, 2, 3, 4, 5].map((number) => wait(failed('reset', number)))).toEqual([
      100,
      1000,
      1000,
      1000,
      undefined,
    ]);
  });

  test('not at all without retries', () => {
    expect(wait(failed('reset'), { retries: 0 })).toBeUndefined();
  });

  test('at least as long as Retry-After asks, up to a limit', () => {
    expect(wait(answered(429, { 'retry-after': '3' }))).toBe(3000);
    expect(wait(answered(503, { 'retry-after': '0' }))).toBe(100);
    expect(wait(answered(503, { 'retry-after': '3600' }))).toBe(60_000);
  });

  test('jitter stays within its share and depends on seed, delivery and try alone', () => {
    const draw = (seed: number, id: string, number: number): number =>
      retryDelayMs(
        aPolicy({ retries: 99, backoffMs: [1000], jitter: 0.1 }),
        failed('reset', number),
        id,
        createRandom(seed),
        nowMs,
      ) ?? NaN;
    const draws = Array.from({ length: 200 }, (_, index) => draw(index, `chat#${index}`, 1 + (index % 5)));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(900);
    expect(Math.max(...draws)).toBeLessThanOrEqual(1100);
    expect(new Set(draws).size).toBeGreaterThan(190);
    expect(draw(3, 'chat#3', 1)).toBe(draw(3, 'chat#3', 1));
    expect(draw(3, 'chat#3', 2)).not.toBe(draw(3, 'chat#3', 1));
  });
});

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    [' 5 ', 5000],
    ['Mon, 05 Jan 2026 12:01:00 GMT', 60_000],
    ['Monday, 05-Jan-26 12:01:00 GMT', 60_000],
    ['Mon Jan  5 12:01:00 2026', 60_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j ms', (value, expected) => {
    expect(retryAfterMs(value, nowMs)).toBe(expected);
  });
});
