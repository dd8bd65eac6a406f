import type { Socket } from 'node:net';
import type { AnswerHead } from '../answer-head.ts';
import { AnswerParser, type ParsedAnswer } from '../answer-parser.ts';

/** Who waits for an answer on a connection. */
export interface Awaiting {
  onHead(head: AnswerHead): void;
  onBody(piece: Buffer): void;
  /** The answer is complete by the contract. */
  onAnswer(answer: ParsedAnswer): void;
}

const lastChunk = Buffer.from('0\r\n\r\n');
const lineEnd = Buffer.from('\r\n');
const nothing = Buffer.alloc(0);

/**
 * Stands between a socket and undici. Every byte is read by the contract's parser first, which decides what is an answer;
 * undici gets one in plain form that means the same. So both drivers judge alike, and undici never meets what it would
 * take for a failure although it is not, such as an unasked 100 Continue.
 */
export class AnswerGate {
  readonly parser: AnswerParser;
  private readonly socket: Socket;
  private awaiting: Awaiting | undefined;
  private out: Buffer[] = [];
  private hasBody = true;

  constructor(socket: Socket) {
    this.socket = socket;
    this.parser = new AnswerParser({
      onHead: (head) => this.passHead(head),
      onBody: (piece) => this.passBody(piece),
      onAnswer: (answer) => this.passEnd(answer),
    });
    const read = socket.read.bind(socket);
    socket.read = () => this.read(read);
    // Before undici's own listener, which takes the end of a connection for a failure.
    socket.prependListener('end', () => void this.parser.end());
  }

  /** A request is about to leave. */
  expect(awaiting: Awaiting): void {
    this.awaiting = awaiting;
    this.parser.expect();
  }

  private read(read: () => Buffer | null): Buffer | null {
    for (let chunk = read(); chunk !== null; chunk = read()) {
      if (!this.parser.read(chunk)) {
        this.socket.destroy(this.parser.fault);
        return null;
      }
      if (this.out.length > 0) return this.takeOut();
    }
    return null;
  }

  private takeOut(): Buffer {
    const bytes = this.out.length === 1 ? (this.out[0] ?? nothing) : Buffer.concat(this.out);
    this.out = [];
    return bytes;
  }

  private passHead(head: AnswerHead): void {
    this.awaiting?.onHead(head);
    this.hasBody = head.status !== 204 && head.status !== 304;
    const lines = [
      `HTTP/1.1 ${head.status} `,
      ...(head.keepAlive ? [] : ['Connection: close']),
      ...(head.idleMs === undefined ? [] : [`Keep-Alive: timeout=${head.idleMs / 1000}`]),
      ...(this.hasBody ? ['Transfer-Encoding: chunked'] : []),
    ];
    this.out.push(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  }

  private passBody(piece: Buffer): void {
    this.awaiting?.onBody(piece);
    this.out.push(Buffer.from(`${piece.length.toString(16)}\r\n`, 'latin1'), Buffer.from(piece), lineEnd);
  }

  private passEnd(answer: ParsedAnswer): void {
    if (this.hasBody) this.out.push(lastChunk);
    const { awaiting } = this;
    this.awaiting = undefined;
    awaiting?.onAnswer(answer);
  }
}
