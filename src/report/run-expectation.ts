import { formatDurationMs } from '../env/format.ts';
import type { Outcome } from '../delivery/delivery.ts';
import { percentileMs, type Distribution } from '../distribution/distribution.ts';
import { formatLatencyBound, isWithin, parseLatencyBound, type Bound } from './bound.ts';
import { checkLatency } from './expectation.ts';
import { checkKeys, mistake, type ExpectationMistake } from './mistakes.ts';
import { nothingMeasured, type CheckRecord } from './record.ts';

/** What is expected of a run as a whole. */
export interface RunExpectation {
  /** The greatest number of webhooks that may end without any answer (failed or dropped); usually 0. */
  readonly lost?: number;
  /** Limits on the time from sending to the answer, e.g. `< 300ms`. */
  readonly p50?: string;
  readonly p90?: string;
  readonly p95?: string;
  readonly p99?: string;
  readonly max?: string;
  /** How many webhooks may end without being accepted; more than that fail the run. Without it none may. */
  readonly max_failures?: number;
}

/** The limits on answer times, and which percentile each of them limits. */
const percentiles = { p50: 50, p90: 90, p95: 95, p99: 99, max: 100 } as const;
type PercentileName = keyof typeof percentiles;
const percentileNames = Object.keys(percentiles) as PercentileName[];

const checks = {
  lost: checkCount,
  p50: checkLatency,
  p90: checkLatency,
  p95: checkLatency,
  p99: checkLatency,
  max: checkLatency,
  max_failures: checkCount,
} satisfies Record<keyof RunExpectation, unknown>;

/** What can be expected of a run, by the names that people write. */
export const runExpectationNames = Object.keys(checks) as readonly (keyof RunExpectation)[];

/** Finds every mistake in what is expected of a run; an empty list means it can be judged. */
export function checkRunExpectation(value: unknown): ExpectationMistake[] {
  return checkKeys(value, checks, 'An expectation of the run');
}

function checkCount(value: unknown): ExpectationMistake[] {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return [];
  return mistake(`${JSON.stringify(value)} is not a count.`, 'Write a whole number, such as 0.');
}

/** The sums that a run is judged by. */
export interface RunFacts {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Of the answered webhooks: from the moment the last try was sent to its answer. */
  readonly service: Distribution;
  /** Webhooks whose built-in check did not hold. */
  readonly notAccepted: number;
}

/** Every verdict on the run as a whole, or on all of one scenario; the expectation must be one that checkRunExpectation passes. */
export function judgeRunExpectation(
  expect: RunExpectation,
  facts: RunFacts,
  scenario?: string,
): CheckRecord[] {
  const verdicts = [
    ...(expect.lost === undefined ? [] : [judgeLost(expect.lost, facts)]),
    ...percentileNames.flatMap((name) => {
      const bound = parseLatencyBound(expect[name]);
      return bound === undefined ? [] : [judgePercentile(name, bound, facts)];
    }),
    ...(expect.max_failures === undefined ? [] : [judgeFailures(expect.max_failures, facts)]),
  ];
  return scenario === undefined ? verdicts : verdicts.map((check) => ({ ...check, scenario }));
}

function judgeLost(limit: number, { outcomes }: RunFacts): CheckRecord {
  const lost = outcomes.failed + outcomes.dropped;
  return toCheck({
    name: 'lost',
    passed: lost <= limit,
    unmeasured: sumOf(outcomes) === 0,
    expected: limit === 0 ? 'no webhook without an answer' : `at most ${limit} webhooks without an answer`,
    actual: `${lost} (${outcomes.failed} failed, ${outcomes.dropped} dropped)`,
    why: 'The sender cannot know whether these events are stored.',
    advice: 'Look at the failed deliveries; retry with --retries if the consumer may be away for a while.',
  });
}

function judgePercentile(name: PercentileName, bound: Bound, { service }: RunFacts): CheckRecord {
  const { count } = service;
  const valueMs = percentileMs(service, percentiles[name]);
  return toCheck({
    name,
    passed: isWithin(bound, valueMs),
    unmeasured: count === 0,
    expected: `${name === 'max' ? 'the longest' : name} of the answer times ${formatLatencyBound(bound)}`,
    actual: `${formatDurationMs(valueMs)} over ${count} answers`,
    why: 'The next events of a chat wait until this one is answered.',
    advice: 'Store the event, answer at once and process it later.',
    measured: true,
  });
}

function judgeFailures(limit: number, { notAccepted, outcomes }: RunFacts): CheckRecord {
  return toCheck({
    name: 'max_failures',
    passed: notAccepted <= limit,
    unmeasured: sumOf(outcomes) === 0,
    expected: `at most ${limit} webhooks not accepted`,
    actual: String(notAccepted),
    why: 'More events were refused or lost than the run allows.',
    advice: 'Look at the deliveries that were not accepted.',
  });
}

function sumOf(outcomes: RunFacts['outcomes']): number {
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}

type Judged = Omit<CheckRecord, 'kind' | 'severity' | 'unmeasured'> & { readonly unmeasured: boolean };

/** What was found over nothing at all is no pass: a check that measured nothing has not held. */
function toCheck({ why = '', advice = '', unmeasured, ...facts }: Judged): CheckRecord {
  if (unmeasured) {
    return {
      kind: 'check',
      ...facts,
      passed: false,
      unmeasured: true,
      actual: nothingMeasured,
      why: 'There was nothing to judge, so there is no verdict.',
      advice: 'Find out why no webhook was sent or answered.',
      severity: 'error',
    };
  }
  return facts.passed
    ? { kind: 'check', ...facts }
    : { kind: 'check', ...facts, why, advice, severity: 'error' };
}
