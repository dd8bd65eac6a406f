import { IqmockError } from '../errors.ts';
import { checkNames, readGiven } from '../options/given.ts';
import { showValue } from '../options/show-value.ts';
import { serverOptions } from './option-definitions.ts';
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

/** Throws USAGE for the first option that there is not, or that makes no sense. */
export function checkOptions(options: ServeOptions): void {
  checkNames(caller, options, [...Object.keys(serverOptions), ...Object.keys(others)]);
  for (const [name, { isRight, wanted }] of Object.entries(others)) {
    const value: unknown = options[name as keyof typeof others];
    if (value === undefined || isRight(value)) continue;
    throw new IqmockError('USAGE', `${caller}: ${name} cannot be ${showValue(value)}.`, {
      hint: `Expected ${wanted}.`,
    });
  }
  readGiven(options, serverOptions, (_option, name) => `${caller}: ${name}`);
}
