import type { Dispatcher } from 'undici';
import type { Attempt, AttemptContext, AttemptError } from '../../delivery.ts';
import type { FlatHeaders } from '../../headers.ts';
import type { AnswerHead } from '../answer-head.ts';
import type { ParsedAnswer } from '../answer-parser.ts';
import { AnswerRecord, shownHeaders } from '../answer-record.ts';
import { afterFailure } from '../contract.ts';
import { Deadline, type Deadlines } from '../deadlines.ts';
import { abortedError, describeFailure, timeoutError } from '../failure.ts';
import type { TryProgress } from '../failure-words.ts';
import type { Route } from '../route.ts';
import type { AnswerGate, Awaiting } from './answer-gate.ts';
import type { PooledConnection, Connections } from './connections.ts';

/** A request, ready for the wire. */
export interface HttpRequest {
  readonly path: string;
  readonly headers: FlatHeaders;
  readonly body: Uint8Array;
}

/** Which try it is, and what ends it early. */
export type ExchangeAttempt = Pick<AttemptContext, 'number' | 'signal'>;

/** What the exchanges with one target share. */
export interface ExchangeContext {
  readonly route: Route;
  readonly connections: Connections;
  readonly deadlines: Deadlines<UndiciExchange>;
}

/** One request and its answer, from taking a connection to the last byte. It always ends, and ends once. */
export class UndiciExchange implements Dispatcher.DispatchHandler, Awaiting {
  readonly attempt: ExchangeAttempt;
  readonly deadline = new Deadline<UndiciExchange>(this);
  private readonly context: ExchangeContext;
  private readonly request: HttpRequest;
  private readonly resolve: (attempt: Attempt) => void;
  private readonly record: AnswerRecord;
  private readonly sentAt: number;
  private connection: PooledConnection;
  /** The gate that the connection had before this exchange. */
  private gateBefore: AnswerGate | undefined;
  private answer: ParsedAnswer | undefined;
  private writtenAt: number | undefined;
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
    this.record = new AnswerRecord(context.route.capture);
    this.sentAt = context.route.clock.monotonic();
    this.connection = context.connections.take();
  }

  /** Sends the request. */
  start(): void {
    this.context.deadlines.add(this);
    this.dispatch();
  }

  /** The time is over. */
  expire(): void {
    const { target, timeoutMs } = this.context.route;
    this.fail(timeoutError(target, timeoutMs, this.progress));
  }

  /** The run is over. */
  abort(): void {
    this.fail(abortedError);
  }

  onRequestStart(): void {
    this.writtenAt = this.context.route.clock.monotonic();
    this.connection.gate?.expect(this);
  }

  onHead(head: AnswerHead): void {
    if (!this.over) this.record.onHead(head);
  }

  onBody(piece: Buffer): void {
    if (!this.over) this.record.onBody(piece);
  }

  onAnswer(answer: ParsedAnswer): void {
    this.answer = answer;
    // Where the end of the connection ends the answer, undici sees no other end.
    if (!this.over && !answer.keepAlive) queueMicrotask(() => this.complete());
  }

  onResponseEnd(): void {
    this.complete();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.over) return;
    if (this.answer !== undefined) return this.complete();
    const { connection, context, firstFailure, writtenAt } = this;
    const { clock, target, roundTrip } = context.route;
    const failure = describeFailure(error, target, this.progress);
    const next = afterFailure({
      failure,
      firstFailure,
      wasWritten: writtenAt !== undefined,
      wasIdle: connection.gate !== undefined && connection.gate === this.gateBefore,
      hasAnswerBegun: connection.gate?.parser.hasBegun ?? false,
      roundTripMs: roundTrip.ms,
      sinceWriteMs: clock.monotonic() - (writtenAt ?? 0),
    });
    if (next === 'resend') this.resend(failure);
    else this.fail(next);
  }

  private get progress(): TryProgress {
    return { status: this.record.status, sent: this.writtenAt !== undefined };
  }

  private dispatch(): void {
    const { connection, request } = this;
    this.gateBefore = connection.gate;
    connection.client.dispatch(
      {
        method: 'POST',
        path: request.path,
        headers: request.headers as string[],
        body: request.body,
      },
      this,
    );
  }

  private resend(failure: AttemptError): void {
    const { connections } = this.context;
    this.firstFailure = failure;
    this.writtenAt = undefined;
    connections.discard(this.connection);
    this.connection = connections.fresh();
    this.dispatch();
  }

  private complete(): void {
    if (this.over) return;
    const { connections } = this.context;
    if (this.answer?.keepAlive === true) connections.give(this.connection);
    else connections.discard(this.connection);
    this.end(undefined);
  }

  private fail(error: AttemptError): void {
    if (this.over) return;
    this.end(error);
    this.context.connections.discard(this.connection);
  }

  private end(error: AttemptError | undefined): void {
    this.over = true;
    this.context.deadlines.delete(this);
    this.resolve(
      this.record.close({
        number: this.attempt.number,
        sentAt: this.sentAt,
        doneAt: this.context.route.clock.monotonic(),
        error,
        warning: this.answer?.warning,
        isResent: this.firstFailure !== undefined,
        sentHeaders: shownHeaders(this.request.headers, this.context.route.capture),
      }),
    );
  }
}
