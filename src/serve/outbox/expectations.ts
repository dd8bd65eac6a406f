import { judge } from '../../report/judge.ts';
import type { CheckRecord } from '../../report/record.ts';
import type { Expectation } from '../../scenario/output.ts';
import type { Outbox } from './outbox.ts';

/** What the steps of plays expect of answers, until they come. */
export class Expectations {
  private readonly open = new Map<
    number,
    { readonly expect: Expectation; readonly playId: number | undefined }
  >();

  /** Notes what is expected of a delivery. */
  note(id: number, expect: Expectation, playId: number | undefined): void {
    this.open.set(id, { expect, playId });
  }

  clear(): void {
    this.open.clear();
  }

  /** The verdicts on a delivery that is settled, and the play that it belongs to; undefined if nothing was expected of it. */
  judge(
    id: number,
    outbox: Outbox,
  ): { readonly checks: readonly CheckRecord[]; readonly playId: number | undefined } | undefined {
    const expected = this.open.get(id);
    const record = expected === undefined ? undefined : outbox.record(id);
    if (expected === undefined || record === undefined) return undefined;
    this.open.delete(id);
    const { policy, target } = outbox.destination;
    const { expect, playId } = expected;
    return { checks: judge(record, { expect, timeoutMs: policy.timeoutMs, target: target.label }), playId };
  }
}
