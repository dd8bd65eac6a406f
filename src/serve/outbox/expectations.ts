import { judge } from '../../report/judge.ts';
import type { CheckRecord } from '../../report/record.ts';
import { inTime, TimedPatterns } from '../../report/timed-pattern.ts';
import type { Expectation } from '../../webhook/webhook.ts';
import type { Outbox } from './outbox.ts';

/** How many verdicts are kept for the report. */
const mostChecks = 10_000;

/** What the steps of plays expect of answers, until they come, and the verdicts on those that came. */
export class StepExpectations {
  readonly checks: CheckRecord[] = [];
  private readonly open = new Map<
    number,
    { readonly expect: Expectation; readonly playId: number | undefined }
  >();

  /** Notes what is expected of a delivery. */
  add(id: number, expect: Expectation, playId: number | undefined): void {
    this.open.set(id, { expect, playId });
  }

  /** Keeps a verdict. */
  note(check: CheckRecord): void {
    if (this.checks.length < mostChecks) this.checks.push(check);
  }

  clear(): void {
    this.open.clear();
    this.checks.length = 0;
  }

  /** Judges a settled delivery. Calls `onFailure` with its play for each expectation that did not hold. */
  judge(id: number, outbox: Outbox, onFailure: (playId: number) => void): void {
    const expected = this.open.get(id);
    const record = expected === undefined ? undefined : outbox.archive.record(id);
    if (expected === undefined || record === undefined) return;
    this.open.delete(id);
    const { policy, target } = outbox.destination;
    const { expect, playId } = expected;
    const context = { expect, timeoutMs: policy.timeoutMs, target: target.label };
    const note = (checks: readonly CheckRecord[]): void => {
      for (const check of checks) {
        this.note(check);
        if (!check.passed && playId !== undefined) onFailure(playId);
      }
    };
    const patterns = new TimedPatterns();
    const checks = judge(record, { ...context, patterns });
    if (patterns.isOpen)
      void inTime((settled) => judge(record, { ...context, patterns: settled })).then(note);
    else note(checks);
  }
}
