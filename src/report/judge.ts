import { formatDurationMs } from '../env/format.ts';
import { isRefusal } from '../delivery/blame.ts';
import type { Attempt } from '../delivery/delivery.ts';
import type { Expectation } from '../webhook/webhook.ts';
import { adviceForAttempt, adviceForStatus } from './advice.ts';
import { formatBound, formatLatencyBound, isWithin, parseCountBound, parseLatencyBound } from './bound.ts';
import { excerpt } from './columns.ts';
import { formatStatus, isExpectedStatus } from './expectation.ts';
import { tagOf } from './lines.ts';
import { match, type ComparedText } from './matcher.ts';
import type { CheckRecord, ResultRecord } from './record.ts';
import { suspectContent, suspectSlowness, suspectWire, type Finding } from './suspicion.ts';
import { ownValue } from '../own.ts';
import type { TimedPatterns } from './timed-pattern.ts';

/** What a verdict on one delivery needs to know besides what came back. */
export interface JudgeContext {
  /** What the step expects; without it the built-in rule alone holds: a 2xx within the timeout. */
  readonly expect?: Expectation | undefined;
  readonly timeoutMs: number;
  /** The address of the consumer, secrets masked. */
  readonly target: string;
  /** True when the run has a `max_failures`: events that are not accepted are warnings then, and counted at the end. */
  readonly tolerant?: boolean;
  /** The command line that shows a failure again, on one line. */
  readonly repro?: string | undefined;
  /** Makes the `curl` command that sends this body again, secrets masked. Called for failures only. */
  readonly curl?: () => string;
  /** Compares with patterns. While it is open, the verdicts are not final. */
  readonly patterns: TimedPatterns;
}

/** One verdict before it is tied to its delivery. */
type Verdict = Finding & { readonly passed: boolean };

/** Every verdict on one delivery: the built-in rule, what its step expects, and warnings about suspicious answers. */
export function judge(record: ResultRecord, context: JudgeContext): CheckRecord[] {
  const expect = context.expect ?? noExpectation;
  // What came of a try that was cut on purpose says nothing about the consumer, unless the step asks.
  if (record.cut !== undefined && expect.status === undefined) return [];
  const last = record.attempts.at(-1);
  const verdicts: Verdict[] = [
    expect.status === undefined
      ? judgeAccepted(record, context)
      : judgeStatus(record, context, expect.status),
  ];
  if (last !== undefined && expect !== noExpectation)
    verdicts.push(...judgeAnswer(record, last, expect, context.patterns));
  const findings = [...(last === undefined ? [] : suspect(record, last, context)), ...suspectWire(record)];
  for (const finding of findings) verdicts.push({ ...finding, passed: false });
  return verdicts.map((verdict) => toCheck(verdict, record, context));
}

const noExpectation: Expectation = {};

/** What a verdict is about, for people. */
export function subjectOf(
  record: Pick<ResultRecord, 'id' | 'type' | 'summary' | 'eventId' | 'chatId' | 'copyOf'>,
): string {
  const { type, summary } = record;
  const parts = summary === '' ? type : `${type}  ${summary}`;
  return parts === '' ? tagOf(record) : `${parts}  ${tagOf(record)}`;
}

function toCheck(verdict: Verdict, record: ResultRecord, context: JudgeContext): CheckRecord {
  const { place, scenario, id } = record;
  const { passed, name, expected } = verdict;
  // Key by key, in the order of the file: merging objects takes longer than the verdict.
  const check: { -readonly [Key in keyof CheckRecord]: CheckRecord[Key] } = {
    kind: 'check',
    name,
    passed,
    scenario,
  };
  if (place !== undefined) check.place = place;
  check.deliveryId = id;
  check.subject = subjectOf(record);
  if (passed) {
    if (expected !== undefined) check.expected = expected;
    return check;
  }
  const { passed: _passed, name: _name, ...finding } = verdict;
  return {
    ...check,
    ...finding,
    severity: finding.severity ?? 'error',
    ...(context.repro === undefined ? {} : { repro: context.repro }),
    ...(context.curl === undefined ? {} : { curl: context.curl() }),
  };
}

function judgeAccepted(record: ResultRecord, context: JudgeContext): Verdict {
  const last = record.attempts.at(-1);
  const expected = `2xx within ${formatDurationMs(context.timeoutMs)}`;
  if (record.outcome === 'delivered') return { name: 'accepted', passed: true, expected };
  if (record.mayRefuse === true && isRefusal(record.attempts.at(-1)))
    return { name: 'accepted', passed: true, expected: `${expected}, or a 4xx` };
  const severity = context.tolerant === true ? 'warning' : 'error';
  if (last === undefined) return { ...judgeDropped(record, expected), severity };
  return {
    name: 'accepted',
    passed: false,
    expected,
    actual: describeAnswer(record, last),
    ...adviceForAttempt(last, context.target),
    severity,
  };
}

function judgeDropped(record: ResultRecord, expected: string): Verdict {
  return {
    name: 'accepted',
    passed: false,
    expected,
    actual: `never sent: ${record.dropReason ?? 'the run ended first'}`,
    why: 'The event was never sent, so nothing is known about it.',
    advice: 'Run it again to the end.',
  };
}

function judgeStatus(
  record: ResultRecord,
  context: JudgeContext,
  wanted: NonNullable<Expectation['status']>,
): Verdict {
  const last = record.attempts.at(-1);
  const expected = `status ${formatStatus(wanted)}`;
  if (last === undefined) return { ...judgeDropped(record, expected), name: 'status' };
  // An answer that broke off has a status too, but does not count as an answer.
  const passed =
    last.status !== undefined && last.error === undefined && isExpectedStatus(wanted, last.status);
  if (passed) return { name: 'status', passed, expected };
  const isSuccess = last.status !== undefined && last.status >= 200 && last.status < 300;
  const advice = isSuccess ? adviceForStatus(200) : adviceForAttempt(last, context.target);
  return { name: 'status', passed, expected, actual: describeAnswer(record, last), ...advice };
}

/** The last answer in a few words: `500 after 3 tries: {"error":"boom"}`, `timeout: no answer within 10s`. */
function describeAnswer(record: ResultRecord, last: Attempt): string {
  const tries = record.attempts.length === 1 ? '' : ` after ${record.attempts.length} tries`;
  // An answer that broke off half-way has a status and an error; the error is what went wrong.
  const head = `${last.error?.code ?? last.status ?? 'no answer'}${tries}`;
  const tail = last.error?.message ?? excerpt(last.body ?? '');
  return tail ? `${head}: ${excerpt(tail)}` : head;
}

function judgeAnswer(
  record: ResultRecord,
  last: Attempt,
  expect: Expectation,
  patterns: TimedPatterns,
): Verdict[] {
  const verdicts: Verdict[] = [];
  if (expect.latency !== undefined) verdicts.push(judgeLatency(record, expect.latency));
  if (expect.body !== undefined) verdicts.push(judgeMatch('body', expect.body, bodyOf(last), patterns));
  for (const [name, matcher] of Object.entries(expect.header ?? {})) {
    const text = ownValue(last.headers, name.toLowerCase());
    // Headers are texts: `header: { x-count: 3 }` means the text "3".
    verdicts.push(
      judgeMatch(
        `header ${name}`,
        typeof matcher === 'number' ? String(matcher) : matcher,
        { text },
        patterns,
      ),
    );
  }
  if (expect.attempts !== undefined) verdicts.push(judgeAttempts(record, expect.attempts));
  return verdicts;
}

function bodyOf(attempt: Attempt): ComparedText {
  const text = attempt.body ?? (attempt.status === undefined ? undefined : '');
  const { bodyBytes = 0, keptBytes } = attempt;
  if (keptBytes === undefined) return { text };
  // Of a packed answer, more bytes may be kept than came.
  const cut =
    bodyBytes > keptBytes
      ? `an answer of ${bodyBytes} bytes, of which only the first ${keptBytes} were kept`
      : `an answer of which only the first ${keptBytes} bytes were kept`;
  return { text, cut };
}

function judgeMatch(name: string, wanted: unknown, subject: ComparedText, patterns: TimedPatterns): Verdict {
  const { passed, expected, actual, hint } = match(wanted, subject, patterns);
  return {
    name,
    passed,
    expected,
    actual,
    why: 'The consumer answered, but not as agreed: it may have handled the event wrongly.',
    advice: hint ?? 'Look at what it does with this event; correct it, or what the step expects.',
  };
}

function judgeLatency(record: ResultRecord, wanted: string): Verdict {
  const bound = parseLatencyBound(wanted);
  const answered = record.attempts.at(-1)?.status !== undefined;
  const serviceMs = answered ? record.serviceMs : undefined;
  return {
    name: 'latency',
    passed: bound !== undefined && serviceMs !== undefined && isWithin(bound, serviceMs),
    expected: bound === undefined ? wanted : formatLatencyBound(bound),
    actual: serviceMs === undefined ? 'no answer' : formatDurationMs(serviceMs),
    why: 'The next events of this chat wait until this one is answered.',
    advice: 'Store the event, answer at once and process it later.',
    measured: true,
  };
}

function judgeAttempts(record: ResultRecord, wanted: string | number): Verdict {
  const bound = parseCountBound(wanted);
  return {
    name: 'attempts',
    passed: bound !== undefined && isWithin(bound, record.attempts.length),
    expected: bound === undefined ? String(wanted) : `${formatBound(bound)} attempts`,
    actual: String(record.attempts.length),
    why: 'The number of tries shows how often the consumer lost or refused the event before it accepted it.',
    advice: 'Look at the answers to the earlier tries; check --retries.',
  };
}

/** Suspicions are raised only where the step did not say itself what a right answer is. */
function suspect(record: ResultRecord, last: Attempt, context: JudgeContext): Finding[] {
  if (record.outcome !== 'delivered') return [];
  const content = context.expect?.body === undefined ? suspectContent(last) : undefined;
  const slowness =
    context.expect?.latency === undefined && record.serviceMs !== undefined
      ? suspectSlowness(record.serviceMs, context.timeoutMs)
      : undefined;
  return [content, slowness].filter((found) => found !== undefined);
}
