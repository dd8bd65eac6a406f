import { createAppendLog } from '../env/append-log.ts';
import type { Host } from '../env/host.ts';
import { openOwnFile, type OwnFile } from '../env/own-file.ts';
import type { IqmockError } from '../errors.ts';
import type { RunLine } from './record.ts';
import { RecordLines } from './record-bytes.ts';

/** The file of a run in the making: one JSON line per record, on disk at the end of each turn of the event loop. */
export interface RunFile {
  readonly path: string;
  /** Writes a line. Never throws: after a failure nothing more is written, and the run goes on. */
  write(line: RunLine): void;
  /** Sees to it that all records so far are on disk. */
  flush(): void;
  close(): void;
  /** Why the file is not complete; undefined when it is. */
  readonly failure: IqmockError | undefined;
}

/** The kind of file that keeps a run. */
export const runFiles: OwnFile = {
  name: 'run file',
  beginning: '{"kind":"run"',
  command: 'iqmock run --out',
};

/**
 * Opens a run file, replacing an older run file of that name and making its directory.
 * Throws OUTPUT if it cannot be opened or holds something else than a run.
 * @param onFailure called once if writing fails later, e.g. because the disk is full
 */
export async function openRunFile(
  host: Host,
  path: string,
  onFailure: (error: IqmockError) => void = () => undefined,
): Promise<RunFile> {
  const file = await openOwnFile(host, path, runFiles);
  const lines = new RecordLines();
  const log = createAppendLog(file, `The ${runFiles.name} ${path}`, onFailure, true);
  return {
    path,
    write: (line) => log.write(lines.lineOf(line)),
    flush: () => log.flush(),
    close: () => log.close(),
    get failure() {
      return log.failure;
    },
  };
}
