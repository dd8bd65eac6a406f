/** What a parser says of an answer that is complete. */
export interface ParsedAnswer {
  readonly status: number;
  readonly bodyBytes: number;
  /** Whether the connection may carry another request. */
  readonly keepAlive: boolean;
}

interface Head {
  readonly status: number;
  readonly framing: 'none' | 'length' | 'chunked' | 'close';
  readonly length: number;
  readonly keepAlive: boolean;
  /** How long the server says it keeps an idle connection; undefined if it says nothing. */
  readonly idleMs: number | undefined;
}

type State =
  'idle' | 'head' | 'length' | 'chunk-size' | 'chunk-data' | 'chunk-end' | 'trailers' | 'close' | 'broken';

const headLimit = 65_536;
const lineLimit = 4096;
const opening = Buffer.from('HTTP/1.');
const headEnd = Buffer.from('\r\n\r\n');

/**
 * Reads the HTTP/1.1 answers of one connection, one after another, each to a POST that `expect` announced. Bodies are
 * counted, not kept. A head equal to the one before is recognised by its bytes; everything else takes the full way.
 */
export class ResponseParser {
  /** How long the server said that it keeps an idle connection; undefined until it says so. */
  idleMs: number | undefined;
  /** What made the answer unreadable. */
  fault: string | undefined;
  private readonly onAnswer: (answer: ParsedAnswer) => void;
  private state: State = 'idle';
  private head: Head | undefined;
  private knownBytes = Buffer.alloc(0);
  private knownHead: Head | undefined;
  /** A head or a line that came in pieces. */
  private held = Buffer.alloc(0);
  private remaining = 0;
  private bodyBytes = 0;

  constructor(onAnswer: (answer: ParsedAnswer) => void) {
    this.onAnswer = onAnswer;
  }

  /** A request went out: an answer may come. */
  expect(): void {
    this.state = 'head';
    this.bodyBytes = 0;
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
    this.finish(false);
    return true;
  }

  /** Whether any byte of the answer has come. */
  get hasBegun(): boolean {
    return this.state !== 'idle' && (this.state !== 'head' || this.held.length > 0);
  }

  /** Takes bytes from `from` on and returns how far it got; -1 on a fault. */
  private step(bytes: Buffer, from: number): number {
    if (this.state === 'head') return this.readHead(bytes, from);
    if (this.state === 'length' || this.state === 'chunk-data') return this.readData(bytes, from);
    if (this.state === 'close') {
      this.bodyBytes += bytes.length - from;
      return bytes.length;
    }
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
    if (whole.compare(opening, 0, seen, 0, seen) !== 0) return this.failAt('the answer is not HTTP/1.1');
    const end = whole.indexOf(headEnd);
    if (end < 0) {
      if (whole.length > headLimit) return this.failAt('the head of the answer is longer than 64 kB');
      if (whole.includes('\n\n')) return this.failAt('the lines of the head do not end in CR LF');
      this.held = Buffer.from(whole);
      return bytes.length;
    }
    const text = whole.toString('latin1', 0, end);
    const head = parseHead(text);
    if (typeof head === 'string') return this.failAt(head);
    const to = from + end + headEnd.length - heldBefore;
    this.held = Buffer.alloc(0);
    // 100 Continue, 103 Early Hints: the answer proper is still to come.
    if (head.status < 200) return to;
    this.knownBytes = Buffer.from(whole.subarray(0, end + headEnd.length));
    this.knownHead = head;
    return this.startBody(head, bytes, to);
  }

  private startBody(head: Head, bytes: Buffer, from: number): number {
    this.head = head;
    this.idleMs = head.idleMs;
    this.remaining = head.length;
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
    this.bodyBytes += taken;
    const to = from + taken;
    if (this.remaining > 0) return to;
    if (this.state === 'chunk-data') this.state = 'chunk-end';
    else this.finish(to === bytes.length);
    return to;
  }

  private readLine(bytes: Buffer, from: number): number {
    const newline = bytes.indexOf(10, from);
    const to = newline < 0 ? bytes.length : newline + 1;
    const line =
      this.held.length === 0
        ? bytes.subarray(from, to)
        : Buffer.concat([this.held, bytes.subarray(from, to)]);
    if (line.length > lineLimit) return this.failAt('a line of the chunked answer is longer than 4 kB');
    if (newline < 0) {
      this.held = Buffer.from(line);
      return to;
    }
    this.held = Buffer.alloc(0);
    if (line.at(-2) !== 13) return this.failAt('the lines of the chunked answer do not end in CR LF');
    return this.takeLine(line.toString('latin1', 0, line.length - 2), to === bytes.length) ? to : -1;
  }

  private takeLine(line: string, isLast: boolean): boolean {
    if (this.state === 'chunk-end') {
      this.state = 'chunk-size';
      return line === '' || this.fail('a chunk of the answer is longer than it said');
    }
    if (this.state === 'trailers') {
      if (line === '') this.finish(isLast);
      return true;
    }
    const size = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
    if (size === undefined) return this.fail('the size of a chunk of the answer is not a number');
    this.remaining = Number.parseInt(size, 16);
    this.state = this.remaining === 0 ? 'trailers' : 'chunk-data';
    return true;
  }

  private finish(isClean: boolean): void {
    const { head, bodyBytes } = this;
    this.state = 'idle';
    const keepAlive = isClean && head?.keepAlive === true;
    this.onAnswer({ status: head?.status ?? 0, bodyBytes, keepAlive });
  }

  private fail(fault: string): false {
    this.fault = fault;
    this.state = 'broken';
    return false;
  }

  private failAt(fault: string): -1 {
    this.fail(fault);
    return -1;
  }
}

/** Reads a head, without its empty line; a sentence if it is not one that can be trusted. */
function parseHead(text: string): Head | string {
  const [statusLine = '', ...lines] = text.split('\r\n');
  const match = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: .*)?$/.exec(statusLine);
  if (match === null) return 'the first line of the answer is not an HTTP status line';
  const fields = parseFields(lines);
  if (typeof fields === 'string') return fields;
  const status = Number(match[2]);
  if (status === 101) return 'the answer switches protocols, which nobody asked for';
  const framing = framingOf(status, fields);
  if (typeof framing === 'string') return framing;
  const connection = (fields.get('connection') ?? '').toLowerCase().split(/[ \t]*,[ \t]*/);
  const stays = match[1] === '1' ? !connection.includes('close') : connection.includes('keep-alive');
  const idle = /(?:^|[ ,;])timeout=(\d{1,6})/.exec(fields.get('keep-alive') ?? '')?.[1];
  const idleMs = idle === undefined ? undefined : Number(idle) * 1000;
  return { status, ...framing, keepAlive: stays && framing.framing !== 'close', idleMs };
}

function parseFields(lines: readonly string[]): Map<string, string> | string {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon <= 0 || !/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name))
      return 'a header line of the answer has no name';
    if (line.includes('\n') || line.includes('\0')) return 'a header of the answer has a forbidden character';
    if (name === 'content-length' && fields.has(name)) return 'the answer has two content lengths';
    const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
    const sofar = fields.get(name);
    fields.set(name, sofar === undefined ? value : `${sofar}, ${value}`);
  }
  return fields;
}

function framingOf(
  status: number,
  fields: ReadonlyMap<string, string>,
): Pick<Head, 'framing' | 'length'> | string {
  const length = fields.get('content-length');
  const coding = fields.get('transfer-encoding');
  if (status === 204 || status === 304 || status < 200) return { framing: 'none', length: 0 };
  if (coding !== undefined) {
    if (length !== undefined) return 'the answer has both a content length and a transfer coding';
    return { framing: /(?:^|[ ,])chunked$/i.test(coding) ? 'chunked' : 'close', length: 0 };
  }
  if (length === undefined) return { framing: 'close', length: 0 };
  if (!/^\d{1,15}$/.test(length)) return 'the content length of the answer is not a number';
  return { framing: 'length', length: Number(length) };
}
