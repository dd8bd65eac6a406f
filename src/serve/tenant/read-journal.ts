import type { ReadFile } from '../../env/files.ts';
import type { Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';
import type { JournalHead, JournalLine } from './journal-format.ts';

/** A state file as it was found. */
export interface ReadJournal {
  /** Undefined in a new file. */
  readonly head: JournalHead | undefined;
  /** The lines after the head, read as they are asked for: the file may be larger than memory. */
  readonly lines: Iterable<JournalLine>;
  /** The last line was not whole, and is left out. */
  readonly isTruncated: boolean;
  /** The length of the whole lines. */
  readonly wholeBytes: number;
}

/** So much is read at once. */
const usualChunkBytes = 1_000_000;

const lineFeed = 10;

/** Reads a state file; nothing of it is there before the first start. Throws INPUT if it is something else. */
export function readJournal(host: Host, path: string, chunkBytes = usualChunkBytes): ReadJournal {
  if (!host.exists(path)) return { head: undefined, lines: [], isTruncated: false, wholeBytes: 0 };
  const file = host.openRead(path);
  const { size } = file;
  const wholeBytes = wholeLength(file, size, chunkBytes);
  file.close();
  const all = (): Iterable<unknown> => parsedLines(host, path, { wholeBytes, chunkBytes });
  const [head] = firstOf(all()) as [JournalHead | undefined];
  if (size > 0 && head?.kind !== 'state') throw notOurs(path);
  const lines = { [Symbol.iterator]: () => rest(all()) as Iterator<JournalLine> };
  return { head, lines, isTruncated: wholeBytes < size, wholeBytes };
}

function firstOf(all: Iterable<unknown>): [unknown] {
  for (const one of all) return [one];
  return [undefined];
}

function* rest(all: Iterable<unknown>): Generator {
  let isFirst = true;
  for (const one of all) {
    if (!isFirst) yield one;
    isFirst = false;
  }
}

/** Where the last whole line ends. */
function wholeLength(file: ReadFile, size: number, chunkBytes: number): number {
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunkBytes);
    const last = file.readBytes(start, end - start).lastIndexOf(lineFeed);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return 0;
}

function* parsedLines(
  host: Host,
  path: string,
  limits: { readonly wholeBytes: number; readonly chunkBytes: number },
): Generator {
  const file = host.openRead(path);
  try {
    let number = 0;
    for (const line of lineBytes(file, limits)) yield parsed(path, line, ++number);
  } finally {
    file.close();
  }
}

/** The lines of a file, without what ends them. */
function* lineBytes(
  file: ReadFile,
  { wholeBytes, chunkBytes }: { readonly wholeBytes: number; readonly chunkBytes: number },
): Generator<Buffer> {
  // The pieces of a line that goes over several chunks.
  let pieces: Buffer[] = [];
  for (let place = 0; place < wholeBytes; place += chunkBytes) {
    const chunk = file.readBytes(place, Math.min(chunkBytes, wholeBytes - place));
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      yield Buffer.concat([...pieces, chunk.subarray(from, end)]);
      pieces = [];
      from = end + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
}

function parsed(path: string, line: Buffer, number: number): unknown {
  try {
    return JSON.parse(line.toString('utf8')) as unknown;
  } catch (error) {
    throw new IqmockError('INPUT', `Line ${number} of ${path} is not JSON: ${(error as Error).message}.`, {
      hint: 'Name another file; this one was changed or is none of iqmock serve.',
      cause: error,
    });
  }
}

function notOurs(path: string): IqmockError {
  return new IqmockError('INPUT', `${path} is no state of iqmock serve; it is left alone.`, {
    hint: 'Name another file for --state.',
  });
}
