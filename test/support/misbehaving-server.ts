import { readFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createRandom } from '../../src/env/random.ts';

/** One request as it arrived. */
export interface Seen {
  readonly method: string;
  /** Path and query, or a whole URL if that was asked for. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Counts the connections from 1. */
  readonly connection: number;
  /** Counts the requests on this connection from 1. */
  readonly onConnection: number;
}

/** How to answer a request whose body has been read. */
export type Behave = (response: ServerResponse, seen: Seen, socket: Socket) => void;

/** A server on 127.0.0.1 that answers well or badly, and remembers what it got. */
export interface MisbehavingServer {
  readonly port: number;
  readonly url: string;
  readonly seen: Seen[];
  readonly connections: () => number;
  /** Ends idle connections, as a server with a short keep-alive does. */
  readonly closeIdle: () => void;
  readonly close: () => Promise<void>;
}

/** A test certificate or key by its file name. */
export function certificate(name: string): string {
  return readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8');
}

const flaky = createRandom('flaky');

/** Ends a connection without a word; only a plain one can be reset. */
export function cut(socket: Socket): void {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

/** Bad manners by the first segment of the path: `/reset` resets. */
export const behaviours: Readonly<Record<string, Behave>> = {
  ok: (response) => response.end('{"ok":true}'),
  'no-content': (response) => response.writeHead(204).end(),
  error: (response) => response.writeHead(500, { 'content-type': 'text/plain' }).end('boom'),
  gone: (response) => response.writeHead(410).end(),
  busy: (response) => response.writeHead(429, { 'retry-after': '7' }).end('slow down'),
  moved: (response) => response.writeHead(301, { location: '/login' }).end(),
  early: (response) => {
    response.writeProcessing();
    response.end('after 102');
  },
  'early-hangup': (response, _, socket) => {
    response.writeProcessing();
    setImmediate(() => socket.end());
  },
  silent: () => {},
  dribble: (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const timer = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(timer));
  },
  reset: (_, __, socket) => cut(socket),
  hangup: (_, __, socket) => socket.end(),
  'hangup-in-answer': (_, __, socket) =>
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this'),
  'close-in-answer': (_, __, socket) =>
    socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\nonly this'),
  'close-in-chunks': (_, __, socket) =>
    socket.end(
      'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n5\r\nse',
    ),
  'hangup-in-headers': (_, __, socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  garbage: (_, __, socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  upgrade: (_, __, socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\n'),
  'long-headers': (response) => response.writeHead(200, { 'x-long': 'x'.repeat(70_000) }).end(),
  huge: (response) => response.end(Buffer.alloc(1_000_000, 'x')),
  chunked: (response) => {
    response.write('one ');
    setImmediate(() => response.end('two'));
  },
  'closes-keep-alive': (response) => response.writeHead(200, { connection: 'close' }).end('bye'),
  /** The second request on a connection crosses with its end. */
  'stale-keep-alive': (response, { onConnection }, socket) => {
    if (onConnection > 1) cut(socket);
    else response.end('first');
  },
  echo: (response, { headers, body }) =>
    response.setHeader('x-echo', String(headers['x-echo'] ?? '')).end(body.subarray(0, 1000)),
  flaky: (response) => response.writeHead(flaky.chance(0.3) ? 503 : 200).end(),
};

/** What a server is started with. */
export interface ServerSettings {
  /** Answers in place of the behaviour that the path names. */
  readonly behave?: Behave;
  readonly tls?: ServerOptions;
  readonly socketPath?: string;
}

/** Starts a server on a free port. */
export async function startMisbehavingServer(settings: ServerSettings = {}): Promise<MisbehavingServer> {
  const seen: Seen[] = [];
  const sockets = new Map<Socket, { number: number; requests: number }>();
  let connections = 0;
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const connection = sockets.get(request.socket) ?? { number: 0, requests: 0 };
      connection.requests++;
      const { method = '', url = '', headers } = request;
      const facts = { number: connection.number, onConnection: connection.requests };
      const one: Seen = {
        method,
        url,
        headers,
        body: Buffer.concat(chunks),
        connection: facts.number,
        onConnection: facts.onConnection,
      };
      seen.push(one);
      const name = /^\/([\w-]+)/.exec(url)?.[1] ?? 'ok';
      const behave = settings.behave ?? behaviours[name] ?? behaviours['ok'];
      behave?.(response, one, request.socket);
    });
  };
  const server = settings.tls === undefined ? createHttp(onRequest) : createHttps(settings.tls, onRequest);
  server.keepAliveTimeout = 60_000;
  server.on(settings.tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    sockets.set(socket, { number: ++connections, requests: 0 });
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    if (settings.socketPath === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(settings.socketPath, resolve);
  });
  const port = settings.socketPath === undefined ? (server.address() as AddressInfo).port : 0;
  return {
    port,
    url: `${settings.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    seen,
    connections: () => connections,
    closeIdle: () => server.closeIdleConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets.keys()) socket.destroy();
      }),
  };
}
