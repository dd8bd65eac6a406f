import { IqmockError } from '../../errors.ts';
import { object, text, whole } from '../http/schema.ts';

/** How long a list may be. */
export const limitSchema = whole('How many at most. Default: 100.', { minimum: 1, maximum: 1000 });

/** The id of a row in an address. */
export const idIn = <const Name extends string>(
  name: Name,
  what: string,
): ReturnType<typeof object<Record<Name, ReturnType<typeof whole>>>> =>
  object({ [name]: whole(what, { minimum: 0 }) } as Record<Name, ReturnType<typeof whole>>);

/** What to look for, as people type it. */
export const searchSchema = text('Only those with this text, whatever the case of letters.', {
  maxLength: 200,
});

/** The value, or NOT_FOUND. */
export function found<Value>(value: Value | undefined, what: string, hint: string): Value {
  if (value !== undefined) return value;
  throw new IqmockError('NOT_FOUND', `There is no ${what}.`, { hint });
}

/** Whether one of the texts holds what is looked for. */
export function matchesSearch(search: string | undefined, ...texts: readonly string[]): boolean {
  if (search === undefined || search === '') return true;
  const wanted = search.toLowerCase();
  return texts.some((one) => one.toLowerCase().includes(wanted));
}
