import type { Clock } from '../env/clock.ts';
import { isOk, sayAnswer } from './answer.ts';
import { BudgetSpent } from './budget.ts';
import { reasonToSkip, everyRule, type Choice, type Means, type PlacedRule } from './choose.ts';
import { levelOf, levels, type Level } from './contract.ts';
import type { Lab } from './lab.ts';
import type { RuleOutcome } from './outcome.ts';
import { NotJudged, type TrialFailure } from './rule.ts';
import { withoutHistory } from './failure.ts';

/** What the engine needs, and its callbacks. */
export interface EngineOptions {
  readonly clock: Clock;
  readonly choice: Choice;
  readonly means: Means;
  /** Ends after the first rule that failed at this level or above. */
  readonly failFast?: Level | undefined;
  /** Called before a rule is judged; `onOutcome` after. */
  readonly onRule?: ((placed: PlacedRule) => void) | undefined;
  readonly onOutcome?: ((outcome: RuleOutcome) => void) | undefined;
}

/** Judges the rules one after the other: what fails must be known for the doing of one rule. */
export async function judgeRules(lab: Lab, options: EngineOptions): Promise<RuleOutcome[]> {
  const outcomes: RuleOutcome[] = [];
  let over: string | undefined;
  for (const placed of everyRule) {
    const skipped = reasonToSkip(placed, options.choice, options.means);
    if (skipped === undefined && over === undefined) options.onRule?.(placed);
    const startMs = options.clock.monotonic();
    const found =
      skipped === undefined
        ? over === undefined
          ? await judgeRule(lab, placed)
          : notJudged(over)
        : { ...notJudged(skipped), chosen: true as const };
    if ('ends' in found && over === undefined) over = found.ends;
    const outcome = toOutcome(lab, placed, found, options.clock.monotonic() - startMs);
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
    if (isEnough(outcome, options.failFast)) over ??= `${outcome.rule.name} failed`;
  }
  return outcomes;
}

type Found = Pick<RuleOutcome, 'verdict' | 'failures' | 'reason'> & {
  /** Why no further rule can be judged. */
  readonly ends?: string;
  readonly chosen?: true;
  readonly inapplicable?: true;
};

async function judgeRule(lab: Lab, placed: PlacedRule): Promise<Found> {
  try {
    const failures = await believed(lab, placed);
    const dead = await findDead(lab);
    const all = dead === undefined ? failures : [...failures, dead.failure];
    return {
      verdict: all.length === 0 ? 'held' : 'failed',
      failures: all,
      ...(dead?.isGone === true ? { ends: `the consumer has not answered since ${placed.rule.name}` } : {}),
    };
  } catch (error) {
    if (error instanceof NotJudged) return { ...notJudged(error.message), inapplicable: true };
    if (error instanceof BudgetSpent) return { ...notJudged(error.message), ends: error.message };
    throw error;
  }
}

/** The failures of a rule. An answer that did not come is waited for once more, and longer, if it can be believed to come. */
async function believed(lab: Lab, { rule }: PlacedRule): Promise<readonly TrialFailure[]> {
  const { patience } = lab.options;
  const failures = await rule.judge(lab);
  const isHang = (found: readonly TrialFailure[]): boolean =>
    found.some(({ answer }) => answer?.error?.code === 'timeout');
  if (!isHang(failures)) return failures;
  const again =
    (await hasSlowedDown(lab)) || patience.isPatient ? await patience.twice(() => rule.judge(lab)) : failures;
  if (isHang(again)) patience.hangs++;
  return again;
}

/** Whether good events take so much longer than at first that an answer may well be on its way. */
async function hasSlowedDown(lab: Lab): Promise<boolean> {
  const twin = lab.twin();
  let slowestMs = 0;
  for (const event of lab.short) {
    const answer = await lab.sendEvent(twin, event);
    if (!isOk(answer)) return false;
    slowestMs = Math.max(slowestMs, answer.ms);
  }
  return lab.options.patience.slowDown(slowestMs);
}

interface Dead {
  readonly failure: TrialFailure;
  /** Nothing answers any more. */
  readonly isGone: boolean;
}

const recoveryMs = 3000;

/** A good conversation must work after each rule, or the rule has broken the consumer. */
async function findDead(lab: Lab): Promise<Dead | undefined> {
  const { clock } = lab.options;
  const events = [0, lab.conversation.short];
  const { failure } = await lab.play(events.map((event) => ({ event })));
  if (failure === undefined) return undefined;
  const level: Level = 'MUST';
  const laterFailure = {
    ...failure,
    level,
    signature: `afterwards: ${failure.signature}`,
    sent: `a good conversation after it: ${failure.sent}`,
  };
  const dead = withoutHistory(laterFailure);
  const endMs = clock.monotonic() + recoveryMs;
  while (clock.monotonic() < endMs) {
    const answer = await lab.sendEvent(lab.twin(), 0);
    if (isOk(answer)) return { failure: dead, isGone: false };
    if (answer.error === undefined) return { failure: { ...dead, actual: sayAnswer(answer) }, isGone: true };
    await clock.sleep(100);
  }
  return { failure: dead, isGone: true };
}

function notJudged(reason: string): Found {
  return { verdict: 'not judged', failures: [], reason };
}

function toOutcome(lab: Lab, { rule, phase }: PlacedRule, found: Found, tookMs: number): RuleOutcome {
  const level = levelOf(rule.level, lab.options.contract);
  const { verdict, reason, chosen, inapplicable, failures } = found;
  const answersOnly = verdict !== 'not judged' && !lab.hasProbe && phase !== 'load';
  return {
    rule,
    phase,
    level: failures.length === 0 ? level : worst(failures.map((failure) => failure.level ?? level)),
    verdict,
    failures: failures.map((failure) => ({ ...failure, level: failure.level ?? level })),
    ...(reason === undefined ? {} : { reason }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(inapplicable === undefined ? {} : { inapplicable }),
    ...(answersOnly ? { answersOnly } : {}),
    tookMs,
  };
}

/** The heaviest of some levels. */
export function worst(found: readonly Level[]): Level {
  return levels.find((level) => found.includes(level)) ?? 'INFO';
}

function isEnough({ verdict, level }: RuleOutcome, failFast: Level | undefined): boolean {
  return verdict === 'failed' && failFast !== undefined && levels.indexOf(level) <= levels.indexOf(failFast);
}
