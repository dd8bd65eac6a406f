import { readPackageText } from '../env/host.ts';
import { readGiven } from '../options/given.ts';
import { policyOptions, policyParts } from './options/index.ts';
import type { PolicyOptions } from './options/options.gen.ts';
import type { PolicyHost } from './options/part.ts';
import { presets, type DeliveryPolicy } from './policy.ts';

export type { PolicyOptions } from './options/options.gen.ts';
export type { PolicyHost } from './options/part.ts';

/**
 * Makes the policy that the options ask for: whatever is left out comes from the preset. Throws USAGE, naming the flag,
 * for a wrong value, INPUT for a file that cannot be read, and CONFIG for a proxy variable that makes no sense.
 */
export async function resolvePolicy(options: PolicyOptions, host: PolicyHost): Promise<DeliveryPolicy> {
  const values = readGiven(options, policyOptions);
  const base = presets[values.policy ?? 'default'].policy;
  const { version } = JSON.parse(readPackageText('package.json')) as { version: string };
  let policy: DeliveryPolicy = { ...base, userAgent: `iqmock/${version}` };
  for (const part of policyParts) policy = { ...policy, ...(await part.settle?.(values, { base, host })) };
  return policy;
}

/** Waits in milliseconds of a text such as `1s,5s,30s`, or of a list. Throws USAGE. */
export function parseBackoff(backoff: NonNullable<PolicyOptions['backoff']>): readonly number[] {
  return readGiven({ backoff }, policyOptions).backoff ?? [];
}

/** What to try again, of a text such as `429,5xx,timeout`, or of a list. Throws USAGE. */
export function parseRetryOn(retryOn: NonNullable<PolicyOptions['retryOn']>): readonly string[] {
  return readGiven({ retryOn }, policyOptions).retryOn ?? [];
}
