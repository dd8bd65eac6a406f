import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { waitForTarget } from '../../src/delivery/ready.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { systemClock } from '../../src/env/clock.ts';
import { freePort } from '../support/free-port.ts';
import { aPolicy } from '../support/deliveries.ts';
import { certificate, startMisbehavingServer } from '../support/misbehaving-server.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  cleanups.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as { port: number }).port;
}

describe('waiting for a target', () => {
  test('ends at once when it is there, and sends no request', async () => {
    const server = await startMisbehavingServer();
    cleanups.push(server.close);
    await waitForTarget(parseTarget(server.url), 10_000, systemClock);
    expect(server.seen).toEqual([]);
  });

  test('ends when it comes', async () => {
    const port = await freePort();
    const ready = waitForTarget(parseTarget(`${port}`), 10_000, systemClock);
    await systemClock.sleep(150);
    const server = createServer();
    await listen(server, port);
    await expect(ready).resolves.toBeUndefined();
  });

  test('goes on while connections are taken and closed at once, as by a container without its server', async () => {
    let connections = 0;
    const port = await listen(
      createServer((socket) => {
        socket.on('error', () => {}).resume();
        if (++connections < 3) socket.end();
      }),
    );
    await waitForTarget(parseTarget(`${port}`), 10_000, systemClock);
    expect(connections).toBe(3);
  });

  test('ends with NOT_READY and the last reason when it never comes', async () => {
    const port = await freePort();
    await expect(waitForTarget(parseTarget(`${port}`), 250, systemClock)).rejects.toMatchObject({
      code: 'NOT_READY',
      exitCode: 3,
      message: `http://127.0.0.1:${port}/ was not ready within 250ms. Nothing listens on 127.0.0.1:${port}.`,
      hint: `Is your server listening on 127.0.0.1:${port}?`,
    });
  });

  test('ends when it is told to', async () => {
    const stop = new AbortController();
    const ready = waitForTarget(parseTarget(`${await freePort()}`), 600_000, systemClock, {
      signal: stop.signal,
    });
    stop.abort();
    await expect(ready).rejects.toMatchObject({ code: 'NOT_READY', message: /before the wait was ended/ });
  });

  test('needs a handshake for https', async () => {
    const server = await startMisbehavingServer({
      tls: { cert: certificate('server.pem'), key: certificate('server.key') },
    });
    cleanups.push(server.close);
    const target = parseTarget(server.url);
    await expect(waitForTarget(target, 1_000, systemClock)).rejects.toMatchObject({
      code: 'NOT_READY',
      hint: expect.stringContaining('--insecure') as string,
    });
    const policy = aPolicy({ tls: { insecure: false, ca: certificate('ca.pem') } });
    await waitForTarget(target, 10_000, systemClock, { policy });
  });
});
