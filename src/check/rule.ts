import type { Entry } from '../entry.ts';
import type { Level, LeveledBy } from './contract.ts';
import type { TrialFailure } from './failure.ts';
import type { Lab } from './lab.ts';

export { NotJudged, type TrialFailure } from './failure.ts';

/** The phases of a check, in their order: cheap and harmless first. */
export const phases = ['contract', 'format', 'wire', 'security', 'state', 'load'] as const;

/** A phase of a check. */
export type Phase = (typeof phases)[number];

/** What a rule cannot do without. */
export type Need = 'probe' | 'proof' | 'signature' | 'standard-webhooks' | 'this machine';

/** A rule of `iqmock check`: one mishap, and what a consumer must make of it. */
export interface CheckRule extends Entry {
  readonly level: Level | LeveledBy;
  /** What is sent. */
  readonly sends: string;
  /** The answers and states that are right: often more than one. */
  readonly accepts: string;
  readonly why: string;
  /** Where it is written, or where it went wrong: `RFC 9110 section 5.1`, `owner/repository#123`, or a name. */
  readonly sources: readonly string[];
  readonly fix: string;
  readonly needs?: readonly Need[];
  /** It depends on chance: many trials are run. */
  readonly racy?: true;
  /** Only with --thorough, or where it is named. */
  readonly thorough?: true;
  /** About how many webhooks it sends to a consumer that holds. */
  readonly requests: number;
  /** What went wrong, nothing if the rule holds. Throws NotJudged where nothing can be said. */
  judge(lab: Lab): Promise<readonly TrialFailure[]>;
}

/** Identity; checks a rule's shape where it is written. */
export function defineCheckRule(rule: CheckRule): CheckRule {
  return rule;
}
