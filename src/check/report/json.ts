import { isOk } from '../answer.ts';
import type { Failure } from '../rule.ts';
import type { CheckResult, RuleOutcome } from '../outcome.ts';
import { badgeText, conclude, type ConcludeOptions } from './conclusion.ts';

/** The result of a check as data; see schemas/check-report.schema.json. Times stand apart, in `timing`. */
export function jsonReport(result: CheckResult, options: ConcludeOptions): Readonly<Record<string, unknown>> {
  const { verdict, exitCode, sentence, counts } = conclude(result, options);
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
      warnings: result.calibration.warnings,
      ...(result.calibration.hindrance === undefined
        ? {}
        : {
            hindrance: {
              kind: result.calibration.hindrance.kind,
              message: result.calibration.hindrance.message,
            },
          }),
    },
    rules: result.outcomes.map((outcome) => ruleJson(outcome)),
    events: result.events,
    staleAccepts: result.staleAccepts,
    requests: result.requests,
    timing: {
      startedAt: new Date(result.startedAt).toISOString(),
      tookMs: Math.round(result.tookMs),
      settleMs: result.settleMs,
      rulesMs: Object.fromEntries(result.outcomes.map(({ rule, tookMs }) => [rule.name, Math.round(tookMs)])),
    },
  };
}

function ruleJson(outcome: RuleOutcome): Readonly<Record<string, unknown>> {
  const { rule, phase, level, verdict, failures, reason, chosen, answersOnly, acceptedBecause, sameCauseAs } =
    outcome;
  return {
    id: rule.name,
    title: rule.doc,
    phase,
    level,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(answersOnly === undefined ? {} : { answersOnly }),
    ...(acceptedBecause === undefined ? {} : { acceptedBecause }),
    ...(sameCauseAs === undefined ? {} : { sameCauseAs }),
    failures: failures.map(failureJson),
  };
}

function failureJson(failure: Failure): Readonly<Record<string, unknown>> {
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
  return {
    signature,
    level,
    sent,
    expected,
    actual,
    ...(trials === undefined ? {} : { trials }),
    ...(answer === undefined ? {} : { status: answer.status ?? null, accepted: isOk(answer) }),
    ...(differences === undefined ? {} : { differences }),
    ...(states === undefined ? {} : { states }),
    ...(history === undefined
      ? {}
      : {
          history: history.map(({ event, fault, atOnce }) => ({
            event,
            fault: fault ?? null,
            atOnce: atOnce ?? false,
          })),
        }),
    ...(shrunkFrom === undefined ? {} : { shrunkFrom }),
  };
}
