import { countOf, formatNumber } from '../env/format.ts';
import { exitCodes, type ExitCode } from '../errors.ts';

/** How a run ended, judged as a whole. */
export type RunVerdict = 'passed' | 'failed' | 'incomplete' | 'interrupted';

/** What the verdict on a run depends on. */
export interface VerdictFacts {
  readonly emitted: number;
  /** At least one request reached the target. One that takes events and never answers has failed. */
  readonly reached: boolean;
  readonly passedChecks: number;
  readonly failedChecks: number;
  /** Those of the failed checks that had nothing to judge. */
  readonly unmeasuredChecks?: number;
  readonly warnings: number;
  readonly interrupted: boolean;
  /** The run file ends in the middle of the run. */
  readonly torn: boolean;
}

/** The verdict, the sentence that says it, and the exit code. */
export interface Judgement {
  readonly verdict: RunVerdict;
  readonly sentence: string;
  readonly exitCode: ExitCode;
}

/** Judges a run. Silence is no success: a run without a single verdict is incomplete. */
export function judgeRun(facts: VerdictFacts): Judgement {
  if (facts.interrupted) return judgement('interrupted', `Interrupted${soFar(facts)}.`);
  if (facts.emitted === 0 && facts.passedChecks + facts.failedChecks === 0) {
    return judgement('incomplete', 'Incomplete: nothing was sent, so there is no verdict.');
  }
  if (facts.emitted > 0 && !facts.reached) {
    return judgement('incomplete', 'Incomplete: the target could not be reached.');
  }
  if (facts.passedChecks + facts.failedChecks === 0) {
    return judgement('incomplete', 'Incomplete: nothing was checked, so there is no verdict.');
  }
  const { failedChecks, unmeasuredChecks = 0 } = facts;
  if (failedChecks > 0 && failedChecks === unmeasuredChecks) {
    const which = failedChecks === 1 ? 'a check' : `${failedChecks} checks`;
    return judgement('incomplete', `Incomplete: there was nothing to measure for ${which}.`);
  }
  if (failedChecks > 0) {
    const total = facts.passedChecks + failedChecks;
    return judgement(
      'failed',
      `Failed: ${formatNumber(failedChecks)} of ${countOf(total, 'check')} did not hold.`,
    );
  }
  if (facts.torn) {
    return judgement('incomplete', `Incomplete: the run file ends in the middle of the run${soFar(facts)}.`);
  }
  const warned = facts.warnings === 0 ? '' : `, with ${countOf(facts.warnings, 'warning')}`;
  return judgement('passed', `Passed: ${held(facts.passedChecks)}${warned}.`);
}

const exitCodeOf: Readonly<Record<RunVerdict, ExitCode>> = {
  passed: exitCodes.ok,
  failed: exitCodes.consumerFailed,
  incomplete: exitCodes.incomplete,
  interrupted: exitCodes.interrupted,
};

function judgement(verdict: RunVerdict, sentence: string): Judgement {
  return { verdict, sentence, exitCode: exitCodeOf[verdict] };
}

function held(checks: number): string {
  return checks === 1 ? 'the only check held' : `all ${formatNumber(checks)} checks held`;
}

function soFar({ passedChecks, failedChecks }: VerdictFacts): string {
  if (passedChecks + failedChecks === 0) return ' before anything was checked';
  const failed = failedChecks === 0 ? 'none failed' : `${formatNumber(failedChecks)} failed`;
  return `; of ${countOf(passedChecks + failedChecks, 'check')} so far ${failed}`;
}
