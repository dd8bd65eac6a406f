import type { Calibration } from './calibrate.ts';
import type { Contract, Level } from './contract.ts';
import type { CheckRule, TrialFailure, Phase } from './rule.ts';

/** The verdict on one rule. */
export interface RuleOutcome {
  readonly rule: CheckRule;
  readonly phase: Phase;
  /** The level under the contract; of a rule that failed, the level of its worst failure. */
  readonly level: Level;
  readonly verdict: 'held' | 'failed' | 'not judged';
  readonly failures: readonly TrialFailure[];
  /** Why it was not judged. */
  readonly reason?: string;
  /** It was not judged by the user's own choice: no probe, no secret, skipped. */
  readonly chosen?: true;
  /** It was not judged since this consumer shows nothing by which it could be: no texts, no close. */
  readonly inapplicable?: true;
  /** It was judged by the answers alone, since there is no probe. */
  readonly answersOnly?: true;
  /** The failures are known and accepted, with this reason. */
  readonly acceptedBecause?: string;
  /** Another rule that fails for the same cause. */
  readonly sameCauseAs?: string;
  readonly tookMs: number;
}

/** How a check ended. */
export interface CheckResult {
  readonly version: string;
  readonly target: string;
  readonly probe: string | undefined;
  readonly seed: number;
  readonly contract: Contract;
  readonly outcomes: readonly RuleOutcome[];
  readonly calibration: Calibration;
  /** Places of the state that are not compared, with the kind of noise. */
  readonly masked: readonly string[];
  readonly settleMs: number;
  /** The events of the conversation, by index. */
  readonly events: readonly { readonly type: string; readonly summary: string }[];
  /** What the first good answer said of its server. */
  readonly server: string | undefined;
  readonly requests: number;
  readonly startedAt: number;
  readonly tookMs: number;
  readonly interrupted: boolean;
  /** Entries of the accept file that no longer fail, have run out, or name nothing. */
  readonly staleAccepts: readonly string[];
}
