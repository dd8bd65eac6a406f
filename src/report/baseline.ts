import type { CheckRecord, ResultRecord, RunRecord } from './record.ts';
import { NumberColumn } from './records/number-column.ts';
import type { RunRecords } from './records/run-records.ts';

/** How a check compares with the same check of an older run. */
export type Change = 'fixed' | 'regressed' | 'still failing' | 'new failure';

/** What changed since an older run: how many checks, and which. */
export interface Comparison {
  /** UTC milliseconds at which the older run began. */
  readonly baselineStartedAt: number;
  readonly fixed: number;
  /** Held before, do not hold now. */
  readonly regressed: number;
  readonly stillFailing: number;
  /** Do not hold, and the older run has no such check. */
  readonly newFailures: number;
  /** Failed before, and this run has no such check. */
  readonly gone: number;
  /** The change of a check of this run, by its position. */
  changeAt(check: number): Change | undefined;
  /** The change of a check that did not hold, by the record that the run was made of. */
  changeOf(check: CheckRecord): Change | undefined;
}

/** What is compared of a run. */
interface Recorded {
  readonly runs: readonly [RunRecord, ...RunRecord[]];
  readonly records: RunRecords;
}

/** Position in the other run of the check that a check is the same as; -1 for none. */
type Matches = NumberColumn;

/**
 * Compares a run with an older one. Checks are the same if they have the same name and are about the same delivery:
 * of the same scenario, place of the step, event type, and number among those. Where a scenario was edited, so that its
 * lines moved, the number of the event within its scenario and step takes the place of the line.
 * @param positionOf the position of a check of this run that did not hold
 */
export function compareRuns(
  current: Recorded,
  baseline: Recorded,
  positionOf: (check: CheckRecord) => number | undefined = () => undefined,
): Comparison {
  const now = current.records.index.checks;
  const old = baseline.records.index.checks;
  const { earlier, taken } = matchChecks(current.records, baseline.records);
  const changeAt = (check: number): Change | undefined => {
    const before = earlier.at(check);
    if (!now.isFailure(check)) return before >= 0 && old.isFailure(before) ? 'fixed' : undefined;
    if (!(before >= 0)) return 'new failure';
    return old.isFailure(before) ? 'still failing' : 'regressed';
  };
  const counts: Record<Change, number> = { fixed: 0, regressed: 0, 'still failing': 0, 'new failure': 0 };
  for (let check = 0; check < now.count; check++) {
    const change = changeAt(check);
    if (change !== undefined) counts[change] += 1;
  }
  let gone = 0;
  for (let check = 0; check < old.count; check++)
    if (old.isFailure(check) && taken.at(check) !== 1) gone += 1;
  return {
    baselineStartedAt: baseline.runs[0].startedAt,
    fixed: counts.fixed,
    regressed: counts.regressed,
    stillFailing: counts['still failing'],
    newFailures: counts['new failure'],
    gone,
    changeAt,
    changeOf(check) {
      const position = positionOf(check);
      return position === undefined ? undefined : changeAt(position);
    },
  };
}

/** How strictly checks are matched: by the line of their step, or, where lines have moved, without it. */
type Strictness = 'strict' | 'loose';

/** Finds the earlier check of each check; all strict keys are tried before any loose one. */
function matchChecks(now: RunRecords, old: RunRecords): { earlier: Matches; taken: NumberColumn } {
  const earlier = filled(now.checks.count, -1);
  const taken = filled(old.checks.count, 0);
  for (const strictness of ['strict', 'loose'] as const) {
    const table = new Map<string, number>();
    for (const [check, key] of keysOf(old, strictness)) if (taken.at(check) === 0) table.set(key, check);
    for (const [check, key] of keysOf(now, strictness)) {
      const found = earlier.at(check) >= 0 ? undefined : table.get(key);
      if (found === undefined || taken.at(found) === 1) continue;
      earlier.set(check, found);
      taken.set(found, 1);
    }
  }
  return { earlier, taken };
}

function filled(length: number, value: number): NumberColumn {
  const column = new NumberColumn();
  for (let position = 0; position < length; position++) column.push(value);
  return column;
}

/** The key of each check. Keys are made when they are asked for: those of a long run would use up the memory. */
function* keysOf(records: RunRecords, strictness: Strictness): Generator<[number, string]> {
  const { checks, checkNames, scenarios } = records.index;
  const deliveryKey = keysOfDeliveries(records, strictness);
  const count = counter();
  for (let check = 0; check < checks.count; check++) {
    const name = checkNames.at(checks.name.at(check));
    const result = checks.result.at(check);
    if (result >= 0) {
      yield [check, `${deliveryKey(result)}|${name}`];
      continue;
    }
    const scenario = checks.scenario.at(check);
    const loose = `${scenario < 0 ? '' : scenarios.at(scenario)}|${name}`;
    const key = strictness === 'loose' ? loose : `${loose}|line ${checks.line.at(check)}`;
    yield [check, `${key}|${count(key)}`];
  }
}

/** The key of a delivery: what it is, and its number among those, in the order of making. */
function keysOfDeliveries(records: RunRecords, strictness: Strictness): (result: number) => string {
  const { results, kinds } = records.index;
  const numbers = filled(results.count, 0);
  const count = counter();
  const keyOf = (result: number): string => {
    const loose = kinds.at(results.kind.at(result));
    return strictness === 'loose' ? loose : `${loose}|line ${results.line.at(result)}`;
  };
  for (const result of records.byMaking()) numbers.set(result, count(keyOf(result)));
  return (result) => `${keyOf(result)}|${numbers.at(result)}`;
}

function counter(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };
}

/** The order in which the scenarios made the webhooks: results are recorded in the order they ended. */
export function byMaking(a: ResultRecord, b: ResultRecord): number {
  if (a.scenario !== b.scenario) return a.scenario < b.scenario ? -1 : 1;
  return indexOf(a) - indexOf(b) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
}

function indexOf({ id }: ResultRecord): number {
  return Number(/#(\d+)$/.exec(id)?.[1] ?? 0);
}
