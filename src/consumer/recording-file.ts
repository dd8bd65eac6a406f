import { dirname } from 'node:path';
import { createAppendLog } from '../env/append-log.ts';
import type { AppendFile, Host } from '../env/host.ts';
import { foreignFile, unwritableFile } from '../env/own-file.ts';
import type { IqmockError } from '../errors.ts';
import { toBuffer } from './lines.ts';
import { formatRecordingLine, recordings, recordingVersion, type RecordedRequest } from './recording.ts';

/** A recording in the making: each request is on disk as soon as it is written. */
export interface RecordingFile {
  readonly path: string;
  /** Writes a request. Never throws: after a failure nothing more is written. */
  write(request: RecordedRequest): void;
  close(): void;
  /** Why the file is not complete; undefined when it is. */
  readonly failure: IqmockError | undefined;
}

/**
 * Opens a recording; what an older one of that name holds stays, and the new requests follow.
 * Throws OUTPUT if it cannot be written or holds something else.
 * @param onFailure called once if writing fails later, e.g. because the disk is full
 */
export async function openRecording(
  host: Host,
  path: string,
  onFailure: (error: IqmockError) => void = () => undefined,
): Promise<RecordingFile> {
  const file = await openToAdd(host, path);
  const log = createAppendLog(file, `The recording ${path}`, onFailure);
  const start = { kind: 'recording', fileVersion: recordingVersion, startedAt: host.clock.now() } as const;
  log.write(formatRecordingLine(start));
  return {
    path,
    write: (request) => log.write(formatRecordingLine(request)),
    close: () => log.close(),
    get failure() {
      return log.failure;
    },
  };
}

async function openToAdd(host: Host, path: string): Promise<AppendFile> {
  try {
    await host.makeDirectory(dirname(path));
    const torn = host.isFile(path) && (await checkOlder(host, path)) === 'torn';
    const file = host.openAppend(path);
    if (torn) file.write('\n');
    return file;
  } catch (error) {
    throw unwritableFile(path, recordings, error);
  }
}

/** Refuses a file that is no recording; `torn` if its last line has no line break. */
async function checkOlder(host: Host, path: string): Promise<'empty' | 'whole' | 'torn'> {
  const { beginning } = recordings;
  let start = '';
  let last: number | undefined;
  for await (const chunk of host.readStream(path) as AsyncIterable<Uint8Array | string>) {
    const bytes = toBuffer(chunk);
    if (start.length < beginning.length) start += bytes.toString('latin1', 0, beginning.length);
    last = bytes.at(-1) ?? last;
  }
  if (last === undefined) return 'empty';
  if (start.startsWith(beginning)) return last === 10 ? 'whole' : 'torn';
  throw foreignFile(path, recordings);
}
