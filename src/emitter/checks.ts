import { IqmockError } from '../errors.ts';
import { checkNames, readGiven } from '../options/given.ts';
import { showValue } from '../options/show-value.ts';
import type { OptionDefinition } from '../options/option.ts';
import { emitterOptions } from './options.ts';
import { ownValue } from '../own.ts';

/** Says what a value must be; undefined if it is that. */
export type Check = (value: unknown) => string | undefined;

/** Checks that a value is one of a few words. */
export const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.includes(value as string) ? undefined : `one of ${known.join(', ')}`;

const checkOf =
  (option: OptionDefinition): Check =>
  (value) => {
    readGiven({ value }, { value: option });
    return undefined;
  };

/** What each option of an emitter must be, from its definition; a wrong value throws. */
export const emitterChecks = Object.fromEntries(
  Object.entries<OptionDefinition>(emitterOptions).map(([name, option]) => [name, checkOf(option)]),
) as Readonly<Record<keyof typeof emitterOptions, Check>>;

/** Throws USAGE for the first option that there is not, or that makes no sense. */
export function checkGiven(caller: string, options: object, checks: Readonly<Record<string, Check>>): void {
  checkNames(caller, options, Object.keys(checks));
  for (const [name, value] of Object.entries(options)) {
    const wanted = value === undefined ? undefined : ownValue(checks, name)?.(value);
    if (wanted === undefined) continue;
    throw new IqmockError('USAGE', `${caller}: "${name}" is ${showValue(value)}.`, {
      hint: `It must be ${wanted}.`,
    });
  }
}
