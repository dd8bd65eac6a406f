import { check, type CheckSummary } from '../../src/index.ts';
import type { CheckCall } from '../../src/check/library.ts';

/** What a check found at SHOULD or above, in a line for each rule: for tests that want none. */
export function findingsOf({ rules }: CheckSummary): string[] {
  return rules
    .filter(({ verdict, level }) => verdict === 'failed' && level !== 'INFO')
    .map(({ id, level, failures: [first] }) => `${level} ${id}: ${first?.sent} → ${first?.actual}`);
}

/** Checks a consumer of docs/examples/consumers with all the time it needs. */
export function checkConsumer(url: string, call: Partial<CheckCall> = {}): Promise<CheckSummary> {
  return check({ to: `${url}/webhooks`, probe: '/chats/{chat}', budgetMs: 300_000, ...call });
}
