import type { Entry } from '../../entry.ts';
import type { ReportedLoad } from '../../load/view/reported-load.ts';
import type { LoadedRun } from '../../report/loaded-run.ts';

/** A report, whole or piece by piece: that of a long run is larger than memory should be. */
export type Chunks = string | Iterable<string> | AsyncIterable<string>;

/** A format of reports. */
export interface Writer extends Entry {
  /** What file names of this format end with, without the dot. */
  readonly extension: string;
  /** Where the report goes when no file is named; without it, to standard output. */
  readonly defaultFile?: string;
  /** The same for the report on a load run. Default: `defaultFile`. */
  readonly defaultLoadFile?: string;
  /** The environment variable that may name a file to append to when no file is named. */
  readonly appendsTo?: string;
  /** The report on a run. */
  run(run: LoadedRun): Chunks;
  /** The report on a load run. Default: that on a run which has the thresholds as its checks. */
  load?(load: ReportedLoad): Chunks;
  /** Lines for the log beside the report, such as commands to the program that reads the log. */
  announce?(run: LoadedRun): string;
}

/** Declares a format of reports. */
export function defineWriter(writer: Writer): Writer {
  return writer;
}
