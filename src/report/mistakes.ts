import { suggest } from '../errors.ts';
import { isObject, ownValue } from '../own.ts';

/** One thing wrong in an expectation or a probe; the path leads to it from the value that was checked. */
export interface ExpectationMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** Puts a key in front of the path of each mistake. */
export function under(key: string | number, mistakes: readonly ExpectationMistake[]): ExpectationMistake[] {
  return mistakes.map((mistake) => ({ ...mistake, path: [key, ...mistake.path] }));
}

/** Checks one value; an empty list means it is right. */
export type ValueCheck = (value: unknown) => ExpectationMistake[];

/** A mistake of the value itself. */
export function mistake(message: string, hint: string): ExpectationMistake[] {
  return [{ path: [], message, hint }];
}

/** Checks an object with a closed set of keys, each by its own check; `what` names the object. */
export function checkKeys(
  value: unknown,
  checks: Readonly<Record<string, ValueCheck>>,
  what: string,
): ExpectationMistake[] {
  const names = Object.keys(checks);
  if (!isObject(value)) return mistake(`${what} must be an object.`, `Its keys are: ${names.join(', ')}.`);
  return Object.entries(value).flatMap(([key, child]) => {
    const check = ownValue(checks, key);
    if (check === undefined) return under(key, mistake(`${what} has no "${key}".`, suggest(key, names)));
    return under(key, check(child));
  });
}
