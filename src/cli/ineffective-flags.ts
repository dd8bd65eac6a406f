import type { OptionSet, OptionValues } from '../options/option.ts';
import type { Origin } from '../config/settings.ts';
import { IqmockError } from '../errors.ts';

/** Flags that do nothing beside certain others. Who names one expects something of it, so that is refused. */
export interface IneffectiveFlags<O extends OptionSet, Name extends string = keyof O & string> {
  /** Their names in code. */
  readonly flags: readonly Name[];
  /** Whether they do nothing. */
  when(options: OptionValues<O>): boolean;
  /** Why, as a clause: `nothing is tried again`. */
  readonly because: string;
  readonly hint: string;
}

/**
 * The options that do nothing here, by their names in code. Throws USAGE for the first of them that is on the
 * command line. What the environment and the configuration file say is for every command, so it may rest.
 */
export function refuseIneffectiveFlags<O extends OptionSet>(
  idle: readonly IneffectiveFlags<O>[],
  options: OptionValues<O>,
  origins: { readonly [K in keyof O]: Origin },
): ReadonlySet<string> {
  const ineffective = idle.filter((entry) => entry.when(options));
  for (const { flags, because, hint } of ineffective) {
    const named = flags.map((flag) => origins[flag]).find((origin) => origin.kind === 'flag');
    if (named !== undefined)
      throw new IqmockError('USAGE', `${named.name} has no effect here: ${because}.`, { hint });
  }
  return new Set(ineffective.flatMap(({ flags }) => flags));
}
