import { createAppendLog } from '../../env/append-log.ts';
import type { Host } from '../../env/host.ts';
import { isOwnFile, openOwnFile, parseJsonLine, unreadableFile, type OwnFile } from '../../env/own-file.ts';
import { IqmockError } from '../../errors.ts';
import { readLines } from '../../report/run-reader.ts';
import type { CheckRecord } from '../../report/record.ts';
import {
  loadFileVersion,
  type LoadEnd,
  type LoadHeader,
  type LoadLine,
  type SliceRecord,
} from './load-record.ts';
import { unpackSlice } from './pack.ts';
import type { Interval } from '../metrics/interval.ts';
import { isObject } from '../../own.ts';

/** A load file in the making: one JSON line per record, on disk as soon as it is written. */
export interface LoadFile {
  write(line: LoadLine): void;
  close(): void;
}

/** The kind of file that keeps a load run. */
export const loadFiles: OwnFile = {
  name: 'load file',
  beginning: '{"kind":"load"',
  command: 'iqmock load --out',
};

/**
 * Opens a load file, replacing an older one of that name. Throws OUTPUT if it cannot be written, or holds something else
 * than a load run. A later failure (a full disk) is reported once to `onFailure`, and the run goes on.
 */
export async function openLoadFile(
  host: Host,
  path: string,
  onFailure: (error: IqmockError) => void,
): Promise<LoadFile> {
  const log = createAppendLog(await openOwnFile(host, path, loadFiles), `The load file ${path}`, onFailure);
  return {
    write: (line) => log.write(`${JSON.stringify(line)}\n`),
    close: () => log.close(),
  };
}

/** A load file that was read. */
export interface LoadFileContent {
  readonly path: string;
  readonly header: LoadHeader;
  readonly checks: readonly CheckRecord[];
  /** Undefined when the file ends in the middle of the run. */
  readonly end: LoadEnd | undefined;
}

/** Whether a file is a load file. False if it cannot be read at all. */
export async function isLoadFile(host: Host, path: string): Promise<boolean> {
  return isOwnFile(host, path, loadFiles);
}

/** Gets the slices of a file while it is read: the file of a long run may be larger than memory. */
export interface LoadFileReader {
  slice(slice: Interval, worker: number, header: LoadHeader): void;
}

/** Reads a load file up to its last whole line. Throws INPUT, with file and line, on anything else that is not a record. */
export async function readLoadFile(
  host: Host,
  path: string,
  reader: LoadFileReader,
): Promise<LoadFileContent> {
  let header: LoadHeader | undefined;
  let end: LoadEnd | undefined;
  let slices = 0;
  const checks: CheckRecord[] = [];
  if (!host.exists(path)) throw missing(path);
  for await (const { number, text, whole } of readLines(host.readStream(path))) {
    const line = lineOf(text);
    if (line === undefined && !whole && header !== undefined) break;
    const fault = faultOf(line, header === undefined);
    if (fault !== undefined || line === undefined) throw garbage(path, number, fault ?? 'This is not JSON');
    if (line.kind === 'load') header = line;
    else if (line.kind === 'check') checks.push(line);
    else if (line.kind === 'load-end') end = line;
    else if (header !== undefined) {
      slices++;
      reader.slice(intervalOf(line, path, number), line.worker, header);
    }
  }
  if (header === undefined) throw garbage(path, 1, 'The file is empty');
  if (end !== undefined && end.slices !== slices) {
    throw garbage(path, 1, `The file says it has ${end.slices} slices, and has ${slices}`);
  }
  return { path, header, end, checks };
}

function intervalOf(record: SliceRecord, path: string, line: number): Interval {
  try {
    return unpackSlice(record);
  } catch (error) {
    throw garbage(path, line, `The slice cannot be read: ${(error as Error).message}`);
  }
}

/** Reads the settings of a run from its load file. Throws INPUT as `readLoadFile` does. */
export async function readLoadHeader(host: Host, path: string): Promise<LoadHeader> {
  if (!host.exists(path)) throw missing(path);
  for await (const { number, text } of readLines(host.readStream(path))) {
    const line = lineOf(text);
    const fault = faultOf(line, true);
    if (fault === undefined && line?.kind === 'load') return line;
    throw garbage(path, number, fault ?? 'The file does not begin with a load run');
  }
  throw garbage(path, 1, 'The file is empty');
}

function faultOf(line: LoadLine | undefined, isFirst: boolean): string | undefined {
  if (line === undefined) return 'This is not JSON';
  if (isFirst !== (line.kind === 'load'))
    return isFirst ? 'The file does not begin with a load run' : 'A second load run begins';
  if (line.kind === 'load' && line.fileVersion > loadFileVersion) {
    return `The file is of version ${line.fileVersion}, this iqmock reads up to ${loadFileVersion}`;
  }
  const known: readonly string[] = ['load', 'slice', 'check', 'load-end'];
  return known.includes(line.kind) ? undefined : 'Unknown kind of record';
}

function lineOf(text: string): LoadLine | undefined {
  const value = parseJsonLine(text);
  return isObject(value) ? (value as unknown as LoadLine) : undefined;
}

function missing(path: string): IqmockError {
  return new IqmockError('INPUT', `There is no file ${path}.`, {
    hint: `Give a file that \`${loadFiles.command}\` wrote.`,
  });
}

function garbage(path: string, line: number, message: string): IqmockError {
  return unreadableFile(path, loadFiles, line, `${message}.`);
}
