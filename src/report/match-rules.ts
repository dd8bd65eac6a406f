import { isDeepStrictEqual } from 'node:util';
import { formatBound, isWithin, parseCountBound, type Bound } from './bound.ts';
import { excerpt } from './columns.ts';
import { lateHint, type TimedPatterns } from './timed-pattern.ts';
import { mistake, type ValueCheck } from './mistakes.ts';
import { isObject, ownValue } from '../own.ts';

/** One way to compare a value; the form with the same name in a scenario. */
export interface MatchRule {
  /** How it is written, and what it holds against; for the documentation. */
  readonly form: string;
  readonly doc: string;
  readonly check: ValueCheck;
  /** Compares the values found (none, one or, by a path with `*`, several). */
  readonly holds: (argument: unknown, values: readonly unknown[], patterns: TimedPatterns) => boolean;
  readonly describe: (argument: unknown) => string;
  /** What to write instead, where values that did not hold show that this rule is not the one that was meant. */
  readonly hint?: (argument: unknown, values: readonly unknown[]) => string | undefined;
  /** Says something only of the values that a path leads to. */
  readonly needsPath?: true;
}

const anything: ValueCheck = () => [];

/** Every way to compare, by its name. */
export const rules: Readonly<Record<string, MatchRule>> = {
  equals: {
    form: "{ path: '$.ok', equals: true }",
    doc: 'The value equals this JSON. If the path leads to several values, at least one does. Any JSON that is not a comparison means `equals` of the whole.',
    check: anything,
    holds: (argument, values) => values.some((value) => isDeepStrictEqual(value, argument)),
    describe: (argument) => excerpt(JSON.stringify(argument)),
    hint: (argument, values) =>
      Array.isArray(argument) && values.length !== 1
        ? `\`equals\` compares each of the ${values.length} values by itself; write values: ${excerpt(JSON.stringify(argument))} for the list of them, in order.`
        : undefined,
  },
  values: {
    form: "{ path: '$[*].text', values: [a, b] }",
    doc: 'The path leads to exactly these values, in this order. Only with a path.',
    check: (argument) =>
      Array.isArray(argument)
        ? []
        : mistake('`values` must be a list.', 'Write all the values in their order, e.g. values: [a, b].'),
    holds: (argument, values) => isDeepStrictEqual(values, argument),
    describe: (argument) => `${excerpt(JSON.stringify(argument))}, in this order`,
    hint: (argument, values) =>
      values.length === 1 && Array.isArray(values[0])
        ? 'The path leads to one value, which is a list; write equals, or end the path with [*].'
        : undefined,
    needsPath: true,
  },
  matches: {
    form: "{ matches: '^order-\\d+$' }",
    doc: 'The value as text matches the regular expression; `/…/i` takes flags. Of several values, at least one does.',
    check: (argument) =>
      toRegExp(argument) === undefined
        ? mistake(
            '`matches` is not a regular expression.',
            'Write e.g. matches: "^order-\\\\d+$" or "/ok/i".',
          )
        : [],
    holds(argument, values, patterns) {
      const pattern = toRegExp(argument);
      return pattern !== undefined && patterns.someMatch(pattern, values.map(toText));
    },
    describe: (argument) => `something that matches ${String(toRegExp(argument))}`,
    hint(argument) {
      const pattern = toRegExp(argument);
      return pattern === undefined ? undefined : lateHint(pattern);
    },
  },
  subset: {
    form: '{ subset: { state: open } }',
    doc: 'The value has at least these keys and items. Items of a list may be in any order, and one item of the value may match several here. For an ordered list with no other items use `values`.',
    check: anything,
    holds: (argument, values) => values.some((value) => contains(value, argument)),
    describe: (argument) => `at least ${excerpt(JSON.stringify(argument))}`,
    hint: (argument, values) =>
      Array.isArray(argument) && !values.some(Array.isArray)
        ? '`subset` compares each value by itself; write values for the list of them, in order.'
        : undefined,
  },
  exists: {
    form: "{ path: '$.error', exists: false }",
    doc: 'There is a value, or there is not.',
    check: (argument) =>
      typeof argument === 'boolean'
        ? []
        : mistake('`exists` must be true or false.', 'Write exists: true or exists: false.'),
    holds: (argument, values) => values.length > 0 === argument,
    describe: (argument) => (argument === true ? 'to be there' : 'not to be there'),
  },
  count: {
    form: "{ path: '$.items[*]', count: '>= 1' }",
    doc: 'How many values the path leads to: a number, or a limit. Only with a path.',
    check: (argument) =>
      parseCountBound(argument) === undefined
        ? mistake('`count` is not a number or a limit.', 'Write count: 3 or count: ">= 1".')
        : [],
    holds: (argument, values) => isWithin(parseCountBound(argument) as Bound, values.length),
    describe: (argument) => `${formatBound(parseCountBound(argument) as Bound)} values`,
    needsPath: true,
  },
};

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toRegExp(argument: unknown): RegExp | undefined {
  if (typeof argument !== 'string') return undefined;
  const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(argument) ?? [undefined, argument, ''];
  try {
    return new RegExp(pattern, flags.replaceAll(/[gy]/g, ''));
  } catch {
    return undefined;
  }
}

/** Whether the value has at least what is asked: keys of objects, items of lists in any order. */
function contains(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(value) && wanted.every((item) => value.some((candidate) => contains(candidate, item)))
    );
  }
  if (!isObject(wanted)) return isDeepStrictEqual(value, wanted);
  return (
    isObject(value) &&
    Object.entries(wanted).every(
      ([key, child]) => Object.hasOwn(value, key) && contains(ownValue(value, key), child),
    )
  );
}
