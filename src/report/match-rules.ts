import { isDeepStrictEqual } from 'node:util';
import { formatBound, isWithin, parseCountBound, type Bound } from './bound.ts';
import { excerpt } from './columns.ts';
import { isObject, mistake, type ValueCheck } from './mistakes.ts';

/** One way to compare a value; the form with the same name in a scenario. */
export interface Rule {
  readonly check: ValueCheck;
  /** Compares the values found (none, one or, by a path with `*`, several). */
  readonly holds: (argument: unknown, values: readonly unknown[]) => boolean;
  readonly describe: (argument: unknown) => string;
}

const anything: ValueCheck = () => [];

/** Every way to compare, by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  equals: {
    check: anything,
    holds: (argument, values) => values.some((value) => isDeepStrictEqual(value, argument)),
    describe: (argument) => excerpt(JSON.stringify(argument)),
  },
  matches: {
    check: (argument) =>
      toRegExp(argument) === undefined
        ? mistake(
            '`matches` is not a regular expression.',
            'Write e.g. matches: "^order-\\\\d+$" or "/ok/i".',
          )
        : [],
    holds: (argument, values) => values.some((value) => toRegExp(argument)?.test(toText(value)) === true),
    describe: (argument) => `something that matches ${String(toRegExp(argument))}`,
  },
  subset: {
    check: anything,
    holds: (argument, values) => values.some((value) => contains(value, argument)),
    describe: (argument) => `at least ${excerpt(JSON.stringify(argument))}`,
  },
  exists: {
    check: (argument) =>
      typeof argument === 'boolean'
        ? []
        : mistake('`exists` must be true or false.', 'Write exists: true or exists: false.'),
    holds: (argument, values) => values.length > 0 === argument,
    describe: (argument) => (argument === true ? 'to be there' : 'not to be there'),
  },
  count: {
    check: (argument) =>
      parseCountBound(argument) === undefined
        ? mistake('`count` is not a number or a limit.', 'Write count: 3 or count: ">= 1".')
        : [],
    holds: (argument, values) => isWithin(parseCountBound(argument) as Bound, values.length),
    describe: (argument) => `${formatBound(parseCountBound(argument) as Bound)} values`,
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
    Object.entries(wanted).every(([key, child]) => key in value && contains(value[key], child))
  );
}
