import { exitCodes, type ExitCode } from '../../errors.ts';
import { formatDurationMs } from '../../env/format.ts';
import { timeSpent } from '../budget.ts';
import { notAsked } from '../choose.ts';
import { levels, type Level } from '../contract.ts';
import type { CheckResult, RuleOutcome } from '../outcome.ts';

/** How many rules of a level held, failed, and were not judged. */
export interface Count {
  readonly held: number;
  readonly failed: number;
  readonly notJudged: number;
}

/** What a check comes to. */
export interface Conclusion {
  readonly verdict: 'passed' | 'failed' | 'incomplete' | 'interrupted';
  readonly exitCode: ExitCode;
  /** The last line for people. */
  readonly sentence: string;
  readonly counts: Readonly<Record<Level, Count>>;
  /** Not judged for want of time, answers or requests; not what the user chose, nor what the consumer does not show. */
  readonly unjudged: readonly RuleOutcome[];
  /** Failed rules that are not accepted, the heaviest first. */
  readonly failed: readonly RuleOutcome[];
}

/** Which failures count. */
export interface ConcludeOptions {
  /** Failures below this level do not fail the check. */
  readonly level: Level;
  /** Stale entries of the accept file fail it too. */
  readonly strict: boolean;
}

/** Draws the conclusion of a check. */
export function conclude(result: CheckResult, { level, strict }: ConcludeOptions): Conclusion {
  const { outcomes, calibration, interrupted, staleAccepts } = result;
  const failed = levels.flatMap((wanted) =>
    outcomes.filter((outcome) => isOpen(outcome) && outcome.level === wanted),
  );
  const unjudged = outcomes.filter(
    ({ verdict, chosen, inapplicable }) =>
      verdict === 'not judged' && chosen !== true && inapplicable !== true,
  );
  const counts = Object.fromEntries(
    levels.map((wanted) => [wanted, countOf(outcomes, wanted)]),
  ) as Conclusion['counts'];
  const rest = { counts, unjudged, failed };
  const counted = failed.filter((outcome) => levels.indexOf(outcome.level) <= levels.indexOf(level));
  const { hindrance } = calibration;
  const is = (verdict: Conclusion['verdict'], exitCode: ExitCode, sentence: string): Conclusion => ({
    verdict,
    exitCode,
    sentence,
    ...rest,
  });
  const said = outcomes.some(isJudged) ? sayCounts(counts) : 'nothing was judged yet';
  if (interrupted) return is('interrupted', exitCodes.interrupted, `Interrupted: ${said}.`);
  if (hindrance?.kind === 'refused')
    return is('failed', exitCodes.consumerFailed, `Failed: ${hindrance.message}`);
  if (hindrance !== undefined)
    return is('incomplete', exitCodes.incomplete, `Incomplete, nothing was judged: ${hindrance.message}`);
  if (counted.length > 0) return is('failed', exitCodes.consumerFailed, `Failed: ${sayFailed(counted)}.`);
  if (strict && staleAccepts.length > 0)
    return is(
      'failed',
      exitCodes.consumerFailed,
      `Failed: ${staleAccepts.length} entries of the accept file are stale.`,
    );
  if (!outcomes.some(isJudged))
    return is(
      'incomplete',
      exitCodes.incomplete,
      `Incomplete: no rule was judged${because(result, unjudged)}`,
    );
  const missing = unjudged.filter((outcome) => outcome.level === 'MUST');
  if (missing.length > 0)
    return is(
      'incomplete',
      exitCodes.incomplete,
      `Incomplete: ${missing.length} MUST ${missing.length === 1 ? 'rule was' : 'rules were'} not judged${because(result, missing)}`,
    );
  return is('passed', exitCodes.ok, `Passed: ${sayCounts(counts)}.`);
}

/** The badge: `MUST 31/31 · SHOULD 22/24 · 3 not judged`. */
export function badgeText(counts: Conclusion['counts']): string {
  const notJudged = levels.reduce((sum, level) => sum + counts[level].notJudged, 0);
  return [sayCounts(counts), `${notJudged} not judged`].join(' · ');
}

function sayCounts(counts: Conclusion['counts']): string {
  return (['MUST', 'SHOULD'] as const)
    .map((level) => `${level} ${counts[level].held}/${counts[level].held + counts[level].failed}`)
    .join(' · ');
}

function sayFailed(failed: readonly RuleOutcome[]): string {
  return levels
    .map((level) => [level, failed.filter((outcome) => outcome.level === level).length] as const)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${count} ${level}`)
    .join(', ');
}

function countOf(outcomes: readonly RuleOutcome[], level: Level): Count {
  const own = outcomes.filter((outcome) => outcome.level === level);
  const failed = own.filter(isOpen).length;
  const notJudged = own.filter(({ verdict }) => verdict === 'not judged').length;
  return { failed, notJudged, held: own.length - failed - notJudged };
}

/** Why rules were not judged, and what helps: a consumer that works in batches makes each look at its state wait. */
function because({ calibration: { lagMs } }: CheckResult, [first]: readonly RuleOutcome[]): string {
  const { reason } = first ?? {};
  if (reason === undefined) return '.';
  if (reason !== timeSpent) return ` (${reason}).`;
  const why = lagMs < 300 ? 'Give' : `Its state follows its answers by ${formatDurationMs(lagMs)}: give`;
  return ` (${reason}). ${why} it more time, such as --budget 10m.`;
}

function isJudged({ verdict }: RuleOutcome): boolean {
  return verdict !== 'not judged';
}

/** The rules that were asked for: what --only leaves out is in no report for people. */
export function askedFor({ outcomes }: Pick<CheckResult, 'outcomes'>): readonly RuleOutcome[] {
  return outcomes.filter(({ reason }) => reason !== notAsked);
}

/** Whether a rule failed, and nobody has accepted that. */
function isOpen({ verdict, acceptedBecause }: RuleOutcome): boolean {
  return verdict === 'failed' && acceptedBecause === undefined;
}
