import { curlFor } from '../delivery/curl.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import { judge, type JudgeContext } from '../report/judge.ts';
import type { CheckRecord, ResultRecord } from '../report/record.ts';
import { inTime, TimedPatterns } from '../report/timed-pattern.ts';
import type { Webhook } from '../webhook/webhook.ts';

/** Around the answers that are judged. */
export interface AnswerJudgeOptions {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  /** Scenarios with a `max_failures`; undefined for the run. */
  readonly tolerant: ReadonlySet<string | undefined>;
  readonly repro?: (scenario: string) => string;
  /** Called with every verdict. */
  readonly note: (check: CheckRecord) => void;
  /** Called when a verdict that came later could not be noted. */
  readonly fail: (error: unknown) => void;
}

/** Judges answers: at once, or, where a pattern may take its time, when that is done. */
export class AnswerJudge {
  private readonly options: AnswerJudgeOptions;
  private readonly pending = new Set<Promise<void>>();

  constructor(options: AnswerJudgeOptions) {
    this.options = options;
  }

  judge(webhook: Webhook, delivery: Delivery, record: ResultRecord): void {
    const context = this.contextOf(webhook, delivery, record);
    const { patterns } = context;
    const checks = judge(record, context);
    if (!patterns.isOpen) return checks.forEach(this.options.note);
    // Other answers do not wait for that.
    const judged = inTime((settled) => judge(record, { ...context, patterns: settled }))
      .then((late) => late.forEach(this.options.note))
      .catch(this.options.fail)
      .finally(() => this.pending.delete(judged));
    this.pending.add(judged);
  }

  /** Waits for the verdicts that are still open. */
  async settled(): Promise<void> {
    await Promise.all(this.pending);
  }

  private contextOf(
    webhook: Webhook,
    { body }: Delivery,
    record: ResultRecord,
  ): JudgeContext & { readonly patterns: TimedPatterns } {
    const { policy, target, tolerant, repro } = this.options;
    // What the step expects holds for the first delivery; a copy only has to be accepted.
    const expect = record.copyOf === undefined ? webhook.expect : undefined;
    const sentHeaders = record.attempts.at(-1)?.sentHeaders;
    return {
      expect,
      timeoutMs: policy.timeoutMs,
      target: target.label,
      tolerant: tolerant.has(undefined) || tolerant.has(webhook.scenario),
      repro: repro?.(webhook.scenario),
      patterns: new TimedPatterns(),
      curl: () =>
        curlFor({
          url: target.url,
          body,
          ...(sentHeaders === undefined ? {} : { headers: sentHeaders }),
          insecure: policy.tls.insecure,
          mask: policy.mask,
        }),
    };
  }
}
