import type { Outcome } from '../delivery/delivery.ts';
import { createLatencies, type Percentiles } from './latency.ts';
import type { CheckRecord, ResultRecord } from './record.ts';
import type { RunFacts } from './run-expectation.ts';
import { judgeRun, type Judgement } from './verdict.ts';

/** A whole run in numbers, with its verdict. */
export interface Summary extends Judgement {
  /** Webhooks the scenarios made. */
  readonly emitted: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Tries of all deliveries together. */
  readonly attempts: number;
  readonly checks: { readonly passed: number; readonly failed: number; readonly warnings: number };
  /** From the moment the last try was sent to its answer. Undefined when nothing was answered. */
  readonly service?: Percentiles;
  /** From the due time to the end of the last try, waiting and retries included. */
  readonly latency?: Percentiles;
  /** How many deliveries ended with each status, or error code where there was none. */
  readonly answers: Readonly<Record<string, number>>;
  /** The first failed checks and warnings, at most `keptFailures` of each. */
  readonly failures: readonly CheckRecord[];
  readonly warnings: readonly CheckRecord[];
  readonly interrupted: boolean;
}

/** How many failures and how many warnings a summary keeps; all are counted. */
export const keptFailures = 1000;

/** The sums behind a summary. */
export interface Tally {
  emitted: number;
  interrupted: boolean;
  torn: boolean;
  add(line: ResultRecord | CheckRecord): void;
  results(): number;
  runFacts(): RunFacts;
  summary(): Summary;
}

/** Starts at nothing. */
export function createTally(): Tally {
  const outcomes: Record<Outcome, number> = { delivered: 0, refused: 0, failed: 0, dropped: 0 };
  const answers = new Map<string, number>();
  const checks = { passed: 0, failed: 0, warnings: 0 };
  const failures: CheckRecord[] = [];
  const warnings: CheckRecord[] = [];
  const service = createLatencies();
  const latency = createLatencies();
  let attempts = 0;
  let answered = false;
  let notAccepted = 0;

  const addResult = (result: ResultRecord): void => {
    outcomes[result.outcome] += 1;
    attempts += result.attempts.length;
    answered ||= result.attempts.some(
      ({ status, error }) => status !== undefined || error?.code === 'garbage',
    );
    const last = result.attempts.at(-1);
    if (last === undefined) return;
    const answer = String(last.status ?? last.error?.code ?? 'other');
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    if (result.serviceMs !== undefined && last.status !== undefined) service.record(result.serviceMs);
    if (result.latencyMs !== undefined) latency.record(result.latencyMs);
  };
  const addCheck = (check: CheckRecord): void => {
    if (!check.passed && check.name === 'accepted') notAccepted += 1;
    if (check.passed) checks.passed += 1;
    else if (check.severity === 'warning') keep(warnings, check, (checks.warnings += 1));
    else keep(failures, check, (checks.failed += 1));
  };

  const tally: Tally = {
    emitted: 0,
    interrupted: false,
    torn: false,
    add: (line) => (line.kind === 'result' ? addResult(line) : addCheck(line)),
    results: () => Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    runFacts: () => ({ outcomes, service, notAccepted }),
    summary() {
      const { emitted, interrupted, torn } = tally;
      const facts = { emitted, answered, passedChecks: checks.passed, failedChecks: checks.failed };
      return {
        ...judgeRun({ ...facts, warnings: checks.warnings, interrupted, torn }),
        emitted,
        outcomes: { ...outcomes },
        attempts,
        checks: { ...checks },
        ...definedOnly({ service: service.percentiles(), latency: latency.percentiles() }),
        answers: Object.fromEntries([...answers].sort(([a], [b]) => (a < b ? -1 : 1))),
        failures: [...failures],
        warnings: [...warnings],
        interrupted,
      };
    },
  };
  return tally;
}

function keep(kept: CheckRecord[], check: CheckRecord, count: number): void {
  if (count <= keptFailures) kept.push(check);
}

function definedOnly<T extends object>(value: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, child]) => child !== undefined)) as never;
}
