import { parseJsonPath, valuesAt } from './json-path.ts';
import { rules, type MatchRule } from './match-rules.ts';
import { checkKeys, mistake, under, type ExpectationMistake } from './mistakes.ts';
import { excerpt } from './columns.ts';
import { nearest } from '../errors.ts';
import { isObject, ownValue } from '../own.ts';
import type { TimedPatterns } from './timed-pattern.ts';

/** What is compared: a text, and the JSON in it when there is any. */
export interface ComparedText {
  /** Undefined when there is nothing, such as a header that was not sent. */
  readonly text: string | undefined;
  /** Says why the text may not be judged as a whole, e.g. that only its start was kept. */
  readonly cut?: string;
}

/** How a comparison ended, in words that fit `expected …, got …`. */
export interface Match {
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  /** What to write instead, where the form of the comparison is likely to be the mistake. */
  readonly hint?: string;
}

const ruleNames = Object.keys(rules);
/** The others are likely keys of an ordinary answer. */
const bareRuleNames = Object.entries(rules).flatMap(([name, rule]) =>
  rule.needsPath === true ? [] : [name],
);

/**
 * Finds mistakes in a matcher. Forms: any JSON (equality); `{equals}`, `{matches}`, `{subset}`, `{exists}`;
 * `{path, equals|values|matches|subset|exists|count}`; a list of such objects (all must hold).
 */
export function checkMatcher(value: unknown): ExpectationMistake[] {
  return [...checkForm(value), ...checkNumbers(value)];
}

/** JSON numbers beyond the safe ones run into each other: two ids that differ would be equal. */
function checkNumbers(value: unknown): ExpectationMistake[] {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const hint = `Compare its text: matches: '"id": ?${BigInt(value)}'.`;
    return mistake(`A number beyond ${Number.MAX_SAFE_INTEGER} cannot be compared exactly.`, hint);
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => under(index, checkNumbers(item)));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => under(key, checkNumbers(child)));
}

function checkForm(value: unknown): ExpectationMistake[] {
  if (Array.isArray(value) && value.length > 0 && value.every(isRuleObject)) {
    return value.flatMap((item, index) =>
      checkRuleObject(item).map((found) => ({ ...found, path: [index, ...found.path] })),
    );
  }
  return isRuleObject(value) ? checkRuleObject(value) : [];
}

/** Compares; of a list of rules, reports the first that does not hold. While `patterns` is open, the result is not final. */
export function match(expected: unknown, subject: ComparedText, patterns: TimedPatterns): Match {
  if (Array.isArray(expected) && expected.length > 0 && expected.every(isRuleObject)) {
    const matches = expected.map((item) => matchRuleObject(item, subject, patterns));
    return matches.find((found) => !found.passed) ?? combine(matches);
  }
  if (isRuleObject(expected)) return matchRuleObject(expected, subject, patterns);
  const found = matchRuleObject({ equals: expected }, subject, patterns);
  const meant = found.passed ? undefined : meantRule(expected);
  if (meant === undefined) return found;
  return {
    ...found,
    hint: `This was compared as JSON to be equal to. Did you mean the comparison "${meant}"?`,
  };
}

/** The comparison whose name someone may have meant by a value to be equal to. */
function meantRule(expected: unknown): string | undefined {
  if (!isObject(expected)) return undefined;
  const keys = Object.keys(expected).filter((key) => key !== 'path');
  return keys.length === 1 ? nearest(keys[0] ?? '', ruleNames) : undefined;
}

function combine(matches: readonly Match[]): Match {
  return {
    passed: true,
    expected: matches.map((found) => found.expected).join(' and '),
    actual: matches.map((found) => found.actual).join(' and '),
  };
}

/** A rule is an object that has the keys of a rule and no others: anything else is a value to be equal to. */
function isRuleObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.includes('path')
    ? isPathText(value['path']) || keys.some((key) => bareRuleNames.includes(key) || key === 'count')
    : keys.length === 1 && bareRuleNames.includes(keys[0] ?? '');
}

function isPathText(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('$');
}

function checkRuleObject(value: Record<string, unknown>): ExpectationMistake[] {
  const checks = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, rule.check]));
  const found = checkKeys(value, { path: checkPath, ...checks }, 'A comparison');
  if (found.length > 0) return found;
  const used = ruleNames.filter((name) => Object.hasOwn(value, name));
  if (used.length === 1) return [];
  const message =
    used.length === 0 ? 'A `path` alone compares nothing.' : `Only one of ${used.join(', ')} may be given.`;
  return mistake(message, `Add one of ${ruleNames.join(', ')}; for several, write a list of comparisons.`);
}

function checkPath(value: unknown): ExpectationMistake[] {
  if (typeof value === 'string' && parseJsonPath(value) !== undefined) return [];
  return mistake(
    '`path` is not a JSON path.',
    "Write e.g. $.ok, $.items[0].id, $.items[*].id or $['odd key'].",
  );
}

function matchRuleObject(
  expected: Record<string, unknown>,
  subject: ComparedText,
  patterns: TimedPatterns,
): Match {
  const name = ruleNames.find((candidate) => Object.hasOwn(expected, candidate)) ?? 'exists';
  const rule = ownValue(rules, name) as MatchRule;
  const argument = ownValue(expected, name);
  const holds = (values: readonly unknown[]): boolean => rule.holds(argument, values, patterns);
  const comparison = { rule, argument, holds };
  const path = typeof expected['path'] === 'string' ? expected['path'] : undefined;
  const wanted = rule.describe(argument);
  const text = path === undefined ? wanted : `${path} ${name === 'equals' ? 'to be ' : ''}${wanted}`;
  if (path !== undefined) return matchAt(path, comparison, text, subject);
  if (name === 'matches') return matchWhole(comparison, text, subject, subject.text);
  if (name === 'exists')
    return matchWhole(comparison, text, subject, subject.text === '' ? undefined : subject.text);
  if (subject.text === undefined) return { passed: false, expected: text, actual: 'nothing' };
  if (subject.cut !== undefined) return { passed: false, expected: text, actual: subject.cut };
  const values = [subject.text.trim(), parseJson(subject.text)].filter((value) => value !== undefined);
  return { passed: holds(values), expected: text, actual: excerpt(subject.text) || 'nothing' };
}

/** A rule with what it compares with. */
interface Comparison {
  readonly rule: MatchRule;
  readonly argument: unknown;
  readonly holds: (values: readonly unknown[]) => boolean;
}

function matchWhole(
  { rule, argument, holds }: Comparison,
  expected: string,
  subject: ComparedText,
  value: string | undefined,
): Match {
  const values = value === undefined ? [] : [value];
  const passed = holds(values);
  const hint = passed ? undefined : rule.hint?.(argument, values);
  const seen = excerpt(subject.text ?? '') || 'nothing';
  const actual = passed ? seen : (subject.cut ?? seen);
  return { passed, expected, actual, ...(hint === undefined ? {} : { hint }) };
}

function matchAt(
  path: string,
  { rule, argument, holds }: Comparison,
  expected: string,
  subject: ComparedText,
): Match {
  if (subject.cut !== undefined) return { passed: false, expected, actual: subject.cut };
  const json = parseJson(subject.text ?? '');
  if (json === undefined) {
    return {
      passed: false,
      expected,
      actual: subject.text ? `not JSON: ${excerpt(subject.text)}` : 'nothing',
    };
  }
  const values = valuesAt(json, parseJsonPath(path) ?? []);
  const found = values.map((value) => excerpt(JSON.stringify(value)));
  const actual =
    found.length === 0 ? `nothing at ${path} in ${excerpt(subject.text ?? '')}` : excerpt(found.join(', '));
  const passed = holds(values);
  const hint = passed ? undefined : rule.hint?.(argument, values);
  return { passed, expected, actual, ...(hint === undefined ? {} : { hint }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
