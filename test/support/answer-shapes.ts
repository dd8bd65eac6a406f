import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { certificate } from './misbehaving-server.ts';

/** One shape of answer, and what every door must make of it. */
export interface AnswerShape {
  readonly name: string;
  readonly bytes: string;
  /** The server closes the connection after these bytes. */
  readonly closes?: true;
  /** The status that is recorded; undefined where there is no answer. */
  readonly status?: number;
  /** What the failure is called, and how it is worded. */
  readonly error?: { readonly code: 'garbage' | 'reset'; readonly message: RegExp };
  readonly warning?: RegExp;
  /** Whether a policy with retries and the usual codes sends it again. */
  readonly isRetried?: true;
}

const head = 'HTTP/1.1 200 OK\r\n';
const ok = `${head}Content-Length: 2\r\n\r\nok`;
const garbage = (message: RegExp): Pick<AnswerShape, 'error'> => ({ error: { code: 'garbage', message } });

/** Shapes of answers, good, odd and bad. */
export const answerShapes: readonly AnswerShape[] = [
  { name: 'a plain answer', bytes: ok, status: 200 },
  { name: 'an unasked 100 Continue', bytes: `HTTP/1.1 100 Continue\r\n\r\n${ok}`, status: 200 },
  {
    name: 'several interim answers',
    bytes: `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 102 P\r\n\r\n${ok}`,
    status: 200,
  },
  {
    name: '204 with a length, kept alive',
    bytes: 'HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nabc',
    status: 204,
    warning: /204 has "Content-Length: 3"/,
  },
  {
    name: '304 with a length',
    bytes: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n',
    status: 304,
  },
  { name: 'more bytes than announced', bytes: `${ok}more`, status: 200, warning: /More bytes/ },
  {
    name: 'two equal lengths',
    bytes: `${head}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok`,
    ...garbage(/two Content-Length/),
  },
  {
    name: 'two lengths that differ',
    bytes: `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\nok`,
    ...garbage(/two Content-Length/),
  },
  {
    name: 'a length and chunks',
    bytes: `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ...garbage(/both Content-Length and Transfer-Encoding/),
  },
  ...['2 2', '1e9', '12345678901234567890123', '+2', '0x2', '2, 2', ''].map((length) => ({
    name: `the length ${JSON.stringify(length)}`,
    bytes: `${head}Content-Length: ${length}\r\n\r\nok`,
    ...garbage(/not a whole number of bytes/),
  })),
  {
    name: 'a folded header',
    bytes: `${head}X-A: 1\r\n  2\r\nContent-Length: 2\r\n\r\nok`,
    ...garbage(/folded/),
  },
  {
    name: 'a control character in a header',
    bytes: `${head}X-A: 1\u00012\r\nContent-Length: 2\r\n\r\nok`,
    ...garbage(/"x-a" has a control character/),
  },
  {
    name: 'a header without a name',
    bytes: `${head}: 1\r\nContent-Length: 2\r\n\r\nok`,
    ...garbage(/no valid name/),
  },
  {
    name: '20 kB of headers',
    bytes: `${head}X-Long: ${'x'.repeat(20_000)}\r\nContent-Length: 2\r\n\r\nok`,
    status: 200,
  },
  {
    name: '70 kB of headers',
    bytes: `${head}X-Long: ${'x'.repeat(70_000)}\r\nContent-Length: 2\r\n\r\nok`,
    ...garbage(/more than 64 kB of headers/),
  },
  {
    name: 'the status 000',
    bytes: 'HTTP/1.1 000 Zero\r\nContent-Length: 2\r\n\r\nok',
    ...garbage(/status line is "HTTP\/1\.1 000 Zero"/),
  },
  {
    name: 'HTTP/2.0 on a plain connection',
    bytes: 'HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok',
    ...garbage(/status line is "HTTP\/2\.0 200 OK"/),
  },
  { name: 'another protocol', bytes: 'SSH-2.0-OpenSSH_9\r\n', ...garbage(/does not begin with HTTP/) },
  {
    name: 'lines without CR',
    bytes: 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok',
    ...garbage(/LF alone/),
  },
  {
    name: 'a chunk whose size is no number',
    bytes: `${head}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`,
    status: 200,
    ...garbage(/size of a chunk/),
  },
  {
    name: 'a truncated answer',
    bytes: `${head}Content-Length: 100\r\n\r\nonly this`,
    closes: true,
    status: 200,
    error: { code: 'reset', message: /in the middle of its answer \(200\)/ },
    isRetried: true,
  },
  {
    name: 'truncated chunks',
    bytes: `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nfi`,
    closes: true,
    status: 200,
    error: { code: 'reset', message: /in the middle of its answer \(200\)/ },
    isRetried: true,
  },
  {
    name: 'no answer at all',
    bytes: '',
    closes: true,
    error: { code: 'reset', message: /closed the connection without an answer/ },
    isRetried: true,
  },
  { name: 'an answer that ends with the connection', bytes: `${head}\r\nok`, closes: true, status: 200 },
  { name: 'HTTP/1.0', bytes: 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', status: 200 },
  { name: 'no reason phrase', bytes: 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', status: 200 },
  { name: 'the status 600', bytes: 'HTTP/1.1 600 Odd\r\nContent-Length: 2\r\n\r\nok', status: 600 },
  {
    name: 'a status of four digits',
    bytes: 'HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\nok',
    ...garbage(/status line is "HTTP\/1\.1 2000 OK"/),
  },
  {
    name: 'another protocol that nobody asked for',
    bytes: `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n${ok}`,
    ...garbage(/changes the protocol \(101\)/),
  },
  {
    name: 'two answers to one request',
    bytes: `${ok}HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n`,
    status: 200,
    warning: /More bytes/,
  },
  {
    name: 'a chunk of negative size',
    bytes: `${head}Transfer-Encoding: chunked\r\n\r\n-1\r\nok\r\n0\r\n\r\n`,
    status: 200,
    ...garbage(/size of a chunk/),
  },
  {
    name: 'a chunk of 2^68 bytes',
    bytes: `${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nok\r\n0\r\n\r\n`,
    status: 200,
    ...garbage(/size of a chunk/),
  },
  {
    name: 'a chunk that is longer than its size',
    bytes: `${head}Transfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n0\r\n\r\n`,
    status: 200,
    ...garbage(/longer than announced/),
  },
  {
    name: 'a space before the colon of a header',
    bytes: `${head}Content-Length : 2\r\n\r\nok`,
    ...garbage(/no valid name/),
  },
  {
    name: 'chunks with an extension',
    bytes: `${head}Transfer-Encoding: chunked\r\n\r\n2;a=" b"\r\nok\r\n0\r\nX-T: 1\r\n\r\n`,
    status: 200,
  },
];

/** A server that gives every request the same bytes. */
export interface ShapeServer {
  readonly address: string;
  /** Requests that arrived whole. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/** Starts a server of one shape on a free port, with TLS, or on a socket file. */
export async function startShapeServer(
  { bytes, closes }: Pick<AnswerShape, 'bytes' | 'closes'>,
  way: { readonly tls?: true; readonly socketPath?: string } = {},
): Promise<ShapeServer> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    let got = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (piece: Buffer) => {
      got = Buffer.concat([got, piece]);
      const end = got.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(got.toString('latin1', 0, end))?.[1];
      if (end < 0 || got.length < end + 4 + Number(length)) return;
      got = got.subarray(end + 4 + Number(length));
      requests++;
      if (closes === true) socket.end(bytes, 'latin1');
      else socket.write(bytes, 'latin1');
    });
  };
  const server: Server =
    way.tls === true
      ? createTlsServer({ cert: certificate('server.pem'), key: certificate('server.key') }, serve)
      : createTcpServer(serve);
  await new Promise<void>((resolve) => {
    if (way.socketPath === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(way.socketPath, resolve);
  });
  const address =
    way.socketPath === undefined
      ? `${way.tls === true ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/`
      : `unix:${way.socketPath}:/`;
  return {
    address,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
