import type { CheckRecord, ResultRecord, RunRecord } from './record.ts';

/** How a check stands against the same check of an older run. */
export type Change = 'fixed' | 'regressed' | 'still failing' | 'new failure';

/** What changed since an older run. */
export interface Comparison {
  /** UTC milliseconds at which the older run began. */
  readonly baselineStartedAt: number;
  readonly fixed: readonly CheckRecord[];
  /** Held before, does not hold now. */
  readonly regressed: readonly CheckRecord[];
  readonly stillFailing: readonly CheckRecord[];
  /** Do not hold, and the older run has no such check. */
  readonly newFailures: readonly CheckRecord[];
  /** Failed before, and this run has no such check. */
  readonly gone: readonly CheckRecord[];
  /** The change of each check of this run that is in one of the first four lists. */
  readonly changes: ReadonlyMap<CheckRecord, Change>;
}

interface Records {
  readonly runs: readonly [RunRecord, ...RunRecord[]];
  readonly results: readonly ResultRecord[];
  readonly checks: readonly CheckRecord[];
}

/**
 * Compares a run with an older one. Checks are the same if they have the same name and speak of the same delivery:
 * of the same scenario, place of the step, event type, and number among those. Where a scenario was edited, so that its
 * lines moved, the number of the event within its scenario and step takes the place of the line.
 */
export function compareRuns(current: Records, baseline: Records): Comparison {
  const before = findEarlier(identify(current), identify(baseline));
  const matched = new Set(before.values());
  const changes = new Map<CheckRecord, Change>();
  for (const check of current.checks) {
    const change = changeOf(check, before.get(check));
    if (change !== undefined) changes.set(check, change);
  }
  const only = (wanted: Change): CheckRecord[] =>
    [...changes].filter(([, change]) => change === wanted).map(([check]) => check);
  return {
    baselineStartedAt: baseline.runs[0].startedAt,
    fixed: only('fixed'),
    regressed: only('regressed'),
    stillFailing: only('still failing'),
    newFailures: only('new failure'),
    gone: baseline.checks.filter((check) => isFailure(check) && !matched.has(check)),
    changes,
  };
}

function changeOf(check: CheckRecord, before: CheckRecord | undefined): Change | undefined {
  if (!isFailure(check)) return before !== undefined && isFailure(before) ? 'fixed' : undefined;
  if (before === undefined) return 'new failure';
  return isFailure(before) ? 'still failing' : 'regressed';
}

function isFailure(check: CheckRecord): boolean {
  return !check.passed && check.severity !== 'warning';
}

/** A check with its keys: the strict one, and the one that bears moved lines. */
interface Identified {
  readonly check: CheckRecord;
  readonly keys: readonly [string, string];
}

function identify({ results, checks }: Records): Identified[] {
  const deliveryKeys = keysOfDeliveries(results);
  const count = counter();
  return checks.map((check) => {
    const delivery = deliveryKeys.get(check.deliveryId ?? '');
    if (delivery !== undefined)
      return { check, keys: [`${delivery[0]}|${check.name}`, `${delivery[1]}|${check.name}`] };
    const loose = `${check.scenario ?? ''}|${check.name}`;
    const strict = `${loose}|line ${check.place?.line ?? 0}`;
    return { check, keys: [`${strict}|${count(strict)}`, `${loose}|${count(loose)}`] };
  });
}

/** The earlier check of each check; all strict keys are tried before any loose one. */
function findEarlier(now: readonly Identified[], old: readonly Identified[]): Map<CheckRecord, CheckRecord> {
  const found = new Map<CheckRecord, CheckRecord>();
  const taken = new Set<CheckRecord>();
  for (const pass of [0, 1] as const) {
    const table = new Map(
      old.filter(({ check }) => !taken.has(check)).map(({ check, keys }) => [keys[pass], check]),
    );
    for (const { check, keys } of now) {
      const earlier = found.has(check) ? undefined : table.get(keys[pass]);
      if (earlier === undefined || taken.has(earlier)) continue;
      found.set(check, earlier);
      taken.add(earlier);
    }
  }
  return found;
}

/** The strict key of each delivery and the one that bears moved lines. */
function keysOfDeliveries(results: readonly ResultRecord[]): Map<string, [string, string]> {
  const count = counter();
  const inOrder = [...results].sort(byMaking);
  return new Map(
    inOrder.map(({ id, scenario, step, type, place }) => {
      const loose = `${scenario}|${step}|${type}`;
      const strict = `${loose}|line ${place?.line ?? 0}`;
      return [id, [`${strict}|${count(strict)}`, `${loose}|${count(loose)}`]];
    }),
  );
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
