import type { Expectation } from '../webhook/webhook.ts';
import { parseCountBound, parseLatencyBound } from './bound.ts';
import { checkMatcher } from './matcher.ts';
import { checkKeys, mistake, under, type ExpectationMistake } from './mistakes.ts';
import { isObject } from '../own.ts';

const statusHint = 'Write status: 2xx, status: 201 or status: [200, 4xx].';
const statusPattern = /^(?:[1-5]xx|[1-5]\d\d)$/i;

/** Finds every mistake in what a step expects (`expect:`); an empty list means it can be judged. */
export function checkExpectation(value: unknown): ExpectationMistake[] {
  const mistakes = checkKeys(
    value,
    {
      status: checkStatus,
      latency: checkLatency,
      body: checkMatcher,
      header: checkHeaders,
      attempts: checkAttempts,
    } satisfies Record<keyof Expectation, (value: unknown) => ExpectationMistake[]>,
    'An expectation',
  );
  if (mistakes.length === 0 && Object.keys(value as object).length === 0) {
    return mistake('The expectation is empty.', 'Write what is expected, e.g. status: 2xx.');
  }
  return mistakes;
}

/** Checks a limit on a time, e.g. `< 500ms`. */
export function checkLatency(value: unknown): ExpectationMistake[] {
  if (parseLatencyBound(value) !== undefined) return [];
  return mistake(
    `"${String(value)}" is not a limit on a time.`,
    'Write a limit with a unit, such as "< 500ms" or "<= 2s".',
  );
}

/** Checks a status, or a list of them, e.g. `2xx`, `[200, 404]`. */
export function checkStatus(value: unknown): ExpectationMistake[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return mistake('The list of statuses is empty.', statusHint);
    return value.flatMap((item, index) => under(index, checkOneStatus(item)));
  }
  return checkOneStatus(value);
}

function checkOneStatus(value: unknown): ExpectationMistake[] {
  const valid = (typeof value === 'string' || typeof value === 'number') && statusPattern.test(String(value));
  return valid ? [] : mistake(`${JSON.stringify(value)} is not a status.`, statusHint);
}

function checkHeaders(value: unknown): ExpectationMistake[] {
  if (!isObject(value) || Object.keys(value).length === 0) {
    return mistake('`header` must name headers.', 'Write e.g. header: { content-type: { matches: json } }.');
  }
  return Object.entries(value).flatMap(([name, matcher]) => under(name, checkMatcher(matcher)));
}

function checkAttempts(value: unknown): ExpectationMistake[] {
  if (parseCountBound(value) !== undefined) return [];
  return mistake(`"${String(value)}" is not a number of attempts.`, 'Write attempts: 1 or attempts: "<= 3".');
}

/** Whether the status is one of those expected, e.g. 204 of `2xx`. */
export function isExpectedStatus(expected: NonNullable<Expectation['status']>, status: number): boolean {
  return toList(expected).some((item) => {
    const text = String(item).toLowerCase();
    return text.endsWith('xx') ? String(status).startsWith(text.charAt(0)) : text === String(status);
  });
}

/** The statuses expected, for people: `2xx`, `200 or 4xx`. */
export function formatStatus(expected: NonNullable<Expectation['status']>): string {
  return toList(expected).join(' or ');
}

function toList(expected: NonNullable<Expectation['status']>): readonly (string | number)[] {
  return typeof expected === 'string' || typeof expected === 'number' ? [expected] : expected;
}
