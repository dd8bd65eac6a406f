import type { Host } from '../env/host.ts';
import { compareRuns, type Comparison } from './baseline.ts';
import { createRunSummary, type RunSummary } from './ledger.ts';
import type { CheckRecord, EndRecord, RunLine, RunRecord } from './record.ts';
import { FileLog, GrowingLog, logOf, type RecordLog } from './records/record-log.ts';
import { RunIndex } from './records/run-index.ts';
import { RunRecords } from './records/run-records.ts';
import { readPlacedLines } from './run-reader.ts';
import type { Summary } from './run-totals.ts';

/**
 * Everything a report is made from: one run, or several merged. Results and checks are read when they are asked for,
 * since a long run is larger than memory should be; nobody keeps more of them than a report needs at a time.
 */
export interface LoadedRun extends Pick<RunRecords, 'results' | 'checks'> {
  /** At least one. */
  readonly runs: readonly [RunRecord, ...RunRecord[]];
  readonly ends: readonly EndRecord[];
  readonly summary: Summary;
  /** The records in order, and which belong together. */
  readonly records: RunRecords;
  /** What changed since an older run, when one was given. */
  readonly comparison?: Comparison;
  /** Gives back files that the records are in. */
  close(): void;
}

/** Takes up the records of a run, one after the other. */
export class RunCollector {
  private readonly runs: RunRecord[] = [];
  private readonly ends: EndRecord[] = [];
  private readonly index = new RunIndex();
  private readonly summary: RunSummary = createRunSummary();
  private readonly log: RecordLog;
  /** Where the checks are that did not hold: a summary keeps some of them. */
  private readonly positions = new WeakMap<CheckRecord, number>();
  private count = 0;

  /** @param log has each record by its number by the time that the run is read */
  constructor(log: RecordLog) {
    this.log = log;
  }

  add(line: RunLine): void {
    const number = this.count++;
    this.summary.add(line);
    if (line.kind === 'result') this.index.addResult(number, line);
    else if (line.kind === 'check') {
      if (!line.passed) this.positions.set(line, this.index.checks.count);
      this.index.addCheck(number, line);
    } else if (line.kind === 'end') this.ends.push(line);
    else {
      this.index.begin();
      this.runs.push(line);
    }
  }

  /** The run to report on. Ids that occur in several runs get the number of the run in front. */
  finish(baseline?: LoadedRun): LoadedRun {
    const [first, ...more] = this.runs;
    if (first === undefined) throw new TypeError('A run begins with a run record.');
    const records = new RunRecords(this.index, this.log);
    const { results, checks } = records;
    const loaded: LoadedRun = {
      runs: [first, ...more],
      results,
      checks,
      ends: this.ends,
      summary: this.summary.finish(),
      records,
      close: () => this.log.close(),
    };
    if (baseline === undefined) return loaded;
    return {
      ...loaded,
      comparison: compareRuns(loaded, baseline, (check) => this.positions.get(check)),
    };
  }
}

/** Makes a run to report on from records in memory. */
export function loadedRun(lines: readonly RunLine[], baseline?: LoadedRun): LoadedRun {
  const collector = new RunCollector(logOf(lines));
  for (const line of lines) collector.add(line);
  return collector.finish(baseline);
}

/**
 * Reads run files and merges them into one run to report on. Percentiles come from all answers together. The files must
 * stay as they are until the run is closed. Throws INPUT for a file that is no run file.
 */
export async function loadRuns(
  host: Host,
  paths: readonly string[],
  baselinePath?: string,
): Promise<LoadedRun> {
  const baseline = baselinePath === undefined ? undefined : await loadRuns(host, [baselinePath]);
  try {
    const isStill = paths.every((path) => path !== '-' && host.isFile(path));
    return (isStill ? await readFiles(host, paths) : await readStreams(host, paths)).finish(baseline);
  } finally {
    baseline?.close();
  }
}

async function readFiles(host: Host, paths: readonly string[]): Promise<RunCollector> {
  const log = new FileLog();
  const collector = new RunCollector(log);
  for (const path of paths) {
    let isOpen = false;
    for await (const { line, place, length } of readPlacedLines(host, path)) {
      if (!isOpen) log.open(host.openRead(path));
      isOpen = true;
      log.add(place, length);
      collector.add(line);
    }
  }
  return collector;
}

/** Pipes can be read only once. */
async function readStreams(host: Host, paths: readonly string[]): Promise<RunCollector> {
  const log = new GrowingLog(host);
  const collector = new RunCollector(log);
  for (const path of paths) {
    for await (const { line } of readPlacedLines(host, path)) {
      log.add(line);
      collector.add(line);
    }
  }
  return collector;
}
