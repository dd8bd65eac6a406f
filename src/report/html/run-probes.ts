import type { CheckRecord } from '../record.ts';
import type { RunRecords } from '../records/run-records.ts';

/** A question to the consumer's own side, in the conversation after which it was asked. */
export interface PageProbe {
  /** The position of the event of the page that it follows. */
  readonly after: number;
  readonly name: string;
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
  readonly passed: boolean;
}

/** The probes that a page shows, and where the one of a check is among them. */
export interface PageProbes {
  readonly probes: readonly PageProbe[];
  indexOf(check: CheckRecord): number | undefined;
}

const asked = new Set(['probe', 'request']);

/** Finds the place of each probe; `listedAt` gives the position among the events of the page of a result. */
export function toPageProbes(
  records: RunRecords,
  listedAt: (result: number) => number | undefined,
): PageProbes {
  const { checks, checkNames } = records.index;
  const probes: PageProbe[] = [];
  const places = new Map<string, number>();
  for (let check = 0; check < checks.count; check++) {
    if (!checks.isWhole(check) || !asked.has(checkNames.at(checks.name.at(check)))) continue;
    const record = records.checks.at(check);
    const before = resultBefore(records, check, record);
    const after = before === undefined ? undefined : listedAt(before);
    if (after === undefined) continue;
    const { name, subject = '', expected = '', actual = '', passed } = record;
    places.set(keyOf(record), probes.length);
    probes.push({ after, name, subject, expected, actual, passed });
  }
  return { probes, indexOf: (check) => places.get(keyOf(check)) };
}

function keyOf({ scenario, place, subject, afterDelivery }: CheckRecord): string {
  return JSON.stringify([scenario, place, subject, afterDelivery]);
}

/** The delivery that the record names, or, in older files, the last one of the scenario that was recorded before it. */
function resultBefore(records: RunRecords, check: number, record: CheckRecord): number | undefined {
  const { index } = records;
  const named = index.positionOf(record.afterDelivery ?? '');
  if (named !== undefined) return named;
  const { results, checks } = index;
  for (let result = results.count - 1; result >= 0; result--) {
    const isEarlier = results.record.at(result) < checks.record.at(check);
    if (isEarlier && results.scenario.at(result) === checks.scenario.at(check)) return result;
  }
  return undefined;
}
