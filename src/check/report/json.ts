import type { TrialFailure } from '../rule.ts';
import type { CheckResult, RuleOutcome } from '../outcome.ts';
import { badgeText, conclude, type ConcludeOptions } from './conclusion.ts';
import type { CheckReport, ReportedFailure, ReportedRule } from './report-model.ts';

/** The result of a check as data; what differs between two runs with the same seed is kept apart, in `timing`. */
export function jsonReport(result: CheckResult, options: ConcludeOptions): CheckReport {
  const { verdict, exitCode, sentence, counts } = conclude(result, options);
  const { hindrance, warnings } = result.calibration;
  return {
    kind: 'check',
    version: result.version,
    target: result.target,
    probe: result.probe ?? null,
    seed: result.seed,
    contract: result.contract,
    verdict,
    exitCode,
    sentence,
    badge: badgeText(counts),
    counts,
    calibration: {
      ignored: result.masked,
      warnings,
      ...(hindrance === undefined ? {} : { hindrance: { kind: hindrance.kind, message: hindrance.message } }),
    },
    rules: result.outcomes.map(ruleJson),
    events: result.events,
    staleAccepts: result.staleAccepts,
    requests: result.requests,
    timing: {
      startedAt: new Date(result.startedAt).toISOString(),
      tookMs: Math.round(result.tookMs),
      settleMs: Math.round(result.settleMs),
      rulesMs: Object.fromEntries(result.outcomes.map(({ rule, tookMs }) => [rule.name, Math.round(tookMs)])),
    },
  };
}

function ruleJson(outcome: RuleOutcome): ReportedRule {
  const { rule, phase, level, verdict, failures, reason } = outcome;
  const { chosen, inapplicable, answersOnly, acceptedBecause, sameCauseAs } = outcome;
  return {
    id: rule.name,
    title: rule.doc,
    phase,
    level,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(inapplicable === undefined ? {} : { inapplicable }),
    ...(answersOnly === undefined ? {} : { answersOnly }),
    ...(acceptedBecause === undefined ? {} : { acceptedBecause }),
    ...(sameCauseAs === undefined ? {} : { sameCauseAs }),
    failures: failures.map((failure) => failureJson(failure, outcome)),
  };
}

function failureJson(failure: TrialFailure, outcome: RuleOutcome): ReportedFailure {
  const {
    signature,
    level,
    sent,
    expected,
    actual,
    trials,
    answer,
    differences,
    states,
    history,
    shrunkFrom,
  } = failure;
  const deliveries = history?.map(({ event, fault = null, atOnce = false }) => ({ event, fault, atOnce }));
  return {
    signature,
    level: level ?? outcome.level,
    sent,
    expected,
    actual,
    ...(trials === undefined ? {} : { trials }),
    ...(answer === undefined ? {} : { status: answer.status ?? null }),
    ...(differences === undefined ? {} : { differences }),
    ...(states === undefined ? {} : { states }),
    ...(deliveries === undefined ? {} : { history: deliveries }),
    ...(shrunkFrom === undefined ? {} : { shrunkFrom }),
  };
}
