import type { OnReadOpts, Socket } from 'node:net';
import type { Attempt, AttemptError } from '../../delivery.ts';
import { AnswerParser, type ParsedAnswer } from '../answer-parser.ts';
import { AnswerRecord, briefAttempt } from '../answer-record.ts';
import { afterFailure, usableIdleMs } from '../contract.ts';
import { Deadline, type Deadlines, type Expiring } from '../deadlines.ts';
import { abortedError, describeFailure, timeoutError } from '../failure.ts';
import type { Route } from '../route.ts';
import type { RequestBatch } from './outbox.ts';
import { RequestBuffer } from './request-buffer.ts';
import type { RequestHead } from './request-head.ts';

/** All connections read into this: a read is finished before the next one begins. */
const readBuffer = Buffer.allocUnsafeSlow(65_536);

const closedError = Object.assign(new Error('closed'), { code: 'ECONNRESET' });

/** One try, for the raw driver. */
export interface RawRequest {
  readonly number: number;
  /** Headers besides those of the route; they win. */
  readonly headers: Readonly<Record<string, string>>;
  /** Only lent: it is copied before `send` returns. */
  readonly body: Uint8Array;
}

/** What the connections of a driver have in common. */
export interface ConnectionSettings {
  readonly route: Route;
  readonly head: RequestHead;
  readonly outbox: RequestBatch;
  readonly deadlines: Deadlines<RawConnection>;
  /** Takes a connection that has nothing to do any more. */
  readonly freed: (connection: RawConnection) => void;
}

/** A place for one connection at a time, and the request on it. */
export class RawConnection implements Expiring<RawConnection> {
  readonly deadline = new Deadline<RawConnection>(this);
  private readonly settings: ConnectionSettings;
  private readonly request: RequestBuffer;
  private socket: Socket | undefined;
  private parser: AnswerParser | undefined;
  private giveUpOpening: (() => void) | undefined;
  private answered: ((attempt: Attempt) => void) | undefined;
  private number = 1;
  private headers: RawRequest['headers'] = {};
  private record: AnswerRecord | undefined;
  private firstFailure: AttemptError | undefined;
  /** The request has left the outbox. */
  private isSent = false;
  private isWritten = false;
  private wasIdle = false;
  private sentAt = 0;
  private writtenAt = 0;
  private usedAt = 0;
  private opened: (() => void) | undefined;

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
    this.request = new RequestBuffer(settings.head);
  }

  /** Whether it is connected. */
  get isOpen(): boolean {
    return this.socket !== undefined;
  }

  /** Whether it has been idle for more than half the time after which it is given up. */
  isAgeing(now: number): boolean {
    return now - this.usedAt > this.idleLimitMs / 2;
  }

  /** Connects for requests to come. Resolves when that is done, or has failed. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.opened = resolve;
      this.connect();
    });
  }

  /** Sends a request when the outbox lets it leave. */
  send({ number, headers, body }: RawRequest, answered: (attempt: Attempt) => void): void {
    this.answered = answered;
    this.number = number;
    this.headers = headers;
    this.isSent = this.isWritten = false;
    this.sentAt = this.settings.route.clock.monotonic();
    this.firstFailure = undefined;
    this.request.compose(headers, body, (this.socket?.writableLength ?? 0) > 0);
    this.settings.outbox.add(this);
  }

  /** Sends what `send` was given, unless that was given up meanwhile. */
  transmit(): void {
    if (this.answered === undefined) return;
    this.isSent = true;
    this.sentAt = this.settings.route.clock.monotonic();
    this.settings.deadlines.add(this);
    const { socket } = this;
    if (socket?.writable === true && !this.isSpent(this.sentAt)) this.write(socket, this.sentAt, true);
    else {
      this.drop();
      this.connect();
    }
  }

  /** The time is over. */
  expire(): void {
    const { target, timeoutMs } = this.settings.route;
    const error = timeoutError(target, timeoutMs, { status: this.parser?.status, sent: this.isWritten });
    this.drop();
    this.finish(error, undefined);
  }

  /** Ends the request without an answer, and the connection. */
  abort(): void {
    this.drop();
    this.finish(abortedError, undefined);
  }

  /** Closes the connection if it has been idle for too long. */
  checkIdle(now: number): void {
    if (this.isSpent(now)) this.drop();
  }

  private get idleLimitMs(): number {
    return usableIdleMs(this.parser?.idleMs);
  }

  private isSpent(now: number): boolean {
    return now - this.usedAt >= this.idleLimitMs;
  }

  private connect(): void {
    const { connector, clock, isWrapped } = this.settings.route;
    let socket: Socket | null = null;
    const onread: OnReadOpts = {
      buffer: readBuffer,
      callback: (size) => {
        if (socket === null || this.socket !== socket) return false;
        this.read(socket, readBuffer.subarray(0, size));
        return true;
      },
    };
    this.giveUpOpening = connector(
      undefined,
      (error, opened) => {
        socket = opened;
        this.giveUpOpening = undefined;
        this.usedAt = clock.monotonic();
        if (opened === null) this.fail(error);
        else this.adopt(opened);
        this.opened?.();
        this.opened = undefined;
      },
      isWrapped ? undefined : onread,
    );
  }

  private adopt(socket: Socket): void {
    this.socket = socket;
    this.parser = this.createParser();
    // A socket that this place has let go of has nothing more to say.
    const failed = (error: Error): void => {
      if (this.socket === socket) this.fail(error);
    };
    if (this.settings.route.isWrapped) socket.on('data', (bytes) => this.read(socket, bytes));
    socket.on('error', failed).on('close', () => failed(closedError));
    socket.on('end', () => {
      if (this.socket === socket && this.parser?.end() !== true) failed(closedError);
    });
    if (this.answered !== undefined && this.isSent) this.write(socket, this.usedAt, false);
  }

  private createParser(): AnswerParser {
    const onAnswer = (answer: ParsedAnswer): void => this.take(answer);
    if (!this.settings.route.capture.isFull) return new AnswerParser({ onAnswer });
    return new AnswerParser({
      onAnswer,
      onHead: (head) => this.record?.onHead(head),
      onBody: (piece) => this.record?.onBody(piece),
    });
  }

  private write(socket: Socket, now: number, wasIdle: boolean): void {
    const { capture } = this.settings.route;
    this.isWritten = true;
    this.wasIdle = wasIdle;
    this.writtenAt = now;
    if (capture.isFull) this.record = new AnswerRecord(capture);
    this.parser?.expect();
    socket.write(this.request.bytes);
  }

  private read(socket: Socket, bytes: Buffer): void {
    if (this.socket !== socket || this.parser === undefined) return;
    // Reading may end an answer, and with it this socket.
    const { parser } = this;
    if (!parser.read(bytes) && this.socket === socket) this.fail(parser.fault ?? closedError);
  }

  private fail(error: Error): void {
    const { answered, parser, isWritten, firstFailure, wasIdle, settings } = this;
    const status = parser?.status;
    const hasAnswerBegun = parser?.hasBegun ?? false;
    this.drop();
    // What has not left yet leaves on another connection.
    if (answered === undefined || !this.isSent) return;
    const { target, clock, roundTrip } = settings.route;
    const failure = describeFailure(error, target, { status, sent: isWritten });
    const sinceWriteMs = clock.monotonic() - this.writtenAt;
    const next = afterFailure({
      ...{ failure, firstFailure, wasWritten: isWritten },
      ...{ wasIdle, hasAnswerBegun, roundTripMs: roundTrip.ms, sinceWriteMs },
    });
    if (next !== 'resend') return this.finish(next, undefined);
    this.firstFailure = failure;
    this.isWritten = false;
    this.connect();
  }

  private take(answer: ParsedAnswer): void {
    this.usedAt = this.settings.route.clock.monotonic();
    if (!answer.keepAlive || (this.socket?.writableLength ?? 0) > 0) this.drop();
    this.finish(undefined, answer);
  }

  private drop(): void {
    const { socket } = this;
    this.giveUpOpening?.();
    this.giveUpOpening = this.socket = undefined;
    if ((socket?.writableLength ?? 0) > 0) this.request.hold();
    socket?.destroy();
  }

  private finish(error: AttemptError | undefined, answer: ParsedAnswer | undefined): void {
    const { answered, settings } = this;
    if (answered === undefined) return;
    this.answered = undefined;
    settings.deadlines.delete(this);
    const attempt = this.attemptOf(error, answer);
    this.record = undefined;
    settings.freed(this);
    answered(attempt);
  }

  private attemptOf(error: AttemptError | undefined, answer: ParsedAnswer | undefined): Attempt {
    const { number, sentAt, settings, record } = this;
    const doneAt = settings.route.clock.monotonic();
    const isResent = this.firstFailure !== undefined;
    const { capture } = settings.route;
    const sentHeaders = capture.isFull ? settings.head.shown(this.headers) : undefined;
    const facts = { number, sentAt, doneAt, error, isResent, warning: answer?.warning, sentHeaders };
    if (!capture.isFull) return briefAttempt(facts, answer ?? { status: this.parser?.status });
    return (record ?? new AnswerRecord(capture)).close(facts);
  }
}
