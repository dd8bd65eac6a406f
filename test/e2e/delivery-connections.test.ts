import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Result } from '../../src/delivery/delivery.ts';
import type { DeliveryPolicy } from '../../src/delivery/policy.ts';
import { aDelivery, aSender, createStillClock } from '../support/deliveries.ts';
import { certificate, startMisbehavingServer, type ServerSettings } from '../support/misbehaving-server.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(
  settings: ServerSettings = {},
): Promise<Awaited<ReturnType<typeof startMisbehavingServer>>> {
  const server = await startMisbehavingServer(settings);
  cleanups.push(server.close);
  return server;
}

async function proxyTo(port: number, refuse?: number): Promise<TestProxy> {
  const proxy = await startProxy(port, refuse);
  cleanups.push(proxy.close);
  return proxy;
}

async function sendTo(address: string, policy: Partial<DeliveryPolicy> = {}): Promise<Result> {
  const { sender, target } = aSender(address, policy);
  cleanups.push(() => sender.close());
  return sender.send(aDelivery({ url: target.url }));
}

const ownCertificate = { cert: certificate('server.pem'), key: certificate('server.key') };
const trusting = { insecure: false, ca: certificate('ca.pem') };

describe('https', () => {
  test('with an authority that is not known is a TLS failure that says what to do', async () => {
    const server = await serve({ tls: ownCertificate });
    const { outcome, attempts } = await sendTo(server.url);
    expect(outcome).toBe('failed');
    expect(attempts[0]?.error).toMatchObject({
      code: 'tls',
      message: expect.stringContaining('is not trusted') as string,
      hint: expect.stringMatching(/--ca.*--insecure/) as string,
    });
    expect(server.seen).toEqual([]);
  });

  test.each([
    ['--insecure', { insecure: true }],
    ['--ca', trusting],
  ])('works with %s, and keeps the connection', async (_, tls) => {
    const server = await serve({ tls: ownCertificate });
    const { sender, target } = aSender(server.url, { tls });
    cleanups.push(() => sender.close());
    for (let index = 0; index < 3; index++) {
      expect(await sender.send(aDelivery({ url: target.url }))).toMatchObject({ outcome: 'delivered' });
    }
    expect(server.connections()).toBe(1);
  });

  test('checks the name in the certificate', async () => {
    const server = await serve({ tls: ownCertificate });
    const proxy = await proxyTo(server.port);
    const { attempts } = await sendTo('https://other.test/', {
      tls: trusting,
      proxy: { https: proxy.url, bypass: '' },
    });
    expect(attempts[0]?.error).toMatchObject({
      code: 'tls',
      message: 'The certificate of other.test:443 is for another name.',
    });
  });

  test('a kept-alive connection that ends as a request is sent is not a failure either', async () => {
    const server = await serve({ tls: ownCertificate });
    const { sender, target } = aSender(
      `${server.url}/stale-keep-alive`,
      { tls: trusting },
      { clock: createStillClock() },
    );
    cleanups.push(() => sender.close());
    await sender.send(aDelivery({ url: target.url }));
    const { attempts } = await sender.send(aDelivery({ url: target.url }));
    expect(attempts).toMatchObject([{ status: 200, resent: true }]);
  });

  test('to a server that speaks plain HTTP, and the other way round, names the scheme', async () => {
    const plain = await serve();
    const secure = await serve({ tls: ownCertificate });
    const wrongly = [plain.url.replace('http:', 'https:'), secure.url.replace('https:', 'http:')];
    const errors = (await Promise.all(wrongly.map((url) => sendTo(url)))).map(
      ({ attempts }) => attempts[0]?.error,
    );
    expect(errors[0]).toMatchObject({ code: 'tls', hint: expect.stringContaining('http://') as string });
    expect(errors[1]).toMatchObject({ code: 'tls', hint: expect.stringContaining('https://') as string });
  });
});

describe('mutual TLS', () => {
  const tls = { ...ownCertificate, ca: certificate('ca.pem'), requestCert: true, rejectUnauthorized: true };

  test('works with --cert and --key', async () => {
    const server = await serve({ tls });
    const client = { ...trusting, cert: certificate('client.pem'), key: certificate('client.key') };
    expect(await sendTo(server.url, { tls: client })).toMatchObject({ outcome: 'delivered' });
  });

  test('without them is a failure that names them', async () => {
    const server = await serve({ tls });
    const { attempts } = await sendTo(server.url, { tls: trusting });
    expect(attempts[0]?.error).toMatchObject({
      // Node closes the connection where others send an alert.
      code: 'reset',
      hint: expect.stringContaining('--cert') as string,
    });
    expect(server.seen).toEqual([]);
  });

  test('with a key of another certificate is refused before anything is sent', () => {
    const client = { ...trusting, cert: certificate('client.pem'), key: certificate('server.key') };
    expect(() => aSender('https://localhost:1', { tls: client })).toThrow(
      expect.objectContaining({ code: 'INPUT', hint: expect.stringContaining('--key') as string }),
    );
  });
});

describe('a proxy', () => {
  test('is asked for the whole address of a plain target, and keeps its connection', async () => {
    const server = await serve();
    const proxy = await proxyTo(server.port);
    const { sender, target } = aSender('http://consumer.test:8080/hook?x=1', {
      proxy: { http: proxy.url.replace('://', '://me:p%40ss@'), bypass: '' },
    });
    cleanups.push(() => sender.close());
    for (let index = 0; index < 2; index++) {
      expect(await sender.send(aDelivery({ url: target.url }))).toMatchObject({ outcome: 'delivered' });
    }
    const login = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(proxy.asked).toEqual([
      { line: 'POST http://consumer.test:8080/hook?x=1', login },
      { line: 'POST http://consumer.test:8080/hook?x=1', login },
    ]);
    expect(server.seen[0]).toMatchObject({ url: '/hook?x=1', headers: { host: 'consumer.test:8080' } });
  });

  test('is asked for a way to a secure target, once per connection', async () => {
    const server = await serve({ tls: ownCertificate });
    const proxy = await proxyTo(server.port);
    const { sender, target } = aSender('https://consumer.test/hook', {
      tls: trusting,
      proxy: { https: proxy.url.replace('://', '://me:secret@'), bypass: '' },
    });
    cleanups.push(() => sender.close());
    for (let index = 0; index < 2; index++) {
      const { outcome, attempts } = await sender.send(aDelivery({ url: target.url }));
      expect(outcome).toBe('delivered');
      expect(JSON.stringify(attempts[0]?.sentHeaders)).not.toMatch(/proxy/i);
    }
    const login = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    expect(proxy.asked).toEqual([{ line: 'CONNECT consumer.test:443', login }]);
    expect(server.seen[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  test('that says no is told from a consumer that does', async () => {
    const proxy = await proxyTo(1, 407);
    const { attempts } = await sendTo('https://consumer.test/', { proxy: { https: proxy.url, bypass: '' } });
    expect(attempts[0]?.error).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^The proxy 127\.0\.0\.1:\d+ answered 407/) as string,
    });
  });

  test('that is not there is named', async () => {
    const proxy = await startProxy(1);
    await proxy.close();
    const { attempts } = await sendTo('https://consumer.test/', { proxy: { https: proxy.url, bypass: '' } });
    expect(attempts[0]?.error?.message).toMatch(/^The proxy .* could not be used \(ECONNREFUSED\)/);
  });

  test('is left out for loopback', async () => {
    const server = await serve();
    const proxy = await proxyTo(server.port);
    expect(await sendTo(server.url, { proxy: { http: proxy.url, bypass: '' } })).toMatchObject({
      outcome: 'delivered',
    });
    expect(proxy.asked).toEqual([]);
  });
});

describe('a unix socket', () => {
  test('is a target', async () => {
    const socketPath = join(temporaryFolder(), 'app.sock');
    const server = await serve({ socketPath });
    expect(await sendTo(`unix:${socketPath}:/hook?x=1`)).toMatchObject({ outcome: 'delivered' });
    expect(server.seen[0]).toMatchObject({ url: '/hook?x=1', headers: { host: 'localhost' } });
  });

  test('that is not there is refused, by its path', async () => {
    const { attempts } = await sendTo('unix:/nowhere/app.sock');
    expect(attempts[0]?.error).toMatchObject({
      code: 'refused',
      message: 'There is no socket at /nowhere/app.sock.',
    });
  });
});

test('a server that takes the connection but never finishes the handshake runs into the timeout', async () => {
  const server = createServer((socket) => socket.on('error', () => {}).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as { port: number };
  const { attempts } = await sendTo(`https://127.0.0.1:${port}/`, { timeoutMs: 60 });
  expect(attempts[0]?.error).toMatchObject({
    code: 'timeout',
    message: expect.stringMatching(/^No connection to/) as string,
  });
});
