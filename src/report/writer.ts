import type { Entry } from '../entry.ts';
import type { LoadedRun } from './loaded-run.ts';

/** A format of reports. */
export interface Writer extends Entry {
  /** What file names of this format end with, without the dot. */
  readonly extension: string;
  /** Where the report goes when no file is named; without it, to standard output. */
  readonly defaultFile?: string;
  /** The environment variable that may name a file to append to when no file is named. */
  readonly appendsTo?: string;
  /** The whole report. */
  write(run: LoadedRun): string | Promise<string>;
  /** Lines for the log beside the report, such as commands to the program that reads the log. */
  announce?(run: LoadedRun): string;
}

/** Declares a format of reports. */
export function defineWriter(writer: Writer): Writer {
  return writer;
}
