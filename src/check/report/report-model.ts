import type { ExitCode } from '../../errors.ts';
import type { Contract, Level } from '../contract.ts';
import type { Difference } from '../difference.ts';
import type { RuleOutcome } from '../outcome.ts';
import type { Conclusion, Count } from './conclusion.ts';

/** One thing that went wrong, as data. */
export interface ReportedFailure {
  /** What two failures of one cause have in common: no ids, no times. */
  readonly signature: string;
  readonly level: Level;
  readonly sent: string;
  readonly expected: string;
  readonly actual: string;
  /** How many of how many trials failed, of rules that depend on chance. */
  readonly trials?: { readonly failed: number; readonly of: number };
  /** The status of the answer that was wrong; null if there was none. */
  readonly status?: number | null;
  readonly differences?: readonly Difference[];
  readonly states?: { readonly clean: unknown; readonly now: unknown };
  /** What was sent up to the failure: events by their index in `events`. */
  readonly history?: readonly {
    readonly event: number;
    readonly fault: string | null;
    readonly atOnce: boolean;
  }[];
  /** From how many deliveries the history was made smaller. */
  readonly shrunkFrom?: number;
}

/** The outcome of one rule, as data. */
export interface ReportedRule extends Omit<RuleOutcome, 'rule' | 'failures' | 'tookMs'> {
  readonly id: string;
  readonly title: string;
  readonly failures: readonly ReportedFailure[];
}

/** The result of a check as data; `schemas/check-report.schema.json` describes it. */
export interface CheckReport {
  readonly kind: 'check';
  readonly version: string;
  readonly target: string;
  readonly probe: string | null;
  readonly seed: number;
  readonly contract: Contract;
  readonly verdict: Conclusion['verdict'];
  readonly exitCode: ExitCode;
  readonly sentence: string;
  readonly badge: string;
  readonly counts: Readonly<Record<Level, Count>>;
  readonly calibration: {
    /** Places of the state that are not compared. */
    readonly ignored: readonly string[];
    readonly warnings: readonly string[];
    readonly hindrance?: { readonly kind: string; readonly message: string };
  };
  readonly rules: readonly ReportedRule[];
  /** The events of the conversation that every trial plays. */
  readonly events: readonly { readonly type: string; readonly summary: string }[];
  readonly staleAccepts: readonly string[];
  /** How many webhooks were sent. */
  readonly requests: number;
  /** All that differs between two runs with the same seed. */
  readonly timing: {
    readonly startedAt: string;
    readonly tookMs: number;
    readonly settleMs: number;
    readonly rulesMs: Readonly<Record<string, number>>;
  };
}
