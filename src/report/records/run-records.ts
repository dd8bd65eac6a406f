import type { CheckRecord, ResultRecord } from '../record.ts';
import type { NumberColumn } from './number-column.ts';
import type { RecordLog } from './record-log.ts';
import { distinctId, type RunIndex } from './run-index.ts';

/** Records of one kind, in the order in which they were recorded. Each is read when it is requested for. */
export interface Records<T> extends Iterable<T> {
  readonly count: number;
  at(position: number): T;
}

/** The results and checks of a run, in order, and which belong together. Positions are those of `results` and `checks`. */
export class RunRecords {
  readonly results: Records<ResultRecord>;
  readonly checks: Records<CheckRecord>;
  readonly index: RunIndex;
  private readonly log: RecordLog;
  private readonly firstChecks: NumberColumn;
  private made: Uint32Array | undefined;

  constructor(index: RunIndex, log: RecordLog) {
    this.index = index;
    this.log = log;
    this.firstChecks = index.finish();
    this.results = recordsOf(index.results.count, (position) => this.readResult(position));
    this.checks = recordsOf(index.checks.count, (position) => this.readCheck(position));
  }

  /** Positions of results in the order in which the scenarios made the webhooks: they are recorded in the order they ended. */
  byMaking(): Uint32Array {
    const { scenarios, results } = this.index;
    const { scenario, index, dueAt } = results;
    return (this.made ??= this.sorted((a, b) => {
      const [one, other] = [scenario.at(a), scenario.at(b)];
      if (one !== other) return scenarios.at(one) < scenarios.at(other) ? -1 : 1;
      return (
        index.at(a) - index.at(b) ||
        dueAt.at(a) - dueAt.at(b) ||
        (this.results.at(a).id < this.results.at(b).id ? -1 : 1)
      );
    }));
  }

  /** Positions of results in the order of sending. */
  bySending(): Uint32Array {
    const { sentAt } = this.index.results;
    return this.sorted((a, b) => sentAt.at(a) - sentAt.at(b));
  }

  /** Positions of the checks on a result. */
  checksOf(result: number): Iterable<number> {
    return this.index.checks.from(this.firstChecks.at(result));
  }

  /** The checks on a result. */
  readChecksOf(result: number): CheckRecord[] {
    return Array.from(this.checksOf(result), (check) => this.checks.at(check));
  }

  /** Positions of the checks that are not about a delivery: those of a scenario, or, without one, of the run. */
  *wholeChecks(scenario?: string): Generator<number> {
    const { checks, scenarios } = this.index;
    const wanted = scenario === undefined ? -1 : scenarios.numberOf(scenario);
    for (let check = 0; check < checks.count; check++)
      if (checks.isWhole(check) && checks.scenario.at(check) === wanted) yield check;
  }

  /** Whether the step of a result expected an answer that is no 2xx, and got it. */
  isExpectedFailure(result: number): boolean {
    const { checks, checkNames, results } = this.index;
    if (results.outcomeAt(result) === 'delivered') return false;
    return [...this.checksOf(result)].some(
      (check) => checks.hasPassed(check) && checkNames.at(checks.name.at(check)) === 'status',
    );
  }

  private sorted(compare: (a: number, b: number) => number): Uint32Array {
    return Uint32Array.from({ length: this.results.count }, (_, position) => position).sort(compare);
  }

  private readResult(position: number): ResultRecord {
    const { record, run } = this.index.results;
    const result = this.log.read(record.at(position)) as ResultRecord;
    const runNumber = run.at(position);
    return runNumber === 0 ? result : { ...result, id: distinctId(runNumber, result.id) };
  }

  private readCheck(position: number): CheckRecord {
    const { record, run } = this.index.checks;
    const check = this.log.read(record.at(position)) as CheckRecord;
    const runNumber = run.at(position);
    if (runNumber === 0 || check.deliveryId === undefined) return check;
    return { ...check, deliveryId: distinctId(runNumber, check.deliveryId) };
  }
}

function recordsOf<T>(count: number, at: (position: number) => T): Records<T> {
  return {
    count,
    at,
    *[Symbol.iterator]() {
      for (let position = 0; position < count; position++) yield at(position);
    },
  };
}
