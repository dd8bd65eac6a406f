import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { quantile } from '../support/serve-load.ts';
import { readFileSync } from 'node:fs';

interface Attacked {
  readonly url: string;
  readonly port: number;
  /** The memory of the server's process, MB. */
  rssMb(): number;
  /** How long someone else waits for an answer meanwhile, ms. */
  meanwhile(action: () => Promise<void>): Promise<number[]>;
}

/** A server as the program starts it. */
async function attacked(): Promise<Attacked> {
  const port = await freePort();
  const running = startCli(['serve', '--port', String(port), '--seed', '1'], { cwd: temporaryFolder() });
  await running.printed(/Ctrl-C ends/);
  const url = `http://127.0.0.1:${port}`;
  const waitMs = async (): Promise<number> => {
    const beganMs = performance.now();
    const answer = await fetch(`${url}/iqmock/v1/status`);
    await answer.json();
    expect(answer.status).toBe(200);
    return performance.now() - beganMs;
  };
  return {
    url,
    port,
    rssMb: () => {
      const status = readFileSync(`/proc/${running.child.pid ?? 0}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
    },
    async meanwhile(action) {
      const over = new AbortController();
      const times: number[] = [];
      const watching = (async () => {
        while (!over.signal.aborted) {
          times.push(await waitMs());
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      })();
      await action();
      over.abort();
      await watching;
      return times;
    },
  };
}

function report(what: string, { rssMb }: Attacked, before: number, times: readonly number[]): void {
  console.log(
    `${what}: RSS ${before.toFixed(0)} MB before, ${rssMb().toFixed(0)} MB after; ` +
      `answers to others p50 ${quantile(times, 0.5).toFixed(1)} ms, most ${Math.max(...times).toFixed(0)} ms`,
  );
}

/** Sends a body of this size; gives the status, or why there was none. */
function sendLarge(
  url: string,
  path: string,
  type: string,
  bytes: number,
  isChunked: boolean,
): Promise<string> {
  return new Promise((resolve) => {
    const length = isChunked ? {} : { 'content-length': String(bytes) };
    const asked = request(`${url}${path}`, { method: 'POST', headers: { 'content-type': type, ...length } });
    asked.on('response', (response) => {
      response.resume();
      resolve(String(response.statusCode));
      asked.destroy();
    });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    const chunk = Buffer.alloc(64 * 1024, '1');
    let left = bytes;
    const pour = (): void => {
      while (left > 0 && !asked.destroyed) {
        left -= chunk.length;
        if (!asked.write(chunk)) return void asked.once('drain', pour);
      }
      asked.end();
    };
    pour();
  });
}

it('bodies of 100 MB are refused without being kept', async () => {
  const server = await attacked();
  const before = server.rssMb();
  const outcomes: string[] = [];
  const times = await server.meanwhile(async () => {
    for (const isChunked of [false, true]) {
      const sends = [
        '/public/api/v1/files/upload',
        '/iqmock/v1/files',
        '/iqmock/v1/steps',
        '/api/v1/chats/send/1',
      ].map(async (path) => {
        const type = path.endsWith('upload') ? 'multipart/form-data; boundary=x' : 'application/json';
        outcomes.push(`${path} ${await sendLarge(server.url, path, type, 100_000_000, isChunked)}`);
      });
      await Promise.all(sends);
    }
  });
  report('eight bodies of 100 MB', server, before, times);
  expect(outcomes).toHaveLength(8);
  // A connection that is closed while it still sends is a refusal too.
  for (const outcome of outcomes) expect(outcome).toMatch(/ (413|200|ECONNRESET|EPIPE)$/);
  expect(server.rssMb() - before).toBeLessThan(150);
  expect(Math.max(...times)).toBeLessThan(2000);
}, 120_000);

it('slow loris: heads that never end are cut, and hold nobody up', async () => {
  const server = await attacked();
  const before = server.rssMb();
  const sockets: Socket[] = [];
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  let closed = 0;
  const times = await server.meanwhile(async () => {
    for (let index = 0; index < 500; index++) {
      const socket = connect(server.port, '127.0.0.1');
      socket
        .on('error', () => undefined)
        .on('close', () => closed++)
        .resume();
      socket.write('POST /iqmock/v1/steps HTTP/1.1\r\nHost: localhost\r\n');
      sockets.push(socket);
    }
    for (let second = 0; second < 20 && closed < 500; second++) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      for (const socket of sockets) if (!socket.destroyed) socket.write(`X-${second}: a\r\n`);
    }
  });
  report('500 heads that never end', server, before, times);
  expect(closed).toBe(500);
  expect(Math.max(...times)).toBeLessThan(2000);
}, 120_000);

it('5,000 connections that do nothing hold nobody up', async () => {
  const server = await attacked();
  const before = server.rssMb();
  const sockets: Socket[] = [];
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  let open = 0;
  const times = await server.meanwhile(async () => {
    for (let index = 0; index < 5000; index++) {
      const socket = connect(server.port, '127.0.0.1', () => open++);
      socket.on('error', () => undefined).resume();
      sockets.push(socket);
      if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => open, { timeout: 20_000 }).toBe(5000);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  report('5,000 idle connections', server, before, times);
  expect(server.rssMb() - before).toBeLessThan(300);
  expect(Math.max(...times)).toBeLessThan(2000);
}, 120_000);

it('a reader of a stream that takes nothing in is dropped, and the others continue', async () => {
  const server = await attacked();
  const before = server.rssMb();
  const socket = connect(server.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let isClosed = false;
  socket.on('error', () => undefined).on('close', () => (isClosed = true));
  socket.write(`GET /iqmock/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  socket.pause();
  const text = 'я'.repeat(4000);
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${server.url}/iqmock/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('/steps/create_chat', { client: { as: 'maria' }, as: 'chat' });
  const times = await server.meanwhile(async () => {
    for (let index = 0; index < 1500; index++) {
      const answer = await post('/steps/message', { chat: 'chat', from: 'maria', text });
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
    }
  });
  report('a stream that nobody reads, 1,500 messages of 8 kB', server, before, times);
  socket.resume();
  await expect.poll(() => isClosed, { timeout: 5000 }).toBe(true);
  expect(server.rssMb() - before).toBeLessThan(250);
}, 120_000);
