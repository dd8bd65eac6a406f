import { connect } from 'node:net';

/** The head of an answer, and what was written after it, write by write: each is one chunk on the wire. */
export interface RawStream {
  readonly head: string;
  readonly writes: readonly string[];
  end(): void;
}

/** Opens a stream and reads it as it is on the wire. */
export async function openRaw(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<RawStream> {
  const { hostname, port, pathname, search, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  const fields = { Host: host, ...headers };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const stream = { head: '', writes: [] as string[], end: () => void socket.destroy() };
  let rest = '';
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1');
      const headEnd = stream.head === '' ? rest.indexOf('\r\n\r\n') : -1;
      if (headEnd >= 0) [stream.head, rest] = [rest.slice(0, headEnd), rest.slice(headEnd + 4)];
      for (;;) {
        const [line, size] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? [];
        const length = Number.parseInt(size ?? '', 16);
        if (line === undefined || rest.length < line.length + length + 2) break;
        stream.writes.push(rest.slice(line.length, line.length + length));
        rest = rest.slice(line.length + length + 2);
      }
      if (stream.writes.length > 0) resolve();
    });
  });
  return stream;
}
