import { parseHead, type AnswerHead } from './answer-head.ts';
import { BadAnswer, maxChunkLineBytes, maxHeadBytes, TlsAnswer } from './contract.ts';

/** An answer that is complete. */
export interface ParsedAnswer {
  readonly status: number;
  readonly bodyBytes: number;
  readonly fields: AnswerHead['fields'];
  /** Whether the connection may carry another request. */
  readonly keepAlive: boolean;
  /** What is wrong with it though it can be understood, as a sentence. */
  readonly warning?: string;
}

/** Takes what a parser reads. Pieces of a body are only lent. */
export interface AnswerSink {
  /** The final head; interim answers (1xx) are passed over. */
  readonly onHead?: (head: AnswerHead) => void;
  readonly onBody?: (piece: Buffer) => void;
  readonly onAnswer: (answer: ParsedAnswer) => void;
}

type State =
  'idle' | 'head' | 'length' | 'chunk-size' | 'chunk-data' | 'chunk-end' | 'trailers' | 'close' | 'broken';

const opening = Buffer.from('HTTP/');
const headEnd = Buffer.from('\r\n\r\n');
/** A TLS record: an alert or a handshake, version 3. */
const tlsRecords: ReadonlySet<number> = new Set([0x15, 0x16]);

const extraBytes = 'More bytes came than the answer announced; they were not read.';

/**
 * Reads the HTTP/1.1 answers of one connection, one after another, each to a POST that `expect` announced. It decides for
 * every driver what an answer is. A head equal to the one before is recognised by its bytes; everything else takes the
 * full way.
 */
export class AnswerParser {
  /** How long the server said that it keeps an idle connection; undefined until it says so. */
  idleMs: number | undefined;
  /** What made the answer unreadable. */
  fault: BadAnswer | TlsAnswer | undefined;
  private readonly sink: AnswerSink;
  private state: State = 'idle';
  private head: AnswerHead | undefined;
  private knownBytes = Buffer.alloc(0);
  private knownHead: AnswerHead | undefined;
  /** A head or a line that came in pieces. */
  private held = Buffer.alloc(0);
  private remaining = 0;
  private bodyBytes = 0;

  constructor(sink: AnswerSink) {
    this.sink = sink;
  }

  /** A request went out: an answer may come. */
  expect(): void {
    this.state = 'head';
    this.bodyBytes = 0;
    this.head = undefined;
  }

  /** Reads what arrived. False when it cannot be an answer, or none was expected: the connection is of no more use. */
  read(bytes: Buffer): boolean {
    let from = 0;
    while (from < bytes.length) {
      if (this.state === 'idle') return this.fail('bytes came that no request had asked for');
      const to = this.step(bytes, from);
      if (to < 0) return false;
      from = to;
    }
    return true;
  }

  /** The server closed its side. True when that completed an answer. */
  end(): boolean {
    if (this.state !== 'close') return false;
    this.finish(true);
    return true;
  }

  /** Whether any byte of the answer has come. */
  get hasBegun(): boolean {
    return this.state !== 'idle' && (this.state !== 'head' || this.held.length > 0);
  }

  /** The status of an answer that has begun and not ended. */
  get status(): number | undefined {
    return this.head?.status;
  }

  /** Takes bytes from `from` on and returns how far it got; -1 on a fault. */
  private step(bytes: Buffer, from: number): number {
    if (this.state === 'head') return this.readHead(bytes, from);
    if (this.state === 'length' || this.state === 'chunk-data') return this.readData(bytes, from);
    if (this.state === 'close') return this.takeBody(bytes, from, bytes.length);
    if (this.state === 'broken') return -1;
    return this.readLine(bytes, from);
  }

  private readHead(bytes: Buffer, from: number): number {
    const { knownBytes, knownHead } = this;
    const known = from + knownBytes.length;
    if (knownHead !== undefined && this.held.length === 0 && known <= bytes.length) {
      if (bytes.compare(knownBytes, 0, knownBytes.length, from, known) === 0) {
        return this.startBody(knownHead, bytes, known);
      }
    }
    return this.readNewHead(bytes, from);
  }

  private readNewHead(bytes: Buffer, from: number): number {
    const heldBefore = this.held.length;
    const whole = heldBefore === 0 ? bytes.subarray(from) : Buffer.concat([this.held, bytes.subarray(from)]);
    const seen = Math.min(whole.length, opening.length);
    if (whole.compare(opening, 0, seen, 0, seen) !== 0) return this.failAtStart(whole);
    const end = whole.indexOf(headEnd);
    if (end > maxHeadBytes || (end < 0 && whole.length > maxHeadBytes))
      return this.failAt(`it has more than ${maxHeadBytes / 1024} kB of headers`);
    if (end < 0) {
      if (whole.includes('\n\n')) return this.failAt('its lines end in LF alone, without CR');
      this.held = Buffer.from(whole);
      return bytes.length;
    }
    const head = parseHead(whole.toString('latin1', 0, end));
    if (typeof head === 'string') return this.failAt(head);
    const to = from + end + headEnd.length - heldBefore;
    this.held = Buffer.alloc(0);
    // 100 Continue, 103 Early Hints: the answer proper is still to come.
    if (head.status < 200) return to;
    this.knownBytes = Buffer.from(whole.subarray(0, end + headEnd.length));
    this.knownHead = head;
    return this.startBody(head, bytes, to);
  }

  private startBody(head: AnswerHead, bytes: Buffer, from: number): number {
    this.head = head;
    this.idleMs = head.idleMs;
    this.remaining = head.length;
    this.sink.onHead?.(head);
    if (head.framing === 'close') this.state = 'close';
    else if (head.framing === 'chunked') this.state = 'chunk-size';
    else {
      this.state = 'length';
      // Most answers come in one piece: finish at once.
      return this.readData(bytes, from);
    }
    return from;
  }

  private readData(bytes: Buffer, from: number): number {
    const taken = Math.min(this.remaining, bytes.length - from);
    this.remaining -= taken;
    const to = this.takeBody(bytes, from, from + taken);
    if (this.remaining > 0) return to;
    if (this.state === 'chunk-data') this.state = 'chunk-end';
    else return this.finish(to === bytes.length) ? to : bytes.length;
    return to;
  }

  private takeBody(bytes: Buffer, from: number, to: number): number {
    this.bodyBytes += to - from;
    if (to > from) this.sink.onBody?.(bytes.subarray(from, to));
    return to;
  }

  private readLine(bytes: Buffer, from: number): number {
    const newline = bytes.indexOf(10, from);
    const to = newline < 0 ? bytes.length : newline + 1;
    const line =
      this.held.length === 0
        ? bytes.subarray(from, to)
        : Buffer.concat([this.held, bytes.subarray(from, to)]);
    if (line.length > maxChunkLineBytes)
      return this.failAt(`a line between its chunks is longer than ${maxChunkLineBytes / 1024} kB`);
    if (newline < 0) {
      this.held = Buffer.from(line);
      return to;
    }
    this.held = Buffer.alloc(0);
    if (line.at(-2) !== 13) return this.failAt('the lines between its chunks end in LF alone, without CR');
    return this.takeLine(line.toString('latin1', 0, line.length - 2), to, bytes.length);
  }

  private takeLine(line: string, to: number, end: number): number {
    if (this.state === 'chunk-end') {
      if (line !== '') return this.failAt('a chunk is longer than announced');
      this.state = 'chunk-size';
      return to;
    }
    if (this.state === 'trailers') {
      if (line !== '') return to;
      return this.finish(to === end) ? to : end;
    }
    const size = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
    if (size === undefined) return this.failAt('the size of a chunk is not a hexadecimal number');
    this.remaining = Number.parseInt(size, 16);
    this.state = this.remaining === 0 ? 'trailers' : 'chunk-data';
    return to;
  }

  /** The answer is complete. False when bytes follow that belong to none: they are passed over. */
  private finish(isAll: boolean): boolean {
    const { head, bodyBytes } = this;
    this.state = 'idle';
    if (head === undefined) return true;
    const { status } = head;
    const warning = head.warning ?? (isAll ? undefined : extraBytes);
    const keepAlive = isAll && head.keepAlive;
    this.sink.onAnswer({
      status,
      bodyBytes,
      fields: head.fields,
      keepAlive,
      ...(warning === undefined || status === 304 ? {} : { warning }),
    });
    return isAll;
  }

  private failAtStart(whole: Buffer): -1 {
    if (tlsRecords.has(whole[0] ?? 0) && (whole.length < 2 || whole[1] === 3)) {
      this.fault = new TlsAnswer('it is TLS');
      this.state = 'broken';
      return -1;
    }
    return this.failAt('it does not begin with HTTP/1.1');
  }

  private fail(what: string): false {
    this.fault = new BadAnswer(what);
    this.state = 'broken';
    return false;
  }

  private failAt(what: string): -1 {
    this.fail(what);
    return -1;
  }
}
