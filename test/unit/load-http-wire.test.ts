import { createHash } from 'node:crypto';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createVirtualClock, systemClock } from '../../src/env/clock.ts';
import { createHttpWire, type HttpWireSettings } from '../../src/delivery/transport/raw/raw-driver.ts';
import type { Answer, Wire } from '../../src/delivery/transport/wire.ts';
import { webhookOf } from '../support/load-consumer.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

describe('a request', () => {
  test('arrives as it was: path, query, headers, bytes', async () => {
    const seen: { method?: string; url?: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
    const url = await httpServer((request, response, body) => {
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: body.toString(),
      });
      response.end('{"ok":true}');
    });
    const wire = wireTo(`${url}/base/hook?tenant=7`, {
      headers: { 'content-type': 'application/json', 'x-a': 'b' },
    });
    expect(await send(wire, '{"Текст":"Здравствуйте"}')).toMatchObject({
      status: 200,
      bytes: 11,
      attempts: 1,
    });
    expect(seen).toMatchObject([
      { method: 'POST', url: '/base/hook?tenant=7', body: '{"Текст":"Здравствуйте"}' },
    ]);
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-a': 'b',
      host: new URL(url).host,
    });
  });

  test('of any size arrives whole, one after another on the same lane, however slowly it is read', async () => {
    const hashes: string[] = [];
    const url = await httpServer((_request, response, body) => {
      hashes.push(hash(body));
      response.end();
    });
    const wire = wireTo(url, { lanes: 1 });
    const bodies = [10, 5_000_000, 4096, 3_000_000, 1, 70_000].map(
      (size, index) => `${'абв-'.repeat(size / 4)}${index}`,
    );
    for (const body of bodies) expect((await send(wire, body)).status).toBe(200);
    expect(hashes).toEqual(bodies.map((body) => hash(Buffer.from(body))));
  });

  test('takes the connection that its predecessor used', async () => {
    let connections = 0;
    const url = await httpServer(
      (_request, response) => response.end('ok'),
      (server) => server.on('connection', () => connections++),
    );
    const wire = wireTo(url, { lanes: 8 });
    for (let index = 0; index < 20; index++) await send(wire, 'x');
    expect(connections).toBe(1);
  });

  test('goes out beside others, up to the number of lanes, each answer to its own', async () => {
    const url = await httpServer((_request, response, body) => {
      setTimeout(() => response.writeHead(200 + Number(body.toString())).end(), Math.random() * 20);
    });
    const wire = wireTo(url, { lanes: 40 });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => send(wire, String(index))));
    expect(answers.map((answer) => answer.status)).toEqual(
      Array.from({ length: 40 }, (_, index) => 200 + index),
    );
  });
});

describe('a consumer', () => {
  test('that closes after every answer is met with a new connection', async () => {
    const url = await httpServer((_request, response) =>
      response.writeHead(200, { connection: 'close' }).end('bye'),
    );
    const wire = wireTo(url, { lanes: 1 });
    for (let index = 0; index < 5; index++)
      expect(await send(wire, 'x')).toMatchObject({ status: 200, bytes: 3 });
  });

  test('that closes the idle connection without a word is no failure', async () => {
    const url = await rawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        setTimeout(() => socket.end(), 5);
      });
    });
    const wire = wireTo(url, { lanes: 1 });
    for (let index = 0; index < 3; index++) {
      expect((await send(wire, 'x')).status).toBe(200);
      await systemClock.sleep(40);
    }
  });

  test('that closes just as the next request comes is sent it once more, and that counts as a try', async () => {
    const bodies: string[] = [];
    const url = await rawServer((socket) => {
      let requests = 0;
      socket.on('data', (data) => {
        bodies.push(data.toString().split('\r\n\r\n')[1] ?? '');
        if (++requests === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        else socket.resetAndDestroy();
      });
    });
    const wire = wireTo(url, { lanes: 1 });
    expect(await send(wire, 'a')).toMatchObject({ status: 200, attempts: 1 });
    expect(await send(wire, 'b')).toMatchObject({ status: 200, attempts: 2 });
    expect(bodies).toEqual(['a', 'b', 'b']);
  });

  test('that closes the idle connection at the moment when a request is about to leave is no failure', async () => {
    const sockets: net.Socket[] = [];
    const url = await rawServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    });
    const wire = wireTo(url, { lanes: 1 });
    for (let index = 0; index < 5; index++) {
      expect(await send(wire, 'x')).toMatchObject({ status: 200, attempts: 1 });
      sockets.at(-1)?.end();
      expect((await send(wire, 'y')).status).toBe(200);
    }
  });

  test('that says how long it keeps an idle connection is not trusted to the last second', async () => {
    let connections = 0;
    const url = await rawServer((socket) => {
      connections++;
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 0\r\n\r\n'),
      );
    });
    const wire = wireTo(url, { lanes: 1 });
    expect((await send(wire, 'x')).status).toBe(200);
    expect((await send(wire, 'x')).status).toBe(200);
    expect(connections).toBe(2);
  });

  test('that answers before it has read the body gets its answer counted, and a new connection', async () => {
    const url = await rawServer((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno'),
      );
    });
    const wire = wireTo(url, { lanes: 1 });
    expect(await send(wire, 'x'.repeat(100))).toMatchObject({ status: 413, bytes: 2 });
    expect(await send(wire, 'x'.repeat(100))).toMatchObject({ status: 413, bytes: 2 });
  });

  test.each([
    ['resets', (socket: net.Socket) => socket.resetAndDestroy(), 'reset'],
    ['closes without an answer', (socket: net.Socket) => socket.end(), 'reset'],
    [
      'closes in the middle of its answer',
      (socket: net.Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nxx'),
      'reset',
    ],
    ['talks nonsense', (socket: net.Socket) => socket.write('hello\r\n\r\n'), 'garbage'],
    ['says nothing', () => undefined, 'timeout'],
    [
      'stops in the middle of its answer',
      (socket: net.Socket) => socket.write('HTTP/1.1 200 OK\r\n'),
      'timeout',
    ],
  ])('that %s is data, and the lane goes on', async (_what, misbehave, error) => {
    let isFirst = true;
    const url = await rawServer((socket) => {
      const bad = isFirst;
      isFirst = false;
      socket.on('data', () => {
        if (bad) misbehave(socket);
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      });
    });
    const wire = wireTo(url, { lanes: 1, timeoutMs: 200 });
    expect(await send(wire, 'x')).toMatchObject({ status: 0, error, bytes: 0, attempts: 1 });
    expect((await send(wire, 'x')).status).toBe(200);
  });

  test('that adds junk to its answer costs it the connection and nothing else', async () => {
    let connections = 0;
    const url = await rawServer((socket) => {
      connections++;
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 X\r\n\r\n'),
      );
    });
    const wire = wireTo(url, { lanes: 1 });
    for (let index = 0; index < 3; index++) expect((await send(wire, 'x')).status).toBe(200);
    expect(connections).toBe(3);
  });

  test('that is not there is refused, each time', async () => {
    const wire = wireTo(await nobody(), { lanes: 1 });
    for (let index = 0; index < 3; index++)
      expect(await send(wire, 'x')).toMatchObject({ status: 0, error: 'refused' });
  });

  test('that has no such name is a failure of the name', async () => {
    const wire = wireTo('http://consumer.invalid', { lanes: 1 });
    expect(await send(wire, 'x')).toMatchObject({ status: 0, error: 'dns' });
  });
});

describe('connections that are opened ahead', () => {
  test('are those that the first requests take', async () => {
    let connections = 0;
    const url = await httpServer(
      (_request, response) => setTimeout(() => response.end('ok'), 5),
      (server) => server.on('connection', () => connections++),
    );
    const wire = wireTo(url, { lanes: 40 });
    await wire.open?.(35);
    await expect.poll(() => connections).toBe(35);
    const answers = await Promise.all(Array.from({ length: 35 }, () => send(wire, 'x')));
    expect(answers.every(({ status, attempts }) => status === 200 && attempts === 1)).toBe(true);
    expect(connections).toBe(35);
    await Promise.all(Array.from({ length: 40 }, () => send(wire, 'x')));
    expect(connections).toBe(40);
  });

  test('are no more than the lanes, however many are asked for', async () => {
    let connections = 0;
    const url = await rawServer(() => {
      connections++;
    });
    const wire = wireTo(url, { lanes: 3 });
    await wire.open?.(1000);
    await expect.poll(() => connections).toBe(3);
  });

  test('and closed by the consumer before they are used are no failure', async () => {
    let isFirst = true;
    const url = await rawServer((socket) => {
      if (isFirst) socket.end();
      else socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
      isFirst = false;
    });
    const wire = wireTo(url, { lanes: 1 });
    await wire.open?.(1);
    await systemClock.sleep(40);
    expect(await send(wire, 'x')).toMatchObject({ status: 200, attempts: 1 });
  });

  test('and are not to be had cost nothing but the time: requests fail as they would have', async () => {
    const wire = wireTo(await nobody(), { lanes: 4 });
    await wire.open?.(4);
    expect(await send(wire, 'x')).toMatchObject({ status: 0, error: 'refused', attempts: 1 });
  });
});

describe('connections that are idle', () => {
  const lanes = 8;

  /** A wire that has opened all its lanes, and the count of connections that were ever made. */
  async function opened() {
    const clock = createVirtualClock();
    let made = 0;
    const open = new Set<net.Socket>();
    const url = await httpServer(
      (_request, response) => setTimeout(() => response.end('ok'), 5),
      (server) => {
        server.keepAliveTimeout = 0;
        server.on('connection', (socket: net.Socket) => {
          made++;
          open.add(socket);
          socket.on('close', () => open.delete(socket));
        });
      },
    );
    const wire = wireTo(url, { lanes, clock });
    const sendOne = (): Promise<Answer> =>
      new Promise((resolve) => wire.send(webhookOf('x'), clock.monotonic(), resolve));
    const burst = (): Promise<Answer[]> => Promise.all(Array.from({ length: lanes }, sendOne));
    await burst();
    return { clock, burst, sendOne, open, made: () => made };
  }

  test('are all kept by a trickle that needs one of them at a time, so a burst finds them open', async () => {
    const { clock, burst, sendOne, made } = await opened();
    for (let index = 0; index < 60; index++) {
      await clock.advance(200);
      await sendOne();
    }
    await burst();
    expect(made()).toBe(lanes);
  });

  test('are closed before the consumer would do it, and made anew when they are needed', async () => {
    const { clock, burst, open, made } = await opened();
    expect(open.size).toBe(lanes);
    await clock.advance(4200);
    await expect.poll(() => open.size).toBe(0);
    const answers = await burst();
    expect(answers.map(({ status, attempts }) => [status, attempts])).toEqual(answers.map(() => [200, 1]));
    expect(made()).toBe(2 * lanes);
  });
});

test('closing the wire ends what is in flight', async () => {
  const url = await rawServer((socket) => void socket.resume());
  const wire = wireTo(url, { lanes: 2 });
  const answers = Promise.all([send(wire, 'x'), send(wire, 'y')]);
  await wire.close();
  expect(await answers).toMatchObject([{ error: 'aborted' }, { error: 'aborted' }]);
});

test('an answer that comes while the next request is being made ready does not reach the wrong one', async () => {
  const url = await httpServer((_request, response, body) => response.end(body));
  const wire = wireTo(url, { lanes: 4 });
  let sent = 0;
  const wrong: string[] = [];
  await new Promise<void>((resolve) => {
    let done = 0;
    const next = (): void => {
      const body = 'x'.repeat(1 + (sent++ % 50));
      wire.send(webhookOf(body), 0, (answer) => {
        if (answer.bytes !== body.length) wrong.push(`${body.length} got ${answer.bytes}`);
        if (++done === 2000) resolve();
        else if (sent < 2000) next();
      });
    };
    for (let lane = 0; lane < 4; lane++) next();
  });
  expect(wrong).toEqual([]);
});

function wireTo(url: string, settings: Partial<HttpWireSettings> = {}): Wire {
  const wire = createHttpWire({
    clock: systemClock,
    url: new URL(url),
    headers: {},
    lanes: 4,
    timeoutMs: 5000,
    ...settings,
  });
  cleanups.push(() => wire.close());
  return wire;
}

function send(wire: Wire, body: string): Promise<Answer> {
  return new Promise((resolve) => wire.send(webhookOf(body), 0, resolve));
}

async function httpServer(
  handle: (request: http.IncomingMessage, response: http.ServerResponse, body: Buffer) => void,
  prepare: (server: http.Server) => void = () => undefined,
): Promise<string> {
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => handle(request, response, Buffer.concat(pieces)));
  });
  prepare(server);
  return listen(server);
}

/** An address where nobody listens. */
async function nobody(): Promise<string> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function rawServer(onConnection: (socket: net.Socket) => void): Promise<string> {
  return listen(
    net.createServer((socket) => {
      socket.on('error', () => undefined);
      onConnection(socket);
    }),
  );
}

async function listen(server: net.Server): Promise<string> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
