import type { Host } from '../../env/host.ts';
import type { OptionSet, OptionValues } from '../../options/option.ts';
import type { DeliveryPolicy } from '../policy.ts';
import type { PolicyOptions } from './options.gen.ts';

/** The doors that a policy is made through: the environment for proxies, files for certificates. */
export type PolicyHost = Pick<Host, 'env' | 'readText'>;

/** What decides whether an option of delivery does anything. */
export type Deciding = PolicyOptions & { readonly to?: string | number | undefined };

/** Options that do nothing beside certain others. Who names one expects something of it, so that is refused. */
export interface IneffectiveRule<Name extends string = string> {
  readonly flags: readonly Name[];
  /** Whether they do nothing. */
  when(options: Deciding): boolean;
  /** Why, as a clause: `nothing is tried again`. */
  readonly because: string;
  readonly hint: string;
}

/** What a part of the policy is made of. */
export interface Settling {
  /** The preset that the policy starts from. */
  readonly base: DeliveryPolicy;
  readonly host: PolicyHost;
}

/**
 * One part of a delivery policy, said once: its options with their limits and documentation, when they have no effect,
 * what they make of the policy, and how the policy line describes it.
 */
export interface PolicyPart<O extends OptionSet = OptionSet, Name extends string = keyof O & string> {
  readonly options: O;
  readonly ineffective?: readonly IneffectiveRule<Name>[];
  /** The fields of the policy that the given values change. Throws USAGE for values that exclude each other. */
  settle?(
    values: Partial<OptionValues<O>>,
    settling: Settling,
  ): Partial<DeliveryPolicy> | Promise<Partial<DeliveryPolicy>>;
  /** Name to text, secrets masked; undefined for what is not worth a word. */
  describe?(policy: DeliveryPolicy): Readonly<Record<string, string | undefined>>;
}

/** Any part, its options forgotten. */
export type AnyPart = PolicyPart<OptionSet, string>;

/** Declares a part of a delivery policy: nothing at run time, types at compile time. */
export function definePart<const O extends OptionSet>(part: PolicyPart<O>): PolicyPart<O> {
  return part;
}

/** The headings of the delivery options in help. */
export const groups = { target: 'Target', delivery: 'Delivery' } as const;
