import type { Entry } from '../entry.ts';
import type { Answer } from './answer.ts';
import type { Level, LeveledBy } from './contract.ts';
import type { Difference } from './difference.ts';
import type { Delivery } from './history.ts';
import type { Lab } from './lab.ts';

/** The phases of a check, in their order: cheap and harmless first. */
export const phases = ['contract', 'format', 'wire', 'security', 'state', 'load'] as const;

/** A phase of a check. */
export type Phase = (typeof phases)[number];

/** What a rule cannot do without. */
export type Need = 'probe' | 'proof' | 'signature' | 'standard-webhooks' | 'this machine';

/** What went wrong in a trial. */
export interface Failure {
  /** What two failures of one cause have in common; no ids, no times. */
  readonly signature: string;
  /** What was sent, for people. */
  readonly sent: string;
  /** What would have been right, and what came instead. */
  readonly expected: string;
  readonly actual: string;
  /** Another level than that of the rule. */
  readonly level?: Level;
  /** How many of how many trials failed, of rules that depend on chance. */
  readonly trials?: { readonly failed: number; readonly of: number };
  /** The answer, and the body that brought it. */
  readonly answer?: Answer;
  readonly body?: Uint8Array;
  /** Where the state differs from that after a clean conversation, and both states. */
  readonly differences?: readonly Difference[];
  readonly states?: { readonly clean: unknown; readonly now: unknown };
  /** What was sent up to the failure, to be made smaller. */
  readonly history?: readonly Delivery[];
  /** From how many deliveries the history was made as small as it is. */
  readonly shrunkFrom?: number;
}

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
  /** Only with --thorough. */
  readonly thorough?: true;
  /** About how many webhooks it sends to a consumer that holds. */
  readonly requests: number;
  /** What went wrong, nothing if the rule holds. Throws NotJudged where nothing can be said. */
  judge(lab: Lab): Promise<readonly Failure[]>;
}

/** Nothing can be said of a rule; the message says why. */
export class NotJudged extends Error {
  override readonly name = 'NotJudged';
}

/** Identity; checks a rule's shape where it is written. */
export function defineCheckRule(rule: CheckRule): CheckRule {
  return rule;
}
