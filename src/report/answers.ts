import type { CheckRecord, ResultRecord } from './record.ts';

/** Finds the checks on each delivery. */
export function checksByDelivery(
  checks: readonly CheckRecord[],
): ReadonlyMap<string, readonly CheckRecord[]> {
  const found = new Map<string, CheckRecord[]>();
  for (const check of checks) {
    if (check.deliveryId === undefined) continue;
    const list = found.get(check.deliveryId);
    if (list === undefined) found.set(check.deliveryId, [check]);
    else list.push(check);
  }
  return found;
}

/** Tells of a delivery whether its step expected an answer that is no 2xx, and got it. */
export function isExpectedFailure(checks: readonly CheckRecord[]): (result: ResultRecord) => boolean {
  const expected = new Set(
    checks.filter(({ name, passed }) => name === 'status' && passed).map(({ deliveryId }) => deliveryId),
  );
  return ({ id, outcome }) => outcome !== 'delivered' && expected.has(id);
}
