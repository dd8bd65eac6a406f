import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../../env/clock.ts';
import { Answer, joinHeaders } from '../answer-body.ts';
import type { Connection, Connections } from './connections.ts';
import type { Attempt, AttemptContext, AttemptError } from '../../delivery.ts';
import type { Deadlines } from '../deadlines.ts';
import { abortedError, describeFailure, timeoutError } from '../failure.ts';
import { headerRecord, overlayHeaders, type FlatHeaders } from '../../headers.ts';
import { maskGiven, maskHeaders } from '../../secrets.ts';
import type { Target } from '../../target.ts';

/** A request, ready for the wire. */
export interface HttpRequest {
  readonly method: 'POST' | 'GET' | 'HEAD';
  /** Path and query. */
  readonly path: string;
  readonly headers: FlatHeaders;
  readonly body: Uint8Array | null;
}

/** Which try it is, and what ends it early. */
export type ExchangeAttempt = Pick<AttemptContext, 'number' | 'signal'>;

/** What the exchanges with one target share. */
export interface ExchangeContext {
  readonly target: Target;
  readonly clock: Clock;
  /** What stands before the path: the origin, where a proxy has to know it. */
  readonly pathPrefix: string;
  /** Headers for a proxy. */
  readonly proxyHeaders: Readonly<Record<string, string>>;
  readonly connections: Connections;
  readonly deadlines: Deadlines<Exchange>;
  readonly timeoutMs: number;
  readonly keepBytes: number;
  /** Whether headers and body of the answer are kept; otherwise only what a retry needs to know. */
  readonly captures: boolean;
  readonly secrets: readonly string[];
  /** More names to mask, see `DeliveryPolicy.mask`. */
  readonly mask: readonly string[];
}

/** One request and its answer, from taking a connection to the last byte. It always ends, and ends once. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly attempt: ExchangeAttempt;
  private readonly context: ExchangeContext;
  private readonly request: HttpRequest;
  private readonly resolve: (attempt: Attempt) => void;
  private readonly answer: Answer;
  private readonly sentAt: number;
  private connection: Connection;
  private controller: Dispatcher.DispatchController | undefined;
  /** The socket that was open before this exchange, and the bytes that had come over it. */
  private socketBefore: Socket | undefined;
  private bytesBefore = 0;
  private firstFailure: AttemptError | undefined;
  private over = false;

  constructor(
    context: ExchangeContext,
    request: HttpRequest,
    attempt: ExchangeAttempt,
    resolve: (attempt: Attempt) => void,
  ) {
    this.context = context;
    this.request = request;
    this.attempt = attempt;
    this.resolve = resolve;
    this.answer = new Answer(context.captures ? context.keepBytes : 0);
    this.sentAt = context.clock.monotonic();
    this.connection = context.connections.take();
  }

  /** Sends the request. */
  start(): void {
    this.context.deadlines.add(this);
    this.dispatch();
  }

  /** The time is over. */
  expire(): void {
    const progress = { status: this.answer.status, sent: this.controller !== undefined };
    this.fail(timeoutError(this.context.target, this.context.timeoutMs, progress));
  }

  /** The run is over. */
  abort(): void {
    this.fail(abortedError);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (status < 200) return;
    this.answer.status = status;
    if (this.context.captures) {
      this.answer.headers = joinHeaders(headers);
    } else if (headers['retry-after'] !== undefined) {
      this.answer.headers = joinHeaders({ 'retry-after': headers['retry-after'] });
    }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.answer.add(chunk);
  }

  onResponseEnd(): void {
    if (this.over) return;
    this.context.connections.give(this.connection);
    this.end(undefined);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.over) return;
    const progress = { status: this.answer.status, sent: this.controller !== undefined };
    const failure = describeFailure(error, this.context.target, progress);
    if (this.isStaleConnection(failure)) this.resend(failure);
    // A consumer that died on the first copy cannot be connected to for the second: the first failure tells more.
    else this.fail(this.controller === undefined ? (this.firstFailure ?? failure) : failure);
  }

  private dispatch(): void {
    const { connection, request, context } = this;
    this.socketBefore = connection.socket;
    this.bytesBefore = connection.socket?.bytesRead ?? 0;
    connection.client.dispatch(
      {
        method: request.method,
        path: context.pathPrefix + request.path,
        headers: overlayHeaders(request.headers, context.proxyHeaders) as string[],
        body: request.body,
      },
      this,
    );
  }

  /**
   * Whether the consumer closed a kept-alive connection while it was idle, and our request crossed with that: the
   * socket was there before, so it has carried an answer, and not a byte came since. This is not a failure of the
   * consumer.
   */
  private isStaleConnection(failure: AttemptError): boolean {
    const { socket } = this.connection;
    return (
      failure.code === 'reset' &&
      this.firstFailure === undefined &&
      socket !== undefined &&
      socket === this.socketBefore &&
      socket.bytesRead === this.bytesBefore
    );
  }

  private resend(failure: AttemptError): void {
    const { connections } = this.context;
    this.firstFailure = failure;
    this.controller = undefined;
    connections.discard(this.connection);
    this.connection = connections.fresh();
    this.dispatch();
  }

  private fail(error: AttemptError): void {
    if (this.over) return;
    this.end(error);
    this.context.connections.discard(this.connection);
  }

  private end(error: AttemptError | undefined): void {
    this.over = true;
    this.context.deadlines.delete(this);
    const { sentAt } = this;
    const doneAt = this.context.clock.monotonic();
    const result: Mutable<Attempt> = { number: this.attempt.number, sentAt, doneAt };
    if (this.answer.status !== undefined) this.describeAnswer(result, this.answer.status);
    if (error !== undefined) result.error = error;
    if (this.context.captures) {
      const { secrets, mask } = this.context;
      result.sentHeaders = maskHeaders(headerRecord(this.request.headers), secrets, mask);
    }
    if (this.firstFailure !== undefined) result.resent = true;
    this.resolve(result);
  }

  private describeAnswer(result: Mutable<Attempt>, status: number): void {
    const { answer, context } = this;
    result.status = status;
    result.headers = context.captures
      ? maskHeaders(answer.headers, context.secrets, context.mask)
      : answer.headers;
    if (context.captures) result.body = maskGiven(answer.text(), context.secrets);
    result.bodyBytes = answer.bodyBytes;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
