import type { Comparison } from '../report/baseline.ts';
import type { LoadedRun } from '../report/loaded-run.ts';
import type { CheckRecord, ResultRecord } from '../report/record.ts';
import { jsonList, jsonMembers, jsonValue, type JsonPieces } from './parts/json-pieces.ts';
import { defineWriter } from './parts/writer.ts';

/** One document for programs. */
export const definition = defineWriter({
  name: 'json',
  doc: 'One JSON document: summary, deliveries, checks. All that differs between equal runs is in its last member, timing.',
  extension: 'json',
  *run(run) {
    yield* jsonMembers(headOf(run), [
      ['deliveries', jsonList(deliveriesOf(run), 2)],
      ['verdicts', jsonList(verdictsOf(run), 2)],
      ['timing', timingOf(run)],
    ]);
    yield '\n';
  },
  async *load({ result, baseline }) {
    const { loadJson } = await import('./parts/load-json.ts');
    const compared = baseline === undefined ? {} : { baseline: baseline.changes };
    yield `${JSON.stringify({ ...loadJson(result), ...compared }, null, 2)}\n`;
  },
});

/** What comes before the lists; the order of keys and lists depends only on the requests and answers. */
function headOf({ runs, summary, comparison }: LoadedRun): object {
  return {
    iqmock: runs[0].version,
    verdict: summary.verdict,
    sentence: summary.sentence,
    exitCode: summary.exitCode,
    runs: runs.map(({ command, scenarios, seed, seeds, profile, policy }) => ({
      command,
      scenarios,
      seed,
      seeds,
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
    ...purposeOf(summary),
    answers: summary.answers,
    checks: summary.checks,
    ...(comparison === undefined ? {} : { baseline: counts(comparison) }),
  };
}

/** Only where there were faults. */
function purposeOf({ onPurpose: { faults, ...results } }: LoadedRun['summary']): object {
  return faults.size === 0 ? {} : { onPurpose: { faults: Object.fromEntries(faults), ...results } };
}

function counts({ fixed, regressed, stillFailing, newFailures, gone }: Comparison): object {
  return { fixed, regressed, stillFailing, newFailures, gone };
}

function* deliveriesOf({ records }: LoadedRun): Generator<object> {
  for (const position of records.byMaking()) yield toDelivery(records.results.at(position));
}

/** Checks are recorded as answers come; here they are sorted by delivery, and those of the run at the end. */
function* checksInOrder({ records }: LoadedRun): Generator<number> {
  for (const position of records.byMaking()) yield* records.checksOf(position);
  const { checks } = records.index;
  for (let check = 0; check < checks.count; check++) if (checks.result.at(check) < 0) yield check;
}

function* verdictsOf(run: LoadedRun): Generator<object> {
  for (const check of checksInOrder(run)) yield toVerdict(run.checks.at(check), check, run);
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
function toVerdict(check: CheckRecord, position: number, { comparison }: LoadedRun): object {
  const { name, passed, severity, scenario, place, deliveryId, subject, expected } = check;
  const { actual, measured, why, advice } = check;
  return {
    ...{
      name,
      passed,
      severity: passed ? undefined : (severity ?? 'error'),
      change: comparison?.changeAt(position),
    },
    ...{ scenario, place, deliveryId, subject, expected },
    actual: measured === true ? undefined : actual,
    ...{ why, advice },
  };
}

function timingOf(run: LoadedRun): JsonPieces {
  const { runs, ends, comparison, summary } = run;
  const head = {
    runs: runs.map(({ startedAt, target, repro, freshRepro }, index) => ({
      startedAt,
      endedAt: ends.length === runs.length ? ends[index]?.endedAt : undefined,
      target,
      repro,
      freshRepro,
    })),
    baselineStartedAt: comparison?.baselineStartedAt,
    service: summary.service,
    latency: summary.latency,
  };
  return jsonMembers(
    head,
    [
      ['deliveries', jsonMembers({}, timesOf(run), 3)],
      ['verdicts', jsonList(measuredOf(run), 3)],
    ],
    2,
  );
}

function* timesOf({ records }: LoadedRun): Generator<[string, JsonPieces]> {
  for (const position of records.byMaking()) {
    const { id, dueAt, latencyMs, serviceMs, attempts } = records.results.at(position);
    const times = attempts.map(({ sentAt, doneAt, headers, sentHeaders }) => ({
      sentAt,
      doneAt,
      sentHeaders,
      headers,
    }));
    yield [id, jsonValue({ dueAt, latencyMs, serviceMs, attempts: times }, 4)];
  }
}

function* measuredOf(run: LoadedRun): Generator<object> {
  let index = -1;
  for (const position of checksInOrder(run)) {
    const { measured, actual, repro, curl } = run.checks.at(position);
    index += 1;
    const value = measured === true ? actual : undefined;
    if (value !== undefined || repro !== undefined || curl !== undefined)
      yield { index, actual: value, repro, curl };
  }
}
