import { policyParts } from './options/index.ts';
import type { DeliveryPolicy } from './policy.ts';

/** The policy for people: name to value, in the order of printing, secrets masked. */
export function describePolicy(policy: DeliveryPolicy): Record<string, string> {
  const facts = policyParts.flatMap((part) => Object.entries(part.describe?.(policy) ?? {}));
  return Object.fromEntries(facts.filter((fact): fact is [string, string] => fact[1] !== undefined));
}
