import { dirname } from 'node:path';
import { IqmockError } from '../errors.ts';
import type { AppendFile, Host } from './host.ts';

/** A kind of file that iqmock writes line by line and reads again. */
export interface OwnFile {
  /** What it is called in messages, e.g. `run file`. */
  readonly name: string;
  /** Its first characters. A file that begins otherwise is not overwritten. */
  readonly beginning: string;
  /** The command line that writes such a file. */
  readonly command: string;
}

/** Opens a file of that kind, empty, and makes its directory. Throws OUTPUT if it cannot be opened or holds something else. */
export async function openOwnFile(host: Host, path: string, kind: OwnFile): Promise<AppendFile> {
  try {
    if (!host.isFile(path)) await host.makeDirectory(dirname(path));
    else if ((await startOf(host, path, kind)) === 'foreign') throw foreignFile(path, kind);
    return host.openFresh(path);
  } catch (error) {
    throw unwritableFile(path, kind, error);
  }
}

/** Whether a file is of that kind. False if it cannot be read at all. */
export async function isOwnFile(host: Host, path: string, kind: OwnFile): Promise<boolean> {
  try {
    return (await startOf(host, path, kind)) === 'own';
  } catch {
    return false;
  }
}

async function startOf(
  host: Host,
  path: string,
  { beginning }: OwnFile,
): Promise<'empty' | 'own' | 'foreign'> {
  let start = '';
  for await (const chunk of host.readStream(path)) {
    start += String(chunk);
    if (start.length >= beginning.length) break;
  }
  if (start === '') return 'empty';
  return start.startsWith(beginning) ? 'own' : 'foreign';
}

/** OUTPUT: a file of that name holds something else, and is not overwritten. */
export function foreignFile(path: string, { name }: OwnFile): IqmockError {
  return new IqmockError('OUTPUT', `${path} exists and is not a ${name}; it is left alone.`, {
    hint: 'Name another file, or delete this one.',
  });
}

/** OUTPUT: the file cannot be written. An error that says more already is itself. */
export function unwritableFile(path: string, { name }: OwnFile, cause: unknown): IqmockError {
  if (cause instanceof IqmockError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new IqmockError('OUTPUT', `The ${name} ${path} cannot be written: ${message}.`, {
    hint: 'Name a file in a directory that you may write to.',
    cause,
  });
}

/** INPUT: a line of the file is not what such a file holds. `message` is a sentence. */
export function unreadableFile(path: string, kind: OwnFile, line: number, message: string): IqmockError {
  return new IqmockError('INPUT', `${path} is not a ${kind.name} that can be read.`, {
    hint: `Give a file that \`${kind.command}\` wrote, by this version or an older one.`,
    mistakes: [{ file: path, line, column: 1, message }],
  });
}

/** A line as JSON; undefined if it is not. */
export function parseJsonLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
