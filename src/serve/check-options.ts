import { IqmockError } from '../errors.ts';
import { checkNames, readGiven, type Label } from '../options/given.ts';
import { showValue } from '../options/show-value.ts';
import { ownOptions, serverOptions } from './option-definitions.ts';
import type { ServeOptions } from './options.ts';

const caller = 'startServer';

interface Other {
  readonly isRight: (value: unknown) => boolean;
  readonly wanted: string;
}

const callback: Other = { isRight: (value) => typeof value === 'function', wanted: 'a function' };

/** Options that no text can give. */
const others: Readonly<Record<Exclude<keyof ServeOptions, keyof typeof serverOptions>, Other>> = {
  scenarios: { isRight: Array.isArray, wanted: 'a list of scenarios' },
  onAccess: callback,
  onNotice: callback,
  onBug: callback,
};

/** The options with texts as the values that they mean. Throws USAGE for the first that there is not, or that makes no sense. */
export function parseServeOptions(options: ServeOptions): ServeOptions {
  checkNames(caller, options, [...Object.keys(serverOptions), ...Object.keys(others)]);
  for (const [name, { isRight, wanted }] of Object.entries(others)) {
    const value: unknown = options[name as keyof typeof others];
    if (value === undefined || isRight(value)) continue;
    throw new IqmockError('USAGE', `${caller}: ${name} cannot be ${showValue(value)}.`, {
      hint: `Expected ${wanted}.`,
    });
  }
  const label: Label = (_option, name) => `${caller}: ${name}`;
  readGiven(options, serverOptions, label);
  return { ...options, ...readGiven(options, ownOptions, label) };
}
