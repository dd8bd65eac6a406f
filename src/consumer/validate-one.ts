import { createValidator, type ValidatorOptions } from './validate.ts';
import type { Verdict } from './verdict.ts';

/**
 * Judges one body by itself: its form, its fields and its references. What only a stream can show (order, unread
 * counts) needs `createValidator`. An object is judged as the JSON it makes.
 */
export function validate(body: Uint8Array | string | object, options: ValidatorOptions = {}): Verdict[] {
  const isText = typeof body === 'string' || body instanceof Uint8Array;
  return createValidator(options).check(isText ? body : JSON.stringify(body));
}
