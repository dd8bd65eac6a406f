import type { Dispatcher } from 'undici';
import type { Clock } from '../env/clock.ts';
import { Answer, joinHeaders } from './answer.ts';
import type { Connection, Connections } from './connections.ts';
import type { Attempt, AttemptError } from './delivery.ts';
import type { Deadlines } from './deadlines.ts';
import { abortedError, describeFailure, timeoutError } from './failure.ts';
import type { FlatHeaders } from './headers.ts';
import { maskGiven, maskHeaders } from './secrets.ts';
import type { Target } from './target.ts';

/** A request, ready for the wire. */
export interface HttpRequest {
  readonly method: 'POST' | 'GET' | 'HEAD';
  /** Path and query, or a whole URL for a proxy. */
  readonly path: string;
  readonly headers: FlatHeaders;
  readonly body: Uint8Array | null;
}

/** What became of a request. */
export type Exchanged = Omit<Attempt, 'number' | 'sentHeaders'>;

/** What the exchanges with one target share. */
export interface ExchangeContext {
  readonly target: Target;
  readonly clock: Clock;
  readonly connections: Connections;
  readonly deadlines: Deadlines<Exchange>;
  readonly timeoutMs: number;
  readonly keepBytes: number;
  /** Whether headers and body of the answer are kept; otherwise only what a retry needs to know. */
  readonly captures: boolean;
  readonly secrets: readonly string[];
}

/** One request and its answer, from taking a connection to the last byte. It always ends, and ends once. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly signal: AbortSignal;
  private readonly context: ExchangeContext;
  private readonly request: HttpRequest;
  private readonly resolve: (exchanged: Exchanged) => void;
  private readonly answer: Answer;
  private readonly sentAt: number;
  private connection: Connection;
  private controller: Dispatcher.DispatchController | undefined;
  /** Bytes that had come over the connection before this exchange. */
  private bytesBefore = 0;
  private firstFailure: AttemptError | undefined;
  private over = false;

  constructor(
    context: ExchangeContext,
    request: HttpRequest,
    signal: AbortSignal,
    resolve: (exchanged: Exchanged) => void,
  ) {
    this.context = context;
    this.request = request;
    this.signal = signal;
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
    this.connection.exchanges++;
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
    const { connection, request } = this;
    this.bytesBefore = connection.socket?.bytesRead ?? 0;
    connection.client.dispatch(
      {
        method: request.method,
        path: request.path,
        headers: request.headers as string[],
        body: request.body,
      },
      this,
    );
  }

  /**
   * Whether the consumer closed a kept-alive connection while it was idle, and our request crossed with that: no
   * byte of an answer came, and something had been answered on it before. This is not a failure of the consumer.
   */
  private isStaleConnection(failure: AttemptError): boolean {
    const { socket, exchanges } = this.connection;
    return (
      failure.code === 'reset' &&
      this.firstFailure === undefined &&
      exchanges > 0 &&
      (socket?.bytesRead ?? 0) === this.bytesBefore
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
    const { context, answer } = this;
    context.deadlines.delete(this);
    this.resolve({
      sentAt: this.sentAt,
      doneAt: context.clock.monotonic(),
      ...(answer.status === undefined ? {} : this.answered()),
      ...(error === undefined ? {} : { error }),
      ...(this.firstFailure === undefined ? {} : { resent: true }),
    });
  }

  private answered(): Pick<Exchanged, 'status' | 'headers' | 'body' | 'bodyBytes'> {
    const { answer, context } = this;
    const facts = { status: answer.status as number, bodyBytes: answer.bodyBytes };
    if (!context.captures) return { ...facts, headers: answer.headers };
    return {
      ...facts,
      headers: maskHeaders(answer.headers, context.secrets),
      body: maskGiven(answer.text(), context.secrets),
    };
  }
}
