import { createHash } from 'node:crypto';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createVirtualClock, systemClock, type Clock } from '../../src/env/clock.ts';
import type { Attempt } from '../../src/delivery/delivery.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { createRawDriver, type RawDriver } from '../../src/delivery/transport/raw/raw-driver.ts';
import { aPolicy, createStillClock } from '../support/deliveries.ts';

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
    const driver = driverTo(`${url}/base/hook?tenant=7`, {
      headers: { 'content-type': 'application/json', 'x-a': 'b' },
    });
    expect(await send(driver, '{"Текст":"Здравствуйте"}')).toMatchObject({
      status: 200,
      bodyBytes: 11,
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
    const driver = driverTo(url);
    const bodies = [10, 5_000_000, 4096, 3_000_000, 1, 70_000].map(
      (size, index) => `${'абв-'.repeat(size / 4)}${index}`,
    );
    for (const body of bodies) expect((await send(driver, body)).status).toBe(200);
    expect(hashes).toEqual(bodies.map((body) => hash(Buffer.from(body))));
  });

  test('takes the connection that its predecessor used', async () => {
    let connections = 0;
    const url = await httpServer(
      (_request, response) => response.end('ok'),
      (server) => server.on('connection', () => connections++),
    );
    const driver = driverTo(url);
    for (let index = 0; index < 20; index++) await send(driver, 'x');
    expect(connections).toBe(1);
  });

  test('goes out beside others, up to the number of lanes, each answer to its own', async () => {
    const url = await httpServer((_request, response, body) => {
      setTimeout(() => response.writeHead(200 + Number(body.toString())).end(), Math.random() * 20);
    });
    const driver = driverTo(url);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => send(driver, String(index))));
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
    const driver = driverTo(url);
    for (let index = 0; index < 5; index++)
      expect(await send(driver, 'x')).toMatchObject({ status: 200, bodyBytes: 3 });
  });

  test('that closes the idle connection without a word is no failure', async () => {
    const url = await rawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        setTimeout(() => socket.end(), 5);
      });
    });
    const driver = driverTo(url);
    for (let index = 0; index < 3; index++) {
      expect((await send(driver, 'x')).status).toBe(200);
      await systemClock.sleep(40);
    }
  });

  test('that closes just as the next request comes is sent it once more, which is counted apart', async () => {
    const bodies: string[] = [];
    const url = await rawServer((socket) => {
      let requests = 0;
      socket.on('data', (data) => {
        bodies.push(data.toString().split('\r\n\r\n')[1] ?? '');
        if (++requests === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        else socket.resetAndDestroy();
      });
    });
    const driver = driverTo(url, { clock: createStillClock() });
    expect((await send(driver, 'a')).resent).toBeUndefined();
    expect(await send(driver, 'b')).toMatchObject({ status: 200, resent: true });
    expect(bodies).toEqual(['a', 'b', 'b']);
  });

  test('that closes the idle connection at the moment when a request is about to leave is no failure', async () => {
    const sockets: net.Socket[] = [];
    const url = await rawServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    });
    const driver = driverTo(url, { clock: createStillClock() });
    for (let index = 0; index < 5; index++) {
      expect(await send(driver, 'x')).toMatchObject({ status: 200 });
      sockets.at(-1)?.end();
      expect((await send(driver, 'y')).status).toBe(200);
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
    const driver = driverTo(url);
    expect((await send(driver, 'x')).status).toBe(200);
    expect((await send(driver, 'x')).status).toBe(200);
    expect(connections).toBe(2);
  });

  test('that answers before it has read the body gets its answer counted, and a new connection', async () => {
    const url = await rawServer((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno'),
      );
    });
    const driver = driverTo(url);
    expect(await send(driver, 'x'.repeat(100))).toMatchObject({ status: 413, bodyBytes: 2 });
    expect(await send(driver, 'x'.repeat(100))).toMatchObject({ status: 413, bodyBytes: 2 });
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
    const driver = driverTo(url, { timeoutMs: 200 });
    expect(await send(driver, 'x')).toMatchObject({ error: { code: error } });
    expect((await send(driver, 'x')).status).toBe(200);
  });

  test('that adds junk to its answer costs it the connection and nothing else', async () => {
    let connections = 0;
    const url = await rawServer((socket) => {
      connections++;
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 X\r\n\r\n'),
      );
    });
    const driver = driverTo(url);
    for (let index = 0; index < 3; index++) expect((await send(driver, 'x')).status).toBe(200);
    expect(connections).toBe(3);
  });

  test('that is not there is refused, each time', async () => {
    const driver = driverTo(await nobody());
    for (let index = 0; index < 3; index++)
      expect(await send(driver, 'x')).toMatchObject({ error: { code: 'refused' } });
  });

  test('that has no such name is a failure of the name', async () => {
    const driver = driverTo('http://consumer.invalid');
    expect(await send(driver, 'x')).toMatchObject({ error: { code: 'dns' } });
  });
});

describe('connections that are opened ahead', () => {
  test('are those that the first requests take', async () => {
    let connections = 0;
    const url = await httpServer(
      (_request, response) => setTimeout(() => response.end('ok'), 5),
      (server) => server.on('connection', () => connections++),
    );
    const driver = driverTo(url);
    await driver.open(35);
    await expect.poll(() => connections).toBe(35);
    const answers = await Promise.all(Array.from({ length: 35 }, () => send(driver, 'x')));
    expect(answers.every(({ status, resent }) => status === 200 && resent !== true)).toBe(true);
    expect(connections).toBe(35);
    await Promise.all(Array.from({ length: 40 }, () => send(driver, 'x')));
    expect(connections).toBe(40);
  });

  test('and closed by the consumer before they are used are no failure', async () => {
    let isFirst = true;
    const url = await rawServer((socket) => {
      if (isFirst) socket.end();
      else socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
      isFirst = false;
    });
    const driver = driverTo(url);
    await driver.open(1);
    await systemClock.sleep(40);
    expect(await send(driver, 'x')).toMatchObject({ status: 200 });
  });

  test('and are not to be had cost nothing but the time: requests fail as they would have', async () => {
    const driver = driverTo(await nobody());
    await driver.open(4);
    expect(await send(driver, 'x')).toMatchObject({ error: { code: 'refused' } });
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
    const driver = driverTo(url, { clock });
    const sendOne = (): Promise<Attempt> => send(driver, 'x');
    const burst = (): Promise<Attempt[]> => Promise.all(Array.from({ length: lanes }, sendOne));
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
    expect(answers.map(({ status, resent }) => [status, resent])).toEqual(
      answers.map(() => [200, undefined]),
    );
    expect(made()).toBe(2 * lanes);
  });
});

test('closing the wire ends what is in flight', async () => {
  const url = await rawServer((socket) => void socket.resume());
  const driver = driverTo(url);
  const answers = Promise.all([send(driver, 'x'), send(driver, 'y')]);
  driver.close();
  expect(await answers).toMatchObject([{ error: { code: 'aborted' } }, { error: { code: 'aborted' } }]);
});

test('an answer that comes while the next request is being made ready does not reach the wrong one', async () => {
  const url = await httpServer((_request, response, body) => response.end(body));
  const driver = driverTo(url);
  let sent = 0;
  const wrong: string[] = [];
  await new Promise<void>((resolve) => {
    let done = 0;
    const next = (): void => {
      const body = 'x'.repeat(1 + (sent++ % 50));
      driver.send({ number: 1, headers: {}, body: Buffer.from(body) }, ({ bodyBytes }) => {
        if (bodyBytes !== body.length) wrong.push(`${body.length} got ${bodyBytes}`);
        if (++done === 2000) resolve();
        else if (sent < 2000) next();
      });
    };
    for (let lane = 0; lane < 4; lane++) next();
  });
  expect(wrong).toEqual([]);
});

interface Settings {
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

function driverTo(
  url: string,
  { headers = {}, timeoutMs = 5000, clock = systemClock }: Settings = {},
): RawDriver {
  const policy = aPolicy({ headers, timeoutMs });
  const driver = createRawDriver({ target: parseTarget(url), policy, clock, capture: 'status' });
  cleanups.push(() => driver.close());
  return driver;
}

function send(driver: RawDriver, body: string): Promise<Attempt> {
  return new Promise((resolve) => driver.send({ number: 1, headers: {}, body: Buffer.from(body) }, resolve));
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
