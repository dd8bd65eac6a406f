import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TcpFinder } from '../../src/delivery/transport/loopback.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { repositoryPath } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { certificate } from '../support/misbehaving-server.ts';

const pair = { cert: certificate('server.pem'), key: certificate('server.key') };

async function listen(server: Server | TcpServer, host: string, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const body = repositoryPath('test/samples/01-chat_created.json');

/** All commands that send. */
const doors = {
  run: ['run', 'quote-and-reply', '--speed', 'max'],
  trigger: ['trigger', 'chat_created'],
  replay: ['replay', body, '--speed', 'max'],
  load: ['load', 'quote-and-reply', '--rate', '20', '--duration', '300ms'],
  'load --sign': [
    'load',
    'quote-and-reply',
    '--rate',
    '20',
    '--duration',
    '1s',
    '--sign',
    'hmac-sha256:X-S',
    '--sign-secret',
    'sesame',
  ],
} as const;

const names = Object.keys(doors) as (keyof typeof doors)[];

/** A consumer that takes everything, and how many requests it took. */
function consumer(): { server: Server; taken: () => number } {
  let taken = 0;
  const server = createHttpServer((request, response) => {
    request.resume().on('end', () => {
      taken++;
      response.setHeader('content-type', 'application/json').end('{"ok":true}');
    });
  });
  return { server, taken: () => taken };
}

describe.each(names)('%s to a port that speaks TLS', (name) => {
  test.each(['closes without a word', 'is the server of Node'])(
    'and %s: exit 3, and says https',
    async (kind) => {
      const isSilent = kind === 'closes without a word';
      const server = isSilent
        ? createTlsServer(pair).on('tlsClientError', (_error, socket) => socket.destroy())
        : createHttpsServer(pair, (_request, response) => response.end());
      const port = await listen(server, '127.0.0.1');
      const { exitCode, stdout, stderr } = await runInside([...doors[name], '--to', String(port)]);
      expect(exitCode, stdout + stderr).toBe(3);
      expect(stdout + stderr).toContain('https://');
      expect(stdout + stderr).not.toContain('Look for a crash');
    },
  );

  test('a consumer that crashes on every webhook is no TLS server: it failed', async () => {
    const server = createHttpServer((request) => request.socket.destroy());
    const port = await listen(server, '127.0.0.1');
    const { exitCode, stdout, stderr } = await runInside([...doors[name], '--to', String(port)]);
    expect(exitCode, stdout + stderr).toBe(name.startsWith('load') ? 4 : 1);
    expect(stdout + stderr).not.toContain('https://');
  });
});

describe.each(names.filter((name) => name !== 'load --sign'))(
  '%s to a server that listens on ::1 alone',
  (name) => {
    const forms = name === 'run' ? ['PORT', 'localhost:PORT', '127.0.0.1:PORT'] : ['PORT'];
    test.each(forms)('finds it by %s', async (form) => {
      const { server, taken } = consumer();
      const port = await listen(server, '::1');
      const { exitCode, stdout, stderr } = await runInside([
        ...doors[name],
        '--to',
        form.replace('PORT', String(port)),
      ]);
      expect(exitCode, stdout + stderr).toBe(0);
      expect(taken()).toBeGreaterThan(0);
    });

    test('finds it by TLS, by the name that was asked for', async () => {
      const server = createHttpsServer(pair, (request, response) => {
        request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
      });
      const port = await listen(server, '::1');
      const to = ['--to', `https://localhost:${port}/`, '--insecure'];
      const { exitCode, stdout, stderr } = await runInside([...doors[name], ...to]);
      expect(exitCode, stdout + stderr).toBe(0);
    });

    test('a port where nothing listens is reported by the address that was asked for', async () => {
      const { server } = consumer();
      const port = await listen(server, '127.0.0.1');
      await new Promise((resolve) => server.close(resolve));
      const { exitCode, stdout, stderr } = await runInside([...doors[name], '--to', String(port)]);
      expect(exitCode).toBe(3);
      expect(stdout + stderr).not.toContain('::1');
    });
  },
);

describe('check', () => {
  test('finds a server that listens on ::1 alone', async () => {
    const { server, taken } = consumer();
    const port = await listen(server, '::1');
    const { stdout, stderr } = await runInside(['check', '--to', String(port), '--only', 'CON-01']);
    expect(taken(), stdout + stderr).toBeGreaterThan(0);
  });
});

describe('two programs on one port, one for each loopback address', () => {
  test('the one that took the first connection gets them all, or none', async () => {
    const first = createHttpServer();
    const port = await listen(first, '127.0.0.1');
    await listen(createHttpServer(), '::1', port);
    const finder = new TcpFinder(parseTarget(String(port)));
    const open = (): Promise<string | undefined> =>
      new Promise((resolve) => {
        const socket = connect(finder.place());
        finder.watch(socket);
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
        socket.once('connect', () => {
          resolve(socket.remoteAddress);
          socket.destroy();
        });
      });
    expect(await open()).toBe('127.0.0.1');
    await new Promise((resolve) => first.close(resolve));
    expect(await open()).toBe('ECONNREFUSED');
  });
});

describe.each(names)('%s and a consumer that closes without a word', (name) => {
  test('gets one handshake, however often it closes', async () => {
    const firstBytes: number[] = [];
    const server = createTcpServer((socket) => {
      socket
        .on('error', () => undefined)
        .once('data', (data: Buffer) => {
          firstBytes.push(data[0] ?? 0);
          socket.destroy();
        });
    });
    const port = await listen(server, '127.0.0.1');
    await runInside([
      ...doors[name],
      '--to',
      String(port),
      ...(name === 'run' ? ['--retries', '2', '--backoff', '1ms'] : []),
    ]);
    expect(firstBytes.filter((byte) => byte === 0x16)).toHaveLength(1);
  });

  test('gets none once it has answered', async () => {
    let requests = 0;
    const seen: number[] = [];
    const server = createTcpServer((socket) => {
      socket
        .on('error', () => undefined)
        .once('data', (data: Buffer) => {
          seen.push(data[0] ?? 0);
          if (requests++ === 0)
            socket.end('HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
          else socket.destroy();
        });
    });
    const port = await listen(server, '127.0.0.1');
    await runInside([...doors[name], '--to', String(port)]);
    expect(seen).not.toContain(0x16);
  });
});
