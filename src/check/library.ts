import { runCheck, type CheckOptions } from './check.ts';
import { jsonReport } from './report/json.ts';
import type { CheckReport, ReportedRule } from './report/report-model.ts';
import type { Level } from './contract.ts';

/** The result of a check, with what a test asks first. */
export interface CheckSummary extends CheckReport {
  /** No failure at the level that was asked for, and every MUST was judged. */
  readonly passed: boolean;
  /** The rules that failed at that level or above. */
  readonly failed: readonly ReportedRule[];
}

/** The options of a check that code starts. */
export interface CheckCall extends CheckOptions {
  /** From which level on a failure counts. Default: MUST. */
  readonly level?: Level | undefined;
}

const weights: Readonly<Record<Level, number>> = { MUST: 0, SHOULD: 1, INFO: 2 };

/**
 * Attacks a consumer with what real senders and networks do, and judges what it makes of that, as `iqmock check` does.
 * What the consumer does wrong is in the result. Throws an `IqmockError` (USAGE, TARGET) before anything is sent if an
 * option is wrong.
 * @example
 * const report = await check({ to: 3000, probe: '/chats/{chat}', seed: 1 });
 * expect(report.failed).toEqual([]);
 */
export async function check({ level = 'MUST', ...options }: CheckCall): Promise<CheckSummary> {
  const report = jsonReport(await runCheck(options), { level, strict: false });
  const failed = report.rules.filter(
    (rule) =>
      rule.verdict === 'failed' &&
      rule.acceptedBecause === undefined &&
      weights[rule.level] <= weights[level],
  );
  return { ...report, passed: report.exitCode === 0, failed };
}
