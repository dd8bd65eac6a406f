import { dirname } from 'node:path';
import { createAppendLog } from '../env/append-log.ts';
import type { AppendFile, Host } from '../env/host.ts';
import { IqmockError } from '../errors.ts';
import type { RunLine } from './record.ts';
import { RecordLines } from './record-bytes.ts';

/** The file of a run in the making: one JSON line per record, on disk as soon as it is written. */
export interface RunFile {
  readonly path: string;
  /** Writes a line. Never throws: after a failure nothing more is written, and the run goes on. */
  write(line: RunLine): void;
  close(): void;
  /** Why the file is not complete; undefined when it is. */
  readonly failure: IqmockError | undefined;
}

/** How a run file begins; anything else is not ours to overwrite. */
const beginning = '{"kind":"run"';

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
  const file = await openFresh(host, path);
  const lines = new RecordLines();
  const log = createAppendLog(file, `The run file ${path}`, onFailure);
  return {
    path,
    write: (line) => log.write(lines.lineOf(line)),
    close: () => log.close(),
    get failure() {
      return log.failure;
    },
  };
}

async function openFresh(host: Host, path: string): Promise<AppendFile> {
  try {
    if (host.isFile(path)) await refuseForeign(host, path);
    else await host.makeDirectory(dirname(path));
    return host.openFresh(path);
  } catch (error) {
    if (error instanceof IqmockError) throw error;
    throw new IqmockError('OUTPUT', `The run file ${path} cannot be written: ${messageOf(error)}.`, {
      hint: 'Name a file in a directory that you may write to.',
      cause: error,
    });
  }
}

async function refuseForeign(host: Host, path: string): Promise<void> {
  const start = await readStart(host, path, beginning.length);
  if (start !== '' && start !== beginning) {
    throw new IqmockError('OUTPUT', `${path} exists and is not a run file; it is left alone.`, {
      hint: 'Name another file, or delete this one.',
    });
  }
}

async function readStart(host: Host, path: string, length: number): Promise<string> {
  let start = '';
  for await (const chunk of host.readStream(path)) {
    start += String(chunk);
    if (start.length >= length) break;
  }
  return start.slice(0, length);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
