import { IqmockError } from '../errors.ts';
import type { AppendFile } from './host.ts';

/** A file that grows line by line and is on disk as soon as a line is written. */
export interface AppendLog {
  /** Writes text. Never throws: after a failure nothing more is written. */
  write(text: string): void;
  close(): void;
  /** Why the file is not complete; undefined when it is. */
  readonly failure: IqmockError | undefined;
}

/**
 * Makes a log of a file that is open. A failure such as a full disk is told once and ends the writing, not the run.
 * @param what how the file is called in the message, e.g. `The run file run.ndjson`
 */
export function createAppendLog(
  file: AppendFile,
  what: string,
  onFailure: (error: IqmockError) => void,
): AppendLog {
  let failure: IqmockError | undefined;
  const attempt = (action: () => void): void => {
    if (failure !== undefined) return;
    try {
      action();
    } catch (error) {
      failure = new IqmockError('OUTPUT', `${what} is not complete: ${(error as Error).message}.`, {
        hint: 'Free some space or name another file; what was written before can be read.',
        cause: error,
      });
      onFailure(failure);
    }
  };
  return {
    write: (text) => attempt(() => file.write(text)),
    close: () => attempt(() => file.close()),
    get failure() {
      return failure;
    },
  };
}
