import { IqmockError } from '../errors.ts';
import type { CheckRecord, EndRecord, ResultRecord, RunLine } from './record.ts';
import { checkRunExpectation, judgeRunExpectation, type RunExpectation } from './run-expectation.ts';
import { createRunTotals, type Summary } from './run-totals.ts';

/** What is known only when the run is over. */
export interface DeliveryEnding {
  /** UTC milliseconds. */
  readonly endedAt: number;
  readonly interrupted: boolean;
}

/** What is expected of the whole run, or of all that one scenario makes. */
export interface ScopedExpectation {
  /** Without it the demand is on everything. */
  readonly scenario?: string;
  readonly expect: RunExpectation;
}

/** The account of a run: every webhook that was made must end in exactly one outcome. */
export interface Ledger {
  /** A scenario made a webhook; `id` is that of its delivery. */
  emit(id: string): void;
  /** Adds a result or a check. */
  add(line: ResultRecord | CheckRecord): void;
  /** Closes the account. The checks are those of the run as a whole; they and `end` belong into the run file. */
  close(ending: DeliveryEnding): {
    readonly checks: CheckRecord[];
    readonly end: EndRecord;
    readonly summary: Summary;
  };
  /** The numbers so far. */
  summary(): Summary;
}

/** Opens the account of a run. Throws USAGE if a demand cannot be judged. */
export function createLedger(expectations: readonly ScopedExpectation[] = []): Ledger {
  const open = new Set<string>();
  const strays: string[] = [];
  const tally = createRunTotals();
  const judged = expectations.map((expectation) => ({ ...validated(expectation), tally: createRunTotals() }));
  const add = (line: ResultRecord | CheckRecord): void => {
    tally.add(line);
    for (const { scenario, tally: own } of judged) {
      if (scenario === undefined || scenario === line.scenario) own.add(line);
    }
  };
  return {
    emit(id) {
      open.add(id);
      tally.emitted += 1;
    },
    add(line) {
      if (line.kind === 'result' && !open.delete(line.id)) strays.push(line.id);
      add(line);
    },
    close({ endedAt, interrupted }) {
      tally.interrupted = interrupted;
      // Of a run that was cut short, what holds for the whole cannot be said.
      const checks = (interrupted ? [] : judged).flatMap(({ scenario, expect, tally: own }) =>
        judgeRunExpectation(expect, own.runFacts(), scenario),
      );
      checks.push(...balance([...open], strays));
      for (const check of checks) tally.add(check);
      const summary = tally.summary();
      const { exitCode, emitted, outcomes } = summary;
      return {
        checks,
        end: { kind: 'end', endedAt, exitCode, emitted, outcomes, interrupted },
        summary,
      };
    },
    summary: () => tally.summary(),
  };
}

function validated(expectation: ScopedExpectation): ScopedExpectation {
  const [mistake] = checkRunExpectation(expectation.expect);
  if (mistake === undefined) return expectation;
  const where = ['expect', ...mistake.path].join('.');
  throw new IqmockError('USAGE', `${where}: ${mistake.message}`, { hint: mistake.hint });
}

/** Folds recorded lines, of one run or of several, into a summary. */
export interface RunSummary {
  add(line: RunLine): void;
  finish(): Summary;
}

/** Starts at nothing. */
export function createRunSummary(): RunSummary {
  const tally = createRunTotals();
  let openRuns = 0;
  let balanced = true;
  return {
    add(line) {
      if (line.kind === 'run') openRuns += 1;
      else if (line.kind === 'end') {
        openRuns -= 1;
        tally.interrupted ||= line.interrupted;
        tally.emitted += line.emitted;
      } else {
        balanced &&= line.kind !== 'check' || line.name !== 'ledger';
        tally.add(line);
      }
    },
    finish() {
      tally.torn = openRuns > 0;
      const ended = tally.results();
      // A torn file does not say how many webhooks were made; those recorded are the least.
      if (tally.torn) tally.emitted = Math.max(tally.emitted, ended);
      else if (balanced && ended !== tally.emitted) tally.add(recordedBalance(tally.emitted, ended));
      return tally.summary();
    },
  };
}

/** The summary of recorded lines. */
export function summarize(lines: Iterable<RunLine>): Summary {
  const summary = createRunSummary();
  for (const line of lines) summary.add(line);
  return summary.finish();
}

function balance(unaccounted: readonly string[], strays: readonly string[]): CheckRecord[] {
  // A balanced ledger is what a run owes anyway: it is no verdict on the consumer.
  if (unaccounted.length + strays.length === 0) return [];
  const actual = [
    ...(unaccounted.length === 0 ? [] : [`${unaccounted.length} without an outcome: ${list(unaccounted)}`]),
    ...(strays.length === 0 ? [] : [`${strays.length} outcomes too many: ${list(strays)}`]),
  ].join('; ');
  return [ledgerCheck(actual)];
}

function recordedBalance(emitted: number, ended: number): CheckRecord {
  return ledgerCheck(`${emitted} webhooks were made, ${ended} outcomes are recorded`);
}

function ledgerCheck(actual: string): CheckRecord {
  return {
    kind: 'check',
    name: 'ledger',
    passed: false,
    expected: 'exactly one outcome for every webhook',
    actual,
    why: 'An unaccounted webhook may be lost without a trace.',
    advice: 'Please report this; the run file shows what happened.',
    severity: 'error',
  };
}

function list(ids: readonly string[]): string {
  return ids.length <= 5 ? ids.join(', ') : `${ids.slice(0, 5).join(', ')}, …`;
}
