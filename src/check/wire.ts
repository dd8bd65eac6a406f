import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { setMaxListeners } from 'node:events';
import { connect as connectTcp, isIP, type NetConnectOpts as TcpOptions, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type ConnectionOptions as TlsOptions } from 'node:tls';
import type { Clock } from '../env/clock.ts';
import { TcpFinder, type TcpPlace } from '../delivery/transport/loopback.ts';
import { RoundTrip } from '../delivery/transport/round-trip.ts';
import { baseHeaders } from '../delivery/transport/route.ts';
import { overlayHeaders } from '../delivery/headers.ts';
import { secretsOf, type DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import { maskGiven } from '../secrets/mask.ts';
import type { Answer } from './answer.ts';
import { CheckExchange, type Manner } from './exchange.ts';
import { createProver, type ProofChange, type ProofHeaders, type Provable } from './credentials.ts';

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
export interface CheckTransport {
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
  /** Ends what is in progress. */
  readonly signal: AbortSignal;
}

/** Servers close what lies idle, some after two seconds: a connection is not used again that may be closing, ms. */
const longestIdleMs = 1000;

/** Keeps connections for what follows soon. */
export function createAgent(secure: boolean): HttpAgent | HttpsAgent {
  const options = { keepAlive: true, timeout: longestIdleMs };
  return secure ? new HttpsAgent(options) : new HttpAgent(options);
}

/** Makes a wire to a consumer. Its connections are kept alive, but for requests that need one of their own. */
export function createWire(options: WireOptions): CheckTransport {
  const { target, policy, clock, signal } = options;
  setMaxListeners(0, signal);
  const secure = target.protocol === 'https:';
  const agent = createAgent(secure);
  const prove = createProver(options, clock);
  const base = baseHeaders(target, { ...policy, auth: undefined });
  const open = secure ? httpsRequest : httpRequest;
  const finder = new TcpFinder(target);
  const roundTrip = new RoundTrip(target, clock);
  const tools = { target, finder, roundTrip, clock, signal };
  const secrets = secretsOf(policy, target);
  const linesOf = (request: WireRequest): string[] => {
    const proof = prove({ ...request, attempt: request.attempt ?? 1 });
    const names = overlayHeaders(overlayHeaders(base, proof), request.headers ?? {});
    return headersOf(request, target, names);
  };
  return {
    async send(request, timeoutMs) {
      const given: RequestOptions = {
        ...hostOf(target, finder),
        ...tlsOf(target, policy),
        method: request.method ?? 'POST',
        path: request.path ?? target.path,
        headers: linesOf(request),
        agent: request.alone === true || request.manner !== undefined ? false : agent,
      };
      const exchange = (): Promise<Answer & { stale?: boolean }> =>
        new CheckExchange({ ...tools, timeoutMs }).run(() => open(given), request);
      const first = await exchange();
      const answer = first.stale === true ? await exchange() : first;
      // A consumer may repeat what it was sent.
      return { ...answer, body: maskGiven(answer.body, secrets) };
    },
    prove: (webhook) => prove({ ...webhook, attempt: 1 }),
    head(request) {
      const lines = linesOf(request);
      const pairs = lines.flatMap((name, index) =>
        index % 2 === 0 ? `${name}: ${lines[index + 1] ?? ''}` : [],
      );
      return Buffer.from(`POST ${target.path} HTTP/1.1\r\n${pairs.join('\r\n')}\r\n\r\n`, 'latin1');
    },
    connect() {
      const place = hostOf(target, finder);
      return secure
        ? connectTls({ ...place, ...tlsOf(target, policy) } as TlsOptions)
        : connectTcp(place as TcpOptions);
    },
    close: () => agent.destroy(),
  };
}

/** Where to connect to, for Node's `request`. */
export function hostOf(
  { socketPath }: Target,
  finder: TcpFinder,
): Partial<TcpPlace> & { path?: string; socketPath?: string } {
  return socketPath === undefined ? finder.place() : { socketPath, path: socketPath };
}

/** How TLS is spoken to a target. */
export function tlsOf({ hostname }: Target, { tls }: DeliveryPolicy): RequestOptions {
  const { insecure, ca, cert, key } = tls;
  return {
    rejectUnauthorized: !insecure,
    servername: isIP(hostname) === 0 ? hostname : '',
    checkServerIdentity: (_, shown) => checkServerIdentity(hostname, shown),
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
