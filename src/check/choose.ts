import { IqmockError, suggest } from '../errors.ts';
import type { Contract } from './contract.ts';
import { phases, type CheckRule, type Need, type Phase } from './rule.ts';
import { rulesByPhase } from './rules/index.gen.ts';

/** A rule and where it belongs. */
export interface PlacedRule {
  readonly rule: CheckRule;
  readonly phase: Phase;
}

/** All rules, in the order in which they are judged. */
export const everyRule: readonly PlacedRule[] = phases.flatMap((phase) =>
  rulesByPhase[phase].map((rule) => ({ rule, phase })),
);

/** What there is to judge with. */
export interface Means {
  readonly hasProbe: boolean;
  readonly contract: Contract;
  readonly isThisMachine: boolean;
  readonly thorough: boolean;
}

/** What the user chose. */
export interface Choice {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** Checks names of rules and families such as `STA`. Throws USAGE. */
export function checkRuleNames(names: readonly string[], flag: string): void {
  const known = new Set(everyRule.flatMap(({ rule }) => [rule.name, familyOf(rule.name)]));
  for (const name of names) {
    if (known.has(name.toUpperCase())) continue;
    throw new IqmockError('USAGE', `${flag}: there is no rule "${name}".`, {
      hint: `${suggest(name.toUpperCase(), known)} \`iqmock check --list\` lists all rules.`,
    });
  }
}

/** Why a rule is not judged that --only does not name. No report but the one for programs mentions it. */
export const notAsked = 'not among --only';

/** Why a rule is not judged by the user's own choice; undefined if it is judged. */
export function reasonToSkip({ rule }: PlacedRule, { only, skip }: Choice, means: Means): string | undefined {
  const isNamed = (names: readonly string[]): boolean =>
    names.some((name) => [rule.name, familyOf(rule.name)].includes(name.toUpperCase()));
  if (isNamed(skip)) return 'skipped by --skip';
  if (only.length > 0 && !isNamed(only)) return notAsked;
  const lacking = rule.needs?.find((need) => !isMet(need, means));
  if (lacking !== undefined) return lacks[lacking];
  // Who names a rule wants it, however long it takes.
  const isMeant = only.some((name) => name.toUpperCase() === rule.name);
  return rule.thorough === true && !means.thorough && !isMeant ? 'only with --thorough' : undefined;
}

/** The family of a rule: `STA` of `STA-01`. */
export function familyOf(name: string): string {
  return name.split('-')[0] ?? name;
}

const lacks: Readonly<Record<Need, string>> = {
  probe: 'no --probe',
  proof: 'no --sign-secret, --bearer or --basic',
  signature: 'no --sign-secret',
  'standard-webhooks': 'not signed by --sign standard-webhooks',
  'this machine': 'the consumer is not on this machine',
};

function isMet(need: Need, { hasProbe, contract: { proof }, isThisMachine }: Means): boolean {
  const met: Readonly<Record<Need, boolean>> = {
    probe: hasProbe,
    proof: proof !== 'none',
    signature: proof === 'hmac-sha256' || proof === 'standard-webhooks',
    'standard-webhooks': proof === 'standard-webhooks',
    'this machine': isThisMachine,
  };
  return met[need];
}
