import type { OptionSet } from '../../options/option.ts';
import { auth } from './auth.ts';
import { concurrency } from './concurrency.ts';
import { faults } from './faults.ts';
import { headers } from './headers.ts';
import { mask } from './mask.ts';
import { order } from './order.ts';
import type { AnyPart, IneffectiveRule } from './part.ts';
import { preset } from './preset.ts';
import { proxy } from './proxy.ts';
import { redirects } from './redirects.ts';
import { response } from './response.ts';
import { retries } from './retries.ts';
import { sign } from './sign.ts';
import { timeout } from './timeout.ts';
import { tls } from './tls.ts';

/** How the target is reached and convinced. */
const connection = [headers, auth, sign, tls, proxy] as const;

/** Every part of a delivery policy, in the order in which the policy line describes them. */
const parts = [
  preset,
  timeout,
  retries,
  order,
  concurrency,
  redirects,
  ...connection,
  faults,
  response,
  mask,
] as const;

/** The same, for code that walks over all. */
export const policyParts: readonly AnyPart[] = parts;

/** All that each of several parts has. */
type Together<O> = (O extends unknown ? (options: O) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Every option of a delivery policy, by its name in code. */
export const policyOptions = optionsOf(parts);

/** Those of them that say how the target is reached. */
export const connectionOptions = optionsOf(connection);

/** The others: how webhooks are delivered. */
export const deliveryOptions = without(policyOptions, connectionOptions);

/** `order` always has an effect, and a load run has no such option. */
type IneffectiveName = Exclude<keyof typeof policyOptions, 'order'>;

/** Which options of delivery do nothing, and when. */
export const ineffectiveRules: readonly IneffectiveRule<IneffectiveName>[] = policyParts.flatMap(
  ({ ineffective = [] }) => ineffective as readonly IneffectiveRule<IneffectiveName>[],
);

function optionsOf<P extends readonly { readonly options: OptionSet }[]>(
  from: P,
): Together<P[number]['options']> {
  return Object.assign({}, ...from.map(({ options }) => options)) as Together<P[number]['options']>;
}

function without<A extends object, B extends object>(all: A, taken: B): Omit<A, keyof B> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(taken, name))) as Omit<
    A,
    keyof B
  >;
}
