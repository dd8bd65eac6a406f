import type { Host } from '../env/host.ts';
import { compareRuns, type Comparison } from './baseline.ts';
import { summarize } from './ledger.ts';
import type { CheckRecord, EndRecord, ResultRecord, RunLine, RunRecord } from './record.ts';
import { readRunFile } from './run-reader.ts';
import type { Summary } from './run-totals.ts';

/** Everything a report is made from: one run, or several merged. */
export interface LoadedRun {
  /** At least one. */
  readonly runs: readonly [RunRecord, ...RunRecord[]];
  readonly results: readonly ResultRecord[];
  readonly checks: readonly CheckRecord[];
  readonly ends: readonly EndRecord[];
  readonly summary: Summary;
  /** What changed since an older run, when one was given. */
  readonly comparison?: Comparison;
}

/** Makes a run to report on from its records. Ids that occur in several runs get the number of the run in front. */
export function loadedRun(lines: readonly RunLine[], baseline?: LoadedRun): LoadedRun {
  const runs: RunRecord[] = [];
  const results: ResultRecord[] = [];
  const checks: CheckRecord[] = [];
  const ends: EndRecord[] = [];
  const distinct = withDistinctIds(lines);
  for (const line of distinct) {
    if (line.kind === 'run') runs.push(line);
    else if (line.kind === 'result') results.push(line);
    else if (line.kind === 'check') checks.push(line);
    else ends.push(line);
  }
  const [first, ...more] = runs;
  if (first === undefined) throw new TypeError('A run begins with a run record.');
  const loaded: LoadedRun = { runs: [first, ...more], results, checks, ends, summary: summarize(distinct) };
  return baseline === undefined ? loaded : { ...loaded, comparison: compareRuns(loaded, baseline) };
}

/**
 * Reads run files and merges them into one run to report on. Percentiles come from all answers together.
 * Throws INPUT for a file that is no run file.
 */
export async function loadRuns(
  host: Host,
  paths: readonly string[],
  baselinePath?: string,
): Promise<LoadedRun> {
  const baseline = baselinePath === undefined ? undefined : await loadRuns(host, [baselinePath]);
  const lines: RunLine[] = [];
  for (const path of paths) for await (const line of readRunFile(host, path)) lines.push(line);
  return loadedRun(lines, baseline);
}

/** A record whose id is its own stays the same object: comparisons know checks by that. */
function withDistinctIds(lines: readonly RunLine[]): RunLine[] {
  const runOf = new Map<string, number>();
  let run = 0;
  const distinct = (id: string): string => {
    const first = runOf.get(id) ?? run;
    runOf.set(id, first);
    return first === run ? id : `${run}:${id}`;
  };
  return lines.map((line) => {
    if (line.kind === 'run') run += 1;
    if (line.kind === 'result') {
      const id = distinct(line.id);
      return id === line.id ? line : { ...line, id };
    }
    if (line.kind === 'check' && line.deliveryId !== undefined) {
      const deliveryId = distinct(line.deliveryId);
      return deliveryId === line.deliveryId ? line : { ...line, deliveryId };
    }
    return line;
  });
}
