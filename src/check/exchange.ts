import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { formatDurationMs } from '../env/format.ts';
import { AnswerBody } from '../delivery/transport/answer-body.ts';
import { isIdleClose } from '../delivery/transport/contract.ts';
import { describeFailure } from '../delivery/transport/failure.ts';
import type { TcpFinder } from '../delivery/transport/loopback.ts';
import type { RoundTrip } from '../delivery/transport/round-trip.ts';
import type { Target } from '../delivery/target.ts';
import type { Clock } from '../env/clock.ts';
import type { Answer } from './answer.ts';
import { waitFairly } from './fair-wait.ts';

const keptBytes = 65_536;

/** How the bytes of a body leave. It may write them slowly, in part, or end the connection. */
export type Manner = (request: ClientRequest, body: Uint8Array, clock: Clock) => void | Promise<void>;

/** What leaves, and how; all at once, if that is not said. */
interface Content {
  readonly body: Uint8Array;
  readonly manner?: Manner | undefined;
}

interface ExchangeOptions {
  readonly target: Target;
  readonly finder: TcpFinder;
  readonly roundTrip: RoundTrip;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** One request and its answer. It always ends, and ends once. */
export class CheckExchange {
  private readonly options: ExchangeOptions;
  private readonly startMs: number;
  private readonly body = new AnswerBody(keptBytes);
  private status: number | undefined;
  private headers: Record<string, string> = {};
  private readonly timer = new AbortController();
  private continued = false;
  private sent = false;
  private writtenMs = 0;

  constructor(options: ExchangeOptions) {
    this.options = options;
    this.startMs = options.clock.monotonic();
  }

  run(open: () => ClientRequest, { manner, body }: Content): Promise<Answer & { stale?: boolean }> {
    const { clock, timeoutMs, signal, target } = this.options;
    return new Promise((resolve) => {
      const request = open();
      const end = (error?: Answer['error'], stale = false): void => {
        if (this.timer.signal.aborted) return;
        this.timer.abort();
        signal.removeEventListener('abort', stop);
        if (error !== undefined) request.destroy();
        resolve({ ...this.result(error), ...(stale ? { stale } : {}) });
      };
      const stop = (): void =>
        end({ code: 'aborted', message: 'The check ended while it waited for the answer.' });
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      void waitFairly(clock, timeoutMs, this.timer.signal).then(() => end(this.timedOut()));
      request.on('error', (error) => {
        const progress = { status: this.status, sent: this.sent };
        end(describeFailure(error, target, progress), manner === undefined && this.isStale(request));
      });
      request.on('socket', (socket) => this.watch(socket));
      request.on('finish', () => (this.sent = true));
      request.on('continue', () => (this.continued = true));
      request.on('response', (response) => this.read(response, end));
      if (manner === undefined) request.end(body);
      else void Promise.resolve(manner(request, body, clock)).catch(() => undefined);
    });
  }

  private watch(socket: Socket): void {
    const { finder, roundTrip, clock } = this.options;
    this.writtenMs = clock.monotonic();
    if (!socket.connecting) return;
    finder.watch(socket);
    roundTrip.watch(socket);
  }

  /** Whether nobody read the request, since it crossed with the close of an idle connection. */
  private isStale(request: ClientRequest): boolean {
    const { roundTrip, clock } = this.options;
    return isIdleClose({
      wasIdle: request.reusedSocket,
      hasAnswerBegun: this.status !== undefined,
      roundTripMs: roundTrip.ms,
      sinceWriteMs: clock.monotonic() - this.writtenMs,
    });
  }

  private read(response: IncomingMessage, end: (error?: Answer['error']) => void): void {
    const { target } = this.options;
    this.status = response.statusCode ?? 0;
    this.headers = joinHeaders(response.headers);
    response.on('data', (chunk: Buffer) => this.body.add(chunk));
    response.on('end', () => end());
    response.on('error', (error) => end(describeFailure(error, target, { status: this.status, sent: true })));
  }

  private timedOut(): NonNullable<Answer['error']> {
    const began = this.status === undefined ? 'no answer' : 'the answer did not end';
    return { code: 'timeout', message: `${began} within ${formatDurationMs(this.options.timeoutMs)}` };
  }

  private result(error?: Answer['error']): Answer {
    const { status, headers } = this;
    return {
      ...(status === undefined ? {} : { status }),
      headers,
      body: this.body.read(headers['content-type'], headers['content-encoding']).text,
      bodyBytes: this.body.bodyBytes,
      ms: this.options.clock.monotonic() - this.startMs,
      ...(error === undefined ? {} : { error }),
      ...(this.continued ? { continued: true } : {}),
    };
  }
}

function joinHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}
