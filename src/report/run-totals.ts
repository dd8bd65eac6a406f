import type { Outcome } from '../delivery/delivery.ts';
import { wasReached } from '../delivery/retry.ts';
import { Recorder } from '../distribution/recorder.ts';
import { percentilesOf, type Percentiles } from '../distribution/summary.ts';
import { OnPurposeTally, type OnPurposeCounts } from './on-purpose.ts';
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
  /** Tries that were sent once more because the consumer had closed an idle connection; not counted as attempts. */
  readonly resent: number;
  /** Deliveries that repeated another one on purpose, and deliveries whose last try was cut on purpose. */
  readonly copies: number;
  readonly cut: number;
  /** What went wrong on purpose, and what became of it. */
  readonly onPurpose: OnPurposeCounts;
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
export interface RunTotals {
  emitted: number;
  interrupted: boolean;
  torn: boolean;
  add(line: ResultRecord | CheckRecord): void;
  /** Results added so far. */
  results(): number;
  runFacts(): RunFacts;
  summary(): Summary;
}

/** Starts at nothing. */
export function createRunTotals(): RunTotals {
  return new RunTotalsBuilder();
}

class RunTotalsBuilder implements RunTotals {
  emitted = 0;
  interrupted = false;
  torn = false;
  private readonly outcomes: Record<Outcome, number> = { delivered: 0, refused: 0, failed: 0, dropped: 0 };
  private readonly answers = new Map<string, number>();
  private readonly checks = { passed: 0, failed: 0, warnings: 0 };
  private readonly failures: CheckRecord[] = [];
  private readonly warnings: CheckRecord[] = [];
  private readonly service = new Recorder();
  private readonly latency = new Recorder();
  private attempts = 0;
  private resent = 0;
  private readonly onPurpose = new OnPurposeTally();
  private cut = 0;
  private reached = false;
  private notAccepted = 0;
  private unmeasured = 0;

  add(line: ResultRecord | CheckRecord): void {
    if (line.kind === 'result') this.addResult(line);
    else this.addCheck(line);
  }

  results(): number {
    return Object.values(this.outcomes).reduce((sum, count) => sum + count, 0);
  }

  runFacts(): RunFacts {
    return { outcomes: this.outcomes, service: this.service.read(), notAccepted: this.notAccepted };
  }

  summary(): Summary {
    const { emitted, interrupted, torn, reached, checks } = this;
    const { passed: passedChecks, failed: failedChecks, warnings } = checks;
    const judgement = judgeRun({
      emitted,
      reached,
      passedChecks,
      failedChecks,
      unmeasuredChecks: this.unmeasured,
      warnings,
      interrupted,
      torn,
    });
    const onPurpose = this.onPurpose.read();
    return {
      ...judgement,
      emitted,
      outcomes: { ...this.outcomes },
      attempts: this.attempts,
      resent: this.resent,
      copies: onPurpose.copies,
      cut: this.cut,
      onPurpose,
      checks: { ...checks },
      ...definedOnly({
        service: percentilesOf(this.service.read()),
        latency: percentilesOf(this.latency.read()),
      }),
      answers: Object.fromEntries([...this.answers].sort(([a], [b]) => (a < b ? -1 : 1))),
      failures: [...this.failures],
      warnings: [...this.warnings],
      interrupted,
    };
  }

  private addResult(result: ResultRecord): void {
    this.outcomes[result.outcome] += 1;
    this.attempts += result.attempts.length;
    // Files of version 1 say it of the tries alone.
    this.resent += result.resent ?? result.attempts.filter(({ resent }) => resent).length;
    this.onPurpose.add(result);
    if (result.cut !== undefined) this.cut += 1;
    this.reached ||= result.attempts.some(wasReached);
    const last = result.attempts.at(-1);
    if (last === undefined) return;
    // An answer that broke off half-way does not count.
    const answer = String(last.error?.code ?? last.status ?? 'other');
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    const isAnswered = last.status !== undefined && last.error === undefined;
    if (result.serviceMs !== undefined && isAnswered) this.service.record(result.serviceMs);
    if (result.latencyMs !== undefined) this.latency.record(result.latencyMs);
  }

  private addCheck(check: CheckRecord): void {
    if (check.passed) {
      this.checks.passed += 1;
      return;
    }
    if (check.name === 'accepted') this.notAccepted += 1;
    if (check.unmeasured === true) this.unmeasured += 1;
    const isWarning = check.severity === 'warning';
    this.checks[isWarning ? 'warnings' : 'failed'] += 1;
    const kept = isWarning ? this.warnings : this.failures;
    if (kept.length < keptFailures) kept.push(check);
  }
}

function definedOnly<T extends object>(value: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, child]) => child !== undefined)) as never;
}
