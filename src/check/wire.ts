import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { setMaxListeners } from 'node:events';
import { connect as connectTcp, type NetConnectOpts as TcpOptions, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions as TlsOptions } from 'node:tls';
import type { Clock } from '../env/clock.ts';
import { formatDurationMs } from '../env/units.ts';
import { AnswerBody } from '../delivery/transport/answer-body.ts';
import { describeFailure } from '../delivery/transport/failure.ts';
import { baseHeaders } from '../delivery/transport/route.ts';
import { overlayHeaders } from '../delivery/headers.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import type { Answer } from './answer.ts';
import { createProver, type ProofChange, type ProofHeaders, type Provable } from './credentials.ts';

/** How the bytes of a body leave. It may write them slowly, in part, or end the connection. */
export type Manner = (request: ClientRequest, body: Uint8Array, clock: Clock) => void | Promise<void>;

/** One request to the consumer. */
export interface WireRequest {
  readonly body: Uint8Array;
  /** The message id of a signature; the same for every copy of an event. */
  readonly id: string;
  /** Default: POST. */
  readonly method?: string | undefined;
  /** Default: the target's. */
  readonly path?: string | undefined;
  /** Headers over ours; names are sent as they are written here. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Changes the name of every header. */
  readonly renameHeaders?: ((name: string) => string) | undefined;
  /** Names of headers that are left out. */
  readonly without?: readonly string[] | undefined;
  /** Whether the length of the body is announced, or it goes in chunks. Default: length. */
  readonly framing?: 'length' | 'chunked' | undefined;
  readonly attempt?: number | undefined;
  readonly proof?: ProofChange | undefined;
  /** Default: all at once. */
  readonly manner?: Manner | undefined;
  /** On a separate connection, closed after the answer. */
  readonly alone?: true | undefined;
}

/** Sends requests and gives what came back; it never rejects for what the consumer does. */
export interface Wire {
  send(request: WireRequest, timeoutMs: number): Promise<Answer>;
  /** The headers that prove who sends a webhook. */
  prove(webhook: Omit<Provable, 'attempt'>): ProofHeaders;
  /** The bytes before the body of a request. */
  head(request: WireRequest): Uint8Array;
  /** A separate connection, for bytes that no HTTP library would send. */
  connect(): Socket;
  close(): void;
}

/** What a wire is made for. */
export interface WireOptions {
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}

const keptBytes = 65_536;

/** Makes a wire to a consumer. Its connections are kept alive, but for requests that need one of their own. */
export function createWire(options: WireOptions): Wire {
  const { target, policy, clock, signal } = options;
  setMaxListeners(0, signal);
  const secure = target.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const prove = createProver(options, clock);
  const base = baseHeaders(target, { ...policy, auth: undefined });
  const open = secure ? httpsRequest : httpRequest;
  const place = placeOf(target);
  const linesOf = (request: WireRequest): string[] => {
    const proof = prove({ ...request, attempt: request.attempt ?? 1 });
    const names = overlayHeaders(overlayHeaders(base, proof), request.headers ?? {});
    return headersOf(request, target, names);
  };
  return {
    async send(request, timeoutMs) {
      const given: RequestOptions = {
        ...place,
        ...tlsOf(policy),
        method: request.method ?? 'POST',
        path: request.path ?? target.path,
        headers: linesOf(request),
        agent: request.alone === true || request.manner !== undefined ? false : agent,
      };
      const exchange = (): Promise<Answer & { stale?: boolean }> =>
        new Exchange({ target, clock, timeoutMs, signal }).run(() => open(given), request);
      const answer = await exchange();
      return answer.stale === true ? exchange() : answer;
    },
    prove: (webhook) => prove({ ...webhook, attempt: 1 }),
    head(request) {
      const lines = linesOf(request);
      const pairs = lines.flatMap((name, index) =>
        index % 2 === 0 ? `${name}: ${lines[index + 1] ?? ''}` : [],
      );
      return Buffer.from(`POST ${target.path} HTTP/1.1\r\n${pairs.join('\r\n')}\r\n\r\n`, 'latin1');
    },
    connect: () =>
      secure ? connectTls({ ...place, ...tlsOf(policy) } as TlsOptions) : connectTcp(place as TcpOptions),
    close: () => agent.destroy(),
  };
}

function placeOf({ socketPath, hostname, port }: Target): {
  path?: string;
  socketPath?: string;
  host?: string;
  port?: number;
} {
  return socketPath === undefined ? { host: hostname, port } : { socketPath, path: socketPath };
}

function tlsOf({ tls }: DeliveryPolicy): RequestOptions {
  const { insecure, ca, cert, key } = tls;
  return {
    rejectUnauthorized: !insecure,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/** Name and value in turn, so that Node sends the names as they are. */
function headersOf(
  { framing = 'length', without = [], renameHeaders = (name) => name, headers = {}, body }: WireRequest,
  target: Target,
  flat: readonly string[],
): string[] {
  const host = target.socketPath === undefined ? new URL(target.origin).host : 'localhost';
  const own = Object.keys(headers).some((name) => /^(content-length|transfer-encoding)$/i.test(name));
  const frame =
    framing === 'chunked' ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)];
  const all = ['Host', host, ...flat, ...(own ? [] : frame)];
  const left: string[] = [];
  for (let index = 0; index < all.length; index += 2) {
    const name = all[index] as string;
    if (!without.includes(name.toLowerCase())) left.push(renameHeaders(name), all[index + 1] as string);
  }
  return left;
}

interface ExchangeOptions {
  readonly target: Target;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** One request and its answer. It always ends, and ends once. */
class Exchange {
  private readonly options: ExchangeOptions;
  private readonly startMs: number;
  private readonly body = new AnswerBody(keptBytes);
  private status: number | undefined;
  private headers: Record<string, string> = {};
  private readonly timer = new AbortController();
  private continued = false;
  private sent = false;

  constructor(options: ExchangeOptions) {
    this.options = options;
    this.startMs = options.clock.monotonic();
  }

  run(open: () => ClientRequest, { manner, body }: WireRequest): Promise<Answer & { stale?: boolean }> {
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
        end({ code: 'aborted', message: 'The check ended while the answer was awaited.' });
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      void clock.sleep(timeoutMs, this.timer.signal).then(() => end(this.timedOut()));
      request.on('error', (error) => {
        const progress = { status: this.status, sent: this.sent };
        const isStale = request.reusedSocket && this.status === undefined;
        end(describeFailure(error, target, progress), isStale && manner === undefined);
      });
      request.on('finish', () => (this.sent = true));
      request.on('continue', () => (this.continued = true));
      request.on('response', (response) => this.read(response, end));
      if (manner === undefined) request.end(body);
      else void Promise.resolve(manner(request, body, clock)).catch(() => undefined);
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
      body: this.body.text(headers['content-type']),
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
