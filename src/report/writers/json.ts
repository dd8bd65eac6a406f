import { byMaking } from '../baseline.ts';
import type { LoadedRun } from '../loaded-run.ts';
import type { CheckRecord, ResultRecord } from '../record.ts';
import { defineWriter } from '../writer.ts';

/** One document for programs. */
export const definition = defineWriter({
  name: 'json',
  doc: 'One JSON document: summary, deliveries, checks. All that differs between equal runs is in its last member, timing.',
  extension: 'json',
  write: (run) => `${JSON.stringify(toDocument(run), null, 2)}\n`,
});

/** The document; the order of its keys and lists depends on nothing but what was asked and answered. */
function toDocument(run: LoadedRun): object {
  const { summary, comparison } = run;
  const results = [...run.results].sort(byMaking);
  const checks = sortChecks(run.checks, results);
  return {
    iqmock: run.runs[0].version,
    verdict: summary.verdict,
    sentence: summary.sentence,
    exitCode: summary.exitCode,
    runs: run.runs.map(({ command, scenarios, seed, profile, policy }) => ({
      command,
      scenarios,
      seed,
      profile,
      policy,
    })),
    webhooks: {
      emitted: summary.emitted,
      ...summary.outcomes,
      attempts: summary.attempts,
      resent: summary.resent,
      copies: summary.copies,
      cut: summary.cut,
    },
    answers: summary.answers,
    checks: summary.checks,
    ...(comparison === undefined ? {} : { baseline: counts(comparison) }),
    deliveries: results.map(toDelivery),
    verdicts: checks.map((check) => toVerdict(check, run)),
    timing: toTiming(run, results, checks),
  };
}

function counts({
  fixed,
  regressed,
  stillFailing,
  newFailures,
  gone,
}: NonNullable<LoadedRun['comparison']>): object {
  return {
    fixed: fixed.length,
    regressed: regressed.length,
    stillFailing: stillFailing.length,
    newFailures: newFailures.length,
    gone: gone.length,
  };
}

/** Checks are recorded as answers come; here they stand by delivery, and those of the run at the end. */
function sortChecks(checks: readonly CheckRecord[], results: readonly ResultRecord[]): CheckRecord[] {
  const position = new Map(results.map(({ id }, index) => [id, index]));
  const last = results.length;
  const at = (check: CheckRecord): number => position.get(check.deliveryId ?? '') ?? last;
  return [...checks].sort((a, b) => at(a) - at(b));
}

function toDelivery(result: ResultRecord): object {
  const { id, scenario, step, place, type, eventId, chatId, clientId, createdAt, summary, outcome } = result;
  return {
    ...{ id, scenario, step, place, type, eventId, chatId, clientId, createdAt, summary, outcome },
    dropReason: result.dropReason,
    resent: result.resent,
    copyOf: result.copyOf,
    cut: result.cut,
    faults: result.faults,
    attempts: result.attempts.map(({ number, status, error, body }) => ({ number, status, error, body })),
    body: result.body,
    bodyBase64: result.bodyBase64,
  };
}

/** The address in `repro` and `curl`, and what was measured, may differ between equal runs: they go to `timing`. */
function toVerdict(check: CheckRecord, run: LoadedRun): object {
  const {
    name,
    passed,
    severity,
    scenario,
    place,
    deliveryId,
    subject,
    expected,
    actual,
    measured,
    why,
    advice,
  } = check;
  return {
    ...{
      name,
      passed,
      severity: passed ? undefined : (severity ?? 'error'),
      change: run.comparison?.changes.get(check),
    },
    ...{ scenario, place, deliveryId, subject, expected },
    actual: measured === true ? undefined : actual,
    ...{ why, advice },
  };
}

function toTiming(run: LoadedRun, results: readonly ResultRecord[], checks: readonly CheckRecord[]): object {
  return {
    runs: run.runs.map(({ startedAt, target, repro }, index) => ({
      startedAt,
      endedAt: run.ends.length === run.runs.length ? run.ends[index]?.endedAt : undefined,
      target,
      repro,
    })),
    baselineStartedAt: run.comparison?.baselineStartedAt,
    service: run.summary.service,
    latency: run.summary.latency,
    deliveries: Object.fromEntries(results.map((result) => [result.id, timesOf(result)])),
    verdicts: checks.flatMap(({ measured, actual, repro, curl }, index) => {
      const value = measured === true ? actual : undefined;
      return value === undefined && repro === undefined && curl === undefined
        ? []
        : [{ index, actual: value, repro, curl }];
    }),
  };
}

function timesOf({ dueAt, latencyMs, serviceMs, attempts }: ResultRecord): object {
  const times = attempts.map(({ sentAt, doneAt, headers, sentHeaders }) => ({
    sentAt,
    doneAt,
    sentHeaders,
    headers,
  }));
  return { dueAt, latencyMs, serviceMs, attempts: times };
}
