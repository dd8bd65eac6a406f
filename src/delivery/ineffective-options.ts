import { ineffectiveRules } from './options/index.ts';
import type { Deciding } from './options/part.ts';

export { ineffectiveRules } from './options/index.ts';
export { areRetried as isRetried, isFaulty } from './options/retries.ts';

/** The options that do nothing here. */
export function ineffectiveOptions(options: Deciding): ReadonlySet<string> {
  return new Set(ineffectiveRules.filter((rule) => rule.when(options)).flatMap(({ flags }) => flags));
}
