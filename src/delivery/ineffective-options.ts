import type { PolicyOptions } from './policy-options.ts';
import { presets, type PresetName } from './policy.ts';

/** What decides whether an option of delivery does anything. */
type Deciding = PolicyOptions & { readonly to?: string | undefined };

/** Options that do nothing beside certain others. */
export interface IneffectiveRule {
  readonly flags: readonly Exclude<keyof PolicyOptions, 'order'>[];
  /** Whether they do nothing. */
  when(options: Deciding): boolean;
  /** Why, as a clause: `nothing is tried again`. */
  readonly because: string;
  readonly hint: string;
}

/** Whether any try follows the first. Throws nothing: what makes no sense is told where the policy is made. */
export function isRetried({ policy = 'default', retries }: PolicyOptions): boolean {
  const preset = Object.hasOwn(presets, policy) ? presets[policy as PresetName] : presets.default;
  return Number(retries ?? preset.policy.retries) > 0;
}

/** Which options of delivery do nothing, and when. */
export const ineffectiveRules: readonly IneffectiveRule[] = [
  {
    flags: ['backoff', 'retryOn'],
    when: (options) => !isRetried(options),
    because: 'nothing is tried again',
    hint: 'Add --retries 3, or leave it out.',
  },
  {
    flags: ['insecure', 'ca', 'cert', 'key'],
    when: ({ to = '' }) => !/^https:/i.test(to),
    because: 'the target is not reached by https',
    hint: 'Write --to https://…, or leave it out.',
  },
  {
    flags: ['proxy'],
    when: ({ to }) => to === undefined,
    because: 'the embedded consumer is reached directly',
    hint: 'Name a target with --to, or leave it out.',
  },
  {
    flags: ['concurrency'],
    when: ({ order }) => order === 'global',
    because: 'with --order global one webhook is under way at a time',
    hint: 'Leave one of the two out.',
  },
];

/** The options that do nothing here. */
export function ineffectiveOptions(options: Deciding): ReadonlySet<string> {
  return new Set(ineffectiveRules.filter((rule) => rule.when(options)).flatMap(({ flags }) => flags));
}
