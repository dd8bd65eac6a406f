import type { Entry } from '../../entry.ts';
import type { CheckResult } from '../outcome.ts';
import type { ConcludeOptions } from './conclusion.ts';

/** What a writer gets besides the result. */
export interface CheckWriterOptions extends ConcludeOptions {
  /** The command line of the check, without what is about one rule. */
  readonly command: string;
}

/** A format of reports of a check. */
export interface CheckWriter extends Entry {
  /** What file names of this format end with, without the dot. */
  readonly extension: string;
  /** Where the report goes when no file is named; without it, to standard output. */
  readonly defaultFile?: string;
  /** The environment variable that may name a file to append to when no file is named. */
  readonly appendsTo?: string;
  /** The whole report. */
  write(result: CheckResult, options: CheckWriterOptions): string | Promise<string>;
  /** Lines for the log beside the report, such as commands to the program that reads the log. */
  announce?(result: CheckResult, options: CheckWriterOptions): string;
}

/** Declares a format of reports. */
export function defineCheckWriter(writer: CheckWriter): CheckWriter {
  return writer;
}
