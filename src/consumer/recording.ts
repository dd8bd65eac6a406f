import { isUtf8 } from 'node:buffer';
import { unreadableFile, type OwnFile } from '../env/own-file.ts';
import { splitLines, type RawLine } from './lines.ts';
import { isObject } from '../own.ts';

/** Schema version of recordings; a reader refuses a newer one. */
export const recordingVersion = 1;

/** The kind of file that keeps the requests to a consumer. */
export const recordings: OwnFile = {
  name: 'recording',
  beginning: '{"kind":"recording"',
  command: 'iqmock listen --out',
};

/** The first line of a recording. A recording that was added to later has several. */
export interface RecordingStart {
  readonly kind: 'recording';
  readonly fileVersion: number;
  /** UTC milliseconds. */
  readonly startedAt: number;
}

/** One request as it came, one line of a recording. */
export interface RecordedRequest {
  readonly kind: 'request';
  /** UTC milliseconds. */
  readonly receivedAt: number;
  /** Milliseconds since the request before it; 0 for the first. */
  readonly gapMs: number;
  readonly method: string;
  /** Path and query, secrets masked. */
  readonly path: string;
  /** The headers kept, lower case, secrets masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** The status it was answered with. */
  readonly status: number;
  /** The exact body as text, or in base64 where it is not UTF-8. */
  readonly body?: string;
  readonly bodyBase64?: string;
}

/** Any line of a recording. */
export type RecordingLine = RecordingStart | RecordedRequest;

/** A line of a recording as text, with its line break. */
export function formatRecordingLine(line: RecordingLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** A body as a record keeps it: text where that gives back the same bytes, else base64. */
export function recordBody(body: Uint8Array): Pick<RecordedRequest, 'body' | 'bodyBase64'> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return isUtf8(bytes) ? { body: bytes.toString('utf8') } : { bodyBase64: bytes.toString('base64') };
}

/** The exact bytes of a recorded body. */
export function recordedBody({ body, bodyBase64 }: Pick<RecordedRequest, 'body' | 'bodyBase64'>): Uint8Array {
  return bodyBase64 === undefined ? Buffer.from(body ?? '', 'utf8') : Buffer.from(bodyBase64, 'base64');
}

/** A recorded request and its line. */
export interface RequestAt {
  readonly line: number;
  readonly request: RecordedRequest;
}

/**
 * Reads a recording, one request at a time. A truncated line, the last of its recording, is left out: the recorder was
 * killed while writing it. `onTorn` gets its number. Throws INPUT with file and line on anything else that is not a
 * recording.
 */
export async function* readRecording(
  bytes: AsyncIterable<Uint8Array | string>,
  file: string,
  onTorn?: (line: number) => void,
): AsyncGenerator<RequestAt> {
  let started = false;
  let torn: number | undefined;
  for await (const line of splitLines(bytes, file)) {
    const value = parseLine(line);
    if (torn !== undefined) {
      if (!isStart(value)) throw unreadableFile(file, recordings, torn, 'this is not JSON');
      onTorn?.(torn);
    }
    torn = undefined;
    if (value === undefined && started) {
      // Truncated if it is the last line, or if a later recording follows it: the next line shows which.
      torn = line.number;
      if (line.whole) continue;
      return onTorn?.(torn);
    }
    const fault = faultOf(value, started);
    if (fault !== undefined) throw unreadableFile(file, recordings, line.number, fault);
    started = true;
    const entry = value as RecordingLine;
    if (entry.kind === 'request') yield { line: line.number, request: entry };
  }
  if (torn !== undefined) throw unreadableFile(file, recordings, torn, 'this is not JSON');
  if (!started) throw unreadableFile(file, recordings, 1, 'the file is empty');
}

/** What is wrong with a line of a recording, if anything is. */
function faultOf(value: unknown, started: boolean): string | undefined {
  if (!isObject(value)) return 'this is not a line of a recording';
  if (value['kind'] === 'recording') {
    const version = value['fileVersion'];
    if (typeof version !== 'number') return '"fileVersion" must be a number';
    if (version <= recordingVersion) return undefined;
    return `the recording is of version ${version}, this iqmock reads up to ${recordingVersion}`;
  }
  if (!started) return 'the file does not begin with a recording';
  if (value['kind'] !== 'request') return `unknown kind of line ${JSON.stringify(value['kind'])}`;
  for (const [key, type] of [
    ['receivedAt', 'number'],
    ['gapMs', 'number'],
    ['method', 'string'],
    ['path', 'string'],
  ] as const) {
    if (typeof value[key] !== type) return `"${key}" must be a ${type}`;
  }
  if (!isObject(value['headers'])) return '"headers" must be an object';
  if (typeof value['body'] !== 'string' && typeof value['bodyBase64'] !== 'string') return 'there is no body';
  return undefined;
}

function isStart(value: unknown): boolean {
  return isObject(value) && value['kind'] === 'recording';
}

function parseLine({ bytes }: RawLine): unknown {
  try {
    // An editor may have put a byte order mark before it.
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
