import { IqmockError } from '../errors.ts';
import type { AppendFile } from './host.ts';
import { WriteBatch } from './write-batch.ts';

/** A file that grows line by line. */
export interface AppendLog {
  /** Writes text, or bytes as they are. Never throws: after a failure nothing more is written. */
  write(data: string | Uint8Array): void;
  /** Sees to it that all that was written is on disk, as far as the operating system goes. */
  flush(): void;
  close(): void;
  /** Why the file is not complete; undefined when it is. */
  readonly failure: IqmockError | undefined;
}

/**
 * Makes a log of a file that is open. A failure such as a full disk is reported once and ends the writing, not the run.
 * @param what how the file is called in the message, e.g. `The run file run.ndjson`
 * @param isBatched whether what is written in one turn of the event loop goes to disk together at its end; otherwise each
 *   write is on disk when it returns
 */
export function createAppendLog(
  file: AppendFile,
  what: string,
  onFailure: (error: IqmockError) => void,
  isBatched = false,
): AppendLog {
  let failure: IqmockError | undefined;
  let isClosed = false;
  const fail = (message: string, hint: string, cause?: unknown): void => {
    failure = new IqmockError('OUTPUT_LOST', message, { hint, ...(cause === undefined ? {} : { cause }) });
    onFailure(failure);
  };
  const attempt = (action: () => void): void => {
    if (failure !== undefined) return;
    try {
      action();
    } catch (error) {
      const hint = 'Free some space or name another file; what was written before can be read.';
      fail(`${what} is not complete: ${(error as Error).message}.`, hint, error);
    }
  };
  const write = (data: string | Uint8Array): void => attempt(() => file.write(data));
  const batch = isBatched ? new WriteBatch(write) : undefined;
  return {
    write: batch === undefined ? write : (data) => batch.add(data),
    flush: () => batch?.flush(),
    close() {
      if (isClosed) return;
      isClosed = true;
      batch?.flush();
      const replaced: boolean[] = [];
      attempt(() => {
        replaced.push(file.isReplaced());
        file.close();
      });
      if (replaced.includes(true))
        fail(`${what} is lost: it was removed, or replaced by another run.`, 'Give each run its own file.');
    },
    get failure() {
      return failure;
    },
  };
}
