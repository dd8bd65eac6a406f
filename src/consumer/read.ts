import type { Host } from '../env/host.ts';
import { IqmockError } from '../errors.ts';
import type { RunLine } from '../report/record.ts';
import { bodyOf } from '../report/result-record.ts';
import { DocumentSplitter } from './documents.ts';
import { looksLikeHar, readHar } from './har.ts';
import { splitLines, toBuffer, type RawLine } from './lines.ts';
import { unpack } from './unpack.ts';
import type { RequestFacts } from './request-facts.ts';
import { readRecording, recordedBody, type RecordedRequest } from './recording.ts';
import { isObject } from '../own.ts';

/** A body that was captured somewhere. */
export interface CapturedBody {
  readonly body: Uint8Array;
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
  /** The request that carried it, if it comes from a recording that kept the content type. */
  readonly request?: RequestFacts;
  /** When it was sent, ms UTC, if the file says so. */
  readonly atMs?: number;
}

/**
 * Reads captured bodies from a file, or from standard input if the path is `-`. The content shows the form: one body per
 * line, one or several pretty-printed bodies, a JSON list of bodies, a recording of `listen`, the run file of `run` (bodies
 * that were never sent are left out), or a HAR file; gzipped or in UTF-16 too. The last line of a recording or a run file
 * may be truncated; it is left out, and `onTorn` gets the place. Throws INPUT if the file cannot be read.
 */
export async function* readBodies(
  host: Host,
  path: string,
  onTorn?: (line: number) => void,
): AsyncGenerator<CapturedBody> {
  const name = path === '-' ? 'standard input' : path;
  try {
    yield* splitBodies(path === '-' ? host.stdin : host.readStream(path), name, onTorn);
  } catch (error) {
    if (error instanceof IqmockError) throw error;
    throw new IqmockError('INPUT', `${name} cannot be read: ${(error as Error).message}.`, {
      hint: 'Give a file of captured bodies, or - for standard input.',
      cause: error,
    });
  }
}

/** Reads captured bodies from a stream; see `readBodies`. */
export async function* splitBodies(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  onTorn?: (line: number) => void,
): AsyncGenerator<CapturedBody> {
  const taken = await takeHead(unpack(stream));
  const { rest } = taken;
  const head = withoutMark(taken.head);
  const whole = join(head, rest);
  switch (formOf(head)) {
    case 'recording':
      for await (const { request, line } of readRecording(whole, name, onTorn)) {
        yield fromRecording(request, line);
      }
      return;
    case 'har':
      for (const { body, entry, atMs } of await readHar(whole, name))
        yield { body, line: entry, ...(atMs === undefined ? {} : { atMs }) };
      return;
    case 'documents':
      yield* bodiesOfDocuments(whole);
      return;
    case 'lines':
      yield* bodiesOfLines(whole, name, onTorn);
  }
}

function fromRecording(recorded: RecordedRequest, line: number): CapturedBody {
  const body = recordedBody(recorded);
  const { method, headers } = recorded;
  if (headers['content-type'] === undefined) return { body, line };
  return { body, line, request: { method, headers, bodyBytes: body.byteLength, maxBodyBytes: Infinity } };
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** A file of ours that went through an editor may begin with a byte order mark; in a body one is a fault, and stays. */
function withoutMark(head: Buffer): Buffer {
  const hasMark = head.subarray(0, byteOrderMark.length).equals(byteOrderMark);
  const rest = head.subarray(byteOrderMark.length);
  return hasMark && rest.toString('latin1', 0, 8) === '{"kind":' ? rest : head;
}

const maxHeadBytes = 1_000_000;

/** The beginning of a stream up to the second line, and what follows. */
async function takeHead(
  stream: AsyncIterable<Uint8Array | string>,
): Promise<{ head: Buffer; rest: AsyncIterator<Uint8Array | string> }> {
  const rest = stream[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await rest.next();
    if (next.done === true) return { head, rest };
    head = Buffer.concat([head, toBuffer(next.value)]);
    if (head.length > maxHeadBytes || /^\s*(\[|\S[^\n]*\n\s*\S)/.test(head.toString('latin1'))) {
      return { head, rest };
    }
  }
}

async function* join(
  head: Buffer,
  rest: AsyncIterator<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/**
 * How a stream holds its bodies. One body per line begins with a line that is closed, or is followed by another line
 * that opens one.
 */
function formOf(head: Buffer): 'recording' | 'har' | 'documents' | 'lines' {
  if (looksLikeHar(head.toString('utf8'))) return 'har';
  const lines = head.toString('latin1').split('\n');
  const [first = '', second = ''] = lines.filter((line) => line.trim() !== '');
  if (first.startsWith('{"kind":"recording"')) return 'recording';
  if (first.trimStart().startsWith('[')) return 'documents';
  const isOpen = first.trimStart().startsWith('{') && !first.trimEnd().endsWith('}');
  return isOpen && second !== '' && !second.startsWith('{') ? 'documents' : 'lines';
}

async function* bodiesOfDocuments(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<CapturedBody> {
  const splitter = new DocumentSplitter();
  for await (const chunk of stream) {
    for (const { bytes, line } of splitter.push(chunk)) yield { body: bytes, line };
  }
  for (const { bytes, line } of splitter.end()) yield { body: bytes, line };
}

/** Bodies one per line, or those in the results of a run file. */
async function* bodiesOfLines(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  onTorn: ((line: number) => void) | undefined,
): AsyncGenerator<CapturedBody> {
  let isRunFile = false;
  for await (const line of splitLines(stream, name)) {
    const record = runRecordOf(line);
    if (record === undefined) {
      // The run was killed in the middle of writing the last record.
      if (isRunFile && !line.whole) return onTorn?.(line.number);
      yield { body: line.bytes, line: line.number };
      continue;
    }
    isRunFile = true;
    if (record.kind !== 'result' || record.outcome === 'dropped') continue;
    if (record.body === undefined && record.bodyBase64 === undefined) continue;
    yield { body: bodyOf(record), line: line.number };
  }
}

const runKinds = new Set<unknown>(['run', 'result', 'check', 'end']);

/** A line of a run file. */
function runRecordOf({ bytes }: RawLine): RunLine | undefined {
  if (bytes.toString('latin1', 0, 8) !== '{"kind":') return undefined;
  try {
    const value = JSON.parse(bytes.toString('utf8')) as unknown;
    return isObject(value) && runKinds.has(value['kind']) ? (value as unknown as RunLine) : undefined;
  } catch {
    return undefined;
  }
}
