import { createServer, type Server, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** One request as it came over the wire, whole or broken off. */
export interface Tapped {
  readonly connection: number;
  /** The head, line by line, as it was written. */
  readonly lines: readonly string[];
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body, without the framing of chunks. */
  readonly body: Buffer;
  /** Sizes of the chunks, if it came in chunks. */
  readonly chunks: readonly number[];
  /** Whether all of it came. */
  readonly whole: boolean;
  /** How the peer ended its side: not before the answer, in order, or with a reset. */
  readonly ended: 'open' | 'fin' | 'rst';
  /** How the peer ended the connection in the end, before or after the answer. */
  readonly closed: 'open' | 'fin' | 'rst';
  /** How many reads the body came in, and the time from the first to the last, ms. */
  readonly reads: number;
  readonly overMs: number;
  readonly atMs: number;
}

/** What a test looks at in a body. */
export interface TappedBody {
  readonly ChatEvent: Readonly<Record<string, unknown>>;
  readonly Rels: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | null>>;
}

/** A consumer that speaks HTTP by hand and keeps what it saw. */
export interface Wiretap extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly Tapped[];
  /** Bodies that came whole, parsed, in the order in which they were complete. */
  bodies(): readonly TappedBody[];
}

/** What the consumer answers to the nth request (from 0). */
export interface WiretapOptions {
  readonly status?: (index: number, request: Tapped) => number;
  readonly delayMs?: number;
  /** Whether it says 100 Continue. */
  readonly continues?: boolean;
}

interface Reading {
  bytes: Buffer;
  bodyReads: number[];
  saidContinue: boolean;
}

type Writable = { -readonly [Key in keyof Tapped]: Tapped[Key] };

/** Starts one on a free port of loopback. */
export async function startWiretap(options: WiretapOptions = {}): Promise<Wiretap> {
  const { status = () => 200, delayMs = 0, continues = true } = options;
  const requests: Tapped[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    const connection = ++connections;
    sockets.add(socket);
    let reading: Reading = { bytes: Buffer.alloc(0), bodyReads: [], saidContinue: false };
    let open: Writable | undefined;
    let last: Writable | undefined;
    const end = (how: 'fin' | 'rst'): void => {
      if (open !== undefined) open.ended = how;
      else if (reading.bytes.length > 0)
        requests.push({ ...tapped(reading, connection), whole: false, ended: how, closed: how });
      if (last?.closed === 'open') last.closed = how;
      reading = { bytes: Buffer.alloc(0), bodyReads: [], saidContinue: false };
    };
    socket.on('data', (data) => {
      reading.bytes = Buffer.concat([reading.bytes, data]);
      const headEnd = reading.bytes.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      if (reading.bytes.length > headEnd + 4) reading.bodyReads.push(performance.now());
      const request = tapped(reading, connection);
      if (request.headers['expect'] !== undefined && continues && !reading.saidContinue) {
        reading.saidContinue = true;
        socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      }
      if (!request.whole) return;
      reading = { bytes: Buffer.alloc(0), bodyReads: [], saidContinue: false };
      const current: Writable = { ...request };
      [open, last] = [current, current];
      requests.push(current);
      const index = requests.length - 1;
      setTimeout(() => {
        if (socket.destroyed || !socket.writable) return;
        const text = `HTTP/1.1 ${status(index, current)} X\r\ncontent-length: 2\r\n\r\nok`;
        socket.write(text, () => (open = current.ended === 'open' ? undefined : open));
        if (current.ended === 'fin' || current.headers['connection'] === 'close') socket.end();
      }, delayMs);
    });
    socket.on('end', () => {
      const isAnswered = open === undefined;
      end('fin');
      if (isAnswered) socket.end();
    });
    socket.on('error', () => end('rst'));
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    bodies: () =>
      requests.filter(({ whole }) => whole).map((request) => JSON.parse(textOf(request)) as TappedBody),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body as text, decompressed if it says so. */
export function textOf({ headers, body }: Tapped): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

function tapped({ bytes, bodyReads }: Reading, connection: number): Tapped {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const lines = bytes.toString('latin1', 0, headEnd < 0 ? bytes.length : headEnd).split('\r\n');
  const headers = Object.fromEntries(
    lines.slice(1).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = headEnd < 0 ? Buffer.alloc(0) : bytes.subarray(headEnd + 4);
  const isChunked = headers['transfer-encoding'] === 'chunked';
  const { body, chunks, whole } = isChunked
    ? dechunked(rest)
    : {
        body: rest,
        chunks: [],
        whole: headEnd >= 0 && rest.length >= Number(headers['content-length'] ?? 0),
      };
  return {
    connection,
    lines,
    headers,
    body,
    chunks,
    whole,
    ended: 'open',
    closed: 'open',
    reads: bodyReads.length,
    overMs: (bodyReads.at(-1) ?? 0) - (bodyReads[0] ?? 0),
    atMs: performance.now(),
  };
}

function dechunked(bytes: Buffer): { body: Buffer; chunks: number[]; whole: boolean } {
  const pieces: Buffer[] = [];
  let from = 0;
  for (;;) {
    const line = bytes.indexOf('\r\n', from);
    if (line < 0) break;
    const size = Number.parseInt(bytes.toString('latin1', from, line), 16);
    if (size === 0)
      return { body: Buffer.concat(pieces), chunks: pieces.map(({ length }) => length), whole: true };
    const piece = bytes.subarray(line + 2, line + 2 + size);
    if (piece.length < size) break;
    pieces.push(piece);
    from = line + 2 + size + 2;
  }
  return { body: Buffer.concat(pieces), chunks: pieces.map(({ length }) => length), whole: false };
}
