import type { Readable } from 'node:stream';
import type { Host } from '../env/host.ts';
import { parseJsonLine, unreadableFile } from '../env/own-file.ts';
import { IqmockError } from '../errors.ts';
import { excerpt } from './columns.ts';
import { runFiles } from './run-file.ts';
import { runFileVersion, type RunLine } from './record.ts';
import { isObject, ownValue } from '../own.ts';

/** One line of a text; `whole` is false for a last line without its line break. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly whole: boolean;
  /** Where it begins and how long it is, in bytes. */
  readonly place: number;
  readonly length: number;
}

/** Splits a stream into lines at `\n` alone: JSON may hold other line separators. Empty lines are left out. */
export async function* readLines(stream: Readable): AsyncGenerator<TextLine> {
  let number = 0;
  let place = 0;
  let rest: Buffer[] = [];
  const take = (piece: Buffer, whole: boolean): TextLine => {
    const bytes = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
    const line = {
      number: ++number,
      text: bytes.toString('utf8').trim(),
      whole,
      place,
      length: bytes.length,
    };
    rest = [];
    place += bytes.length + 1;
    return line;
  };
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      const line = take(bytes.subarray(start, end), true);
      start = end + 1;
      if (line.text !== '') yield line;
    }
    if (start < bytes.length) rest.push(bytes.subarray(start));
  }
  const last = take(Buffer.alloc(0), false);
  if (last.text !== '') yield last;
}

/** A record of a run file, and where it is there, in bytes. */
export interface PlacedLine extends Pick<TextLine, 'place' | 'length'> {
  readonly line: RunLine;
}

/** The records of a run file; see `readPlacedLines`. */
export async function* readRunFile(
  host: Host,
  path: string,
  onTorn?: (line: number) => void,
): AsyncGenerator<RunLine> {
  for await (const { line } of readPlacedLines(host, path, onTorn)) yield line;
}

/**
 * Reads a run file line by line; `-` reads standard input. A last line that was torn off in the middle is left out
 * (the run was killed while it was written), and `onTorn` gets the place. Throws INPUT, with file and line, on anything else that is not a record.
 */
export async function* readPlacedLines(
  host: Host,
  path: string,
  onTorn?: (line: number) => void,
): AsyncGenerator<PlacedLine> {
  let count = 0;
  try {
    for await (const { number, text, whole, place, length } of readLines(
      path === '-' ? host.stdin : host.readStream(path),
    )) {
      const value = parseJsonLine(text);
      if (value === undefined && !whole && count > 0) return onTorn?.(number);
      if (count === 0) refuseForeign(value, path);
      const fault = faultOf(value);
      if (fault !== undefined)
        throw unreadableFile(path, runFiles, number, `${fault}: ${excerpt(text, 60)}.`);
      count += 1;
      yield { line: value as RunLine, place, length };
    }
  } catch (error) {
    if (error instanceof IqmockError) throw error;
    throw new IqmockError('INPUT', `The run file ${path} cannot be read: ${(error as Error).message}.`, {
      hint: 'Give a file that `iqmock run --out` wrote.',
      cause: error,
    });
  }
  if (count === 0) throw unreadableFile(path, runFiles, 1, 'The file is empty.');
}

function refuseForeign(value: unknown, path: string): void {
  if (!isObject(value) || value['kind'] !== 'run')
    throw unreadableFile(path, runFiles, 1, 'The file does not begin with a run.');
}

/** What a record of each kind must have to be worked with, and of what type it must be. */
const demanded: Readonly<
  Record<RunLine['kind'], Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object' | 'list'>>>
> = {
  run: {
    fileVersion: 'number',
    version: 'string',
    scenarios: 'list',
    seed: 'number',
    profile: 'string',
    target: 'string',
    startedAt: 'number',
    policy: 'object',
    repro: 'string',
  },
  result: {
    id: 'string',
    scenario: 'string',
    step: 'string',
    type: 'string',
    eventId: 'number',
    chatId: 'number',
    summary: 'string',
    dueAt: 'number',
    attempts: 'list',
    outcome: 'string',
  },
  check: { name: 'string', passed: 'boolean' },
  end: { endedAt: 'number', emitted: 'number', outcomes: 'object', interrupted: 'boolean' },
};

function faultOf(value: unknown): string | undefined {
  if (!isObject(value)) return 'This is not a record';
  const kind = value['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(demanded, kind))
    return `Unknown kind of record ${JSON.stringify(kind)}`;
  for (const [key, type] of Object.entries(demanded[kind as RunLine['kind']])) {
    const given = ownValue(value, key);
    const actual = Array.isArray(given) ? 'list' : given === null ? 'null' : typeof given;
    if (actual !== type) return `"${key}" must be a ${type}`;
  }
  if (kind === 'run' && (value['fileVersion'] as number) > runFileVersion) {
    return `The file is of version ${String(value['fileVersion'])}, this iqmock reads up to ${runFileVersion}`;
  }
  return undefined;
}
