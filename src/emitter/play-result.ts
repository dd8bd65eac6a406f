import type { EventType, PayloadOf, WebhookPayload } from '../model/payload.ts';
import { failureLines } from '../report/footer.ts';
import type { CheckRecord, EndRecord, ResultRecord } from '../report/record.ts';
import { plainRecord } from '../report/record-bytes.ts';
import { plainPaint } from '../report/screen.ts';
import type { Summary } from '../report/run-totals.ts';
import { parseJsonBody } from '../scenario/override.ts';

/** A payload and its type: a union that the type narrows. */
export type TypedPayload = {
  [Type in EventType]: { readonly type: Type; readonly payload: PayloadOf<Type> };
}[EventType];

/** How a play ended. */
export interface PlayResult {
  /** Whether all that was expected held. False too if it was interrupted, or nothing was ever answered. */
  readonly passed: boolean;
  /** The verdict, the counts and the times of the answers. */
  readonly summary: Summary;
  /** One per webhook, in the order in which their outcomes were known. */
  readonly results: readonly ResultRecord[];
  /** Every verdict: on each answer, of each probe, and on the whole. */
  readonly checks: readonly CheckRecord[];
  /** The checks that did not hold, warnings left out. Empty exactly when the consumer did everything right. */
  readonly failures: readonly CheckRecord[];
  /** The payloads that were sent, in the order of the scenario. A body that is no JSON is left out. */
  readonly payloads: readonly WebhookPayload[];
  /** The same with the type beside each: `switch (webhook.type)` narrows `webhook.payload`, its `Rels` included. */
  readonly webhooks: readonly TypedPayload[];
  /**
   * The verdict, and for each failure and warning what was expected, what came, why it matters, what to do, and a
   * `curl` that sends that body again. Made for `assert.ok(result.passed, result.explanation)`.
   */
  readonly explanation: string;
}

/** Notes what happens in a play. */
export class PlayNotes {
  private readonly bodies: Uint8Array[] = [];
  private readonly results: ResultRecord[] = [];
  private readonly checks: CheckRecord[] = [];

  /** A webhook is about to be sent. */
  sent({ body }: { readonly body: Uint8Array }): void {
    this.bodies.push(body);
  }

  /** Something was settled. */
  add(record: ResultRecord | CheckRecord | EndRecord): void {
    if (record.kind === 'result') this.results.push(plainRecord(record));
    else if (record.kind === 'check') this.checks.push(record);
  }

  /** What came of it all. */
  close(summary: Summary): PlayResult {
    const { bodies, results, checks } = this;
    let payloads: readonly WebhookPayload[] | undefined;
    return {
      passed: summary.verdict === 'passed',
      summary,
      results,
      checks,
      failures: checks.filter(({ passed, severity }) => !passed && severity !== 'warning'),
      // Parsed when asked for: a play of many thousands is seldom looked at body by body.
      get payloads() {
        return (payloads ??= bodies
          .map(parseJsonBody)
          .filter((body) => body !== undefined) as WebhookPayload[]);
      },
      get webhooks() {
        return this.payloads.map((payload) => ({ type: payload.ChatEvent.Type, payload }) as TypedPayload);
      },
      get explanation() {
        const lines = failureLines(summary, { repro: '' }, { paint: plainPaint });
        return [summary.sentence, ...lines].join('\n');
      },
    };
  }
}
