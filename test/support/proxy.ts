import { createServer, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A small forward proxy that sends whatever it is requested for to one server, and remembers what it was asked. */
export interface TestProxy {
  readonly url: string;
  /** `POST http://name/path` or `CONNECT name:443`, with the login if one was given. */
  readonly asked: { readonly line: string; readonly login: string | undefined }[];
  readonly close: () => Promise<void>;
}

/** Starts a proxy in front of the server at `port`; with `refuse` it answers every request with that status. */
export async function startProxy(port: number, refuse?: number): Promise<TestProxy> {
  const asked: { line: string; login: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    asked.push({ line: `${method} ${url}`, login: headers['proxy-authorization'] });
    if (refuse !== undefined) {
      outgoing.writeHead(refuse).end();
      return;
    }
    const { pathname, search } = new URL(url);
    const onward = request(
      { port, host: '127.0.0.1', method, path: pathname + search, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.on('connect', ({ url = '', headers }, socket) => {
    asked.push({ line: `CONNECT ${url}`, login: headers['proxy-authorization'] });
    if (refuse !== undefined) {
      socket.end(`HTTP/1.1 ${refuse} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => {});
    socket.on('error', () => {}).on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
