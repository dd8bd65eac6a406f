import { IqmockError } from '../errors.ts';

/** One line of a stream, as bytes, without its line break. */
export interface RawLine {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Buffer;
  /** False for a last line that has no line break. */
  readonly whole: boolean;
}

const newline = 10;
const carriageReturn = 13;
/** A line longer than this is no body, and would use up the memory. */
const maxLineBytes = 64 * 1024 * 1024;

/** Splits a stream at `\n`, keeping the bytes as they are; blank lines are left out. Throws INPUT on an endless line. */
export async function* splitLines(
  stream: AsyncIterable<Uint8Array | string>,
  file: string,
): AsyncGenerator<RawLine> {
  let number = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of stream) {
    const bytes = toBuffer(chunk);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      const piece = bytes.subarray(start, end);
      const line = withoutReturn(rest.length === 0 ? piece : Buffer.concat([...rest, piece]));
      rest = [];
      restBytes = 0;
      start = end + 1;
      number++;
      if (!isBlank(line)) yield { number, bytes: line, whole: true };
    }
    if (start === bytes.length) continue;
    rest.push(bytes.subarray(start));
    restBytes += bytes.length - start;
    if (restBytes > maxLineBytes) throw tooLong(file, number + 1);
  }
  const line = withoutReturn(Buffer.concat(rest));
  if (!isBlank(line)) yield { number: number + 1, bytes: line, whole: false };
}

/** A chunk of a stream as a Buffer over the same memory. */
export function toBuffer(chunk: Uint8Array | string): Buffer {
  return typeof chunk === 'string'
    ? Buffer.from(chunk, 'utf8')
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
}

function isBlank(line: Buffer): boolean {
  return line.length === 0 || line.every((byte) => byte === 32 || byte === 9 || byte === carriageReturn);
}

function tooLong(file: string, line: number): IqmockError {
  return new IqmockError('INPUT', `Line ${line} of ${file} is longer than ${maxLineBytes} bytes.`, {
    hint: 'Give a file with one body per line.',
  });
}
