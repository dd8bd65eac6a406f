import type { Outcome } from '../../delivery/delivery.ts';
import type { CheckRecord, ResultRecord } from '../record.ts';
import { IdTable } from './id-table.ts';
import { InternedTexts } from './names.ts';
import { NumberColumn } from './number-column.ts';

const outcomes: readonly Outcome[] = ['delivered', 'refused', 'failed', 'dropped'];

/** What stays in memory of each result: where it is, and what lists are put in order by. */
export class ResultColumns {
  /** The number of its record. */
  readonly record = new NumberColumn();
  /** The number of the run that makes a repeated id distinct; 0 if the id is unique. */
  readonly run = new NumberColumn();
  readonly scenario = new NumberColumn();
  /** Scenario, step and type together. */
  readonly kind = new NumberColumn();
  readonly line = new NumberColumn();
  readonly chatId = new NumberColumn('any');
  /** Its number among the webhooks of its scenario. */
  readonly index = new NumberColumn();
  readonly dueAt = new NumberColumn('any');
  /** When the first try was sent; the due time if there was none. */
  readonly sentAt = new NumberColumn('any');
  readonly serviceMs = new NumberColumn('any');
  readonly outcome = new NumberColumn();
  readonly tries = new NumberColumn();

  get count(): number {
    return this.record.length;
  }

  outcomeAt(position: number): Outcome {
    return outcomes[this.outcome.at(position)] ?? 'dropped';
  }
}

/** What stays in memory of each check. */
export class CheckColumns {
  readonly record = new NumberColumn();
  readonly run = new NumberColumn();
  /** The position of the result that it is about; -1 for none. */
  readonly result = new NumberColumn();
  readonly name = new NumberColumn();
  /** -1 for none. */
  readonly scenario = new NumberColumn();
  readonly line = new NumberColumn();
  private readonly state = new NumberColumn();
  private readonly next = new NumberColumn();

  get count(): number {
    return this.record.length;
  }

  note({ passed, severity, deliveryId }: CheckRecord): void {
    const grave = passed ? 0 : severity === 'warning' ? 1 : 2;
    this.state.push(grave + (deliveryId === undefined ? 4 : 0));
    this.next.push(-1);
  }

  hasPassed(position: number): boolean {
    return this.state.at(position) % 4 === 0;
  }

  isWarning(position: number): boolean {
    return this.state.at(position) % 4 === 1;
  }

  isFailure(position: number): boolean {
    return this.state.at(position) % 4 === 2;
  }

  /** Whether it is about a scenario or the run, not about a delivery. */
  isWhole(position: number): boolean {
    return this.state.at(position) >= 4;
  }

  /** Strings the checks of each result together, in the order in which they were recorded; gives the first of each. */
  chain(results: number): NumberColumn {
    const first = new NumberColumn();
    for (let position = 0; position < results; position++) first.push(-1);
    for (let check = this.count - 1; check >= 0; check--) {
      const result = this.result.at(check);
      if (result < 0) continue;
      this.next.set(check, first.at(result));
      first.set(result, check);
    }
    return first;
  }

  *from(first: number): Generator<number> {
    for (let check = first; check >= 0; check = this.next.at(check)) yield check;
  }
}

/** Notes records as they come, so that they can be found and put in order later without being read again. */
export class RunIndex {
  readonly results = new ResultColumns();
  readonly checks = new CheckColumns();
  readonly scenarios = new InternedTexts();
  readonly kinds = new InternedTexts();
  readonly checkNames = new InternedTexts();
  private readonly positions = new IdTable();
  private readonly firstRuns = new IdTable();
  /** Checks whose result has not come yet, and its id. */
  private readonly early = new Map<number, string>();
  private run = 0;

  /** A run begins: from now on, an id that an earlier run used is a different one. */
  begin(): void {
    this.run += 1;
  }

  addResult(record: number, result: ResultRecord): void {
    const { results } = this;
    const { id, scenario, step, type, place, chatId, dueAt, attempts, serviceMs, outcome } = result;
    const run = this.runOf(id);
    this.positions.set(distinctId(run, id), results.count);
    results.record.push(record);
    results.run.push(run);
    results.scenario.push(this.scenarios.numberOf(scenario));
    results.kind.push(this.kinds.numberOf(`${scenario}|${step}|${type}`));
    results.line.push(place?.line ?? 0);
    results.chatId.push(chatId);
    results.index.push(Number(/#(\d+)$/.exec(id)?.[1] ?? 0));
    results.dueAt.push(dueAt);
    results.sentAt.push(attempts[0]?.sentAt ?? dueAt);
    results.serviceMs.push(serviceMs ?? NaN);
    results.outcome.push(outcomes.indexOf(outcome));
    results.tries.push(attempts.length);
  }

  addCheck(record: number, check: CheckRecord): void {
    const { checks } = this;
    const { name, scenario, place, deliveryId } = check;
    const run = deliveryId === undefined ? 0 : this.runOf(deliveryId);
    const id = deliveryId === undefined ? undefined : distinctId(run, deliveryId);
    const result = id === undefined ? -1 : (this.positions.get(id) ?? -1);
    if (id !== undefined && result < 0) this.early.set(checks.count, id);
    checks.record.push(record);
    checks.run.push(run);
    checks.result.push(result);
    checks.name.push(this.checkNames.numberOf(name));
    checks.scenario.push(scenario === undefined ? -1 : this.scenarios.numberOf(scenario));
    checks.line.push(place?.line ?? 0);
    checks.note(check);
  }

  /** Gives the first check of each result. Nothing is added after that. */
  finish(): NumberColumn {
    for (const [check, id] of this.early) this.checks.result.set(check, this.positions.get(id) ?? -1);
    return this.checks.chain(this.results.count);
  }

  /** The position of a result by its distinct id. */
  positionOf(id: string): number | undefined {
    return this.positions.get(id);
  }

  /** Number of the run in front of an id that an earlier run has too; 0 for none. */
  private runOf(id: string): number {
    const first = this.firstRuns.get(id) ?? this.run;
    this.firstRuns.set(id, first);
    return first === this.run ? 0 : this.run;
  }
}

/** An id that no other run has. */
export function distinctId(run: number, id: string): string {
  return run === 0 ? id : `${run}:${id}`;
}
