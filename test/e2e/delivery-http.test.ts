import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/delivery/delivery.ts';
import type { DeliveryPolicy } from '../../src/delivery/policy.ts';
import type { DeliverySender } from '../../src/delivery/sender.ts';
import { aDelivery, aSender, createStillClock, type SenderChanges } from '../support/deliveries.ts';
import {
  startMisbehavingServer,
  type MisbehavingServer,
  type ServerSettings,
} from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
const senders: DeliverySender[] = [];

beforeEach(async () => {
  server = await startMisbehavingServer();
});

afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
  await server.close();
});

/** A fresh server in place of the common one. */
async function restart(settings: ServerSettings): Promise<void> {
  await server.close();
  server = await startMisbehavingServer(settings);
}

function open(
  path: string,
  policy: Partial<DeliveryPolicy> = {},
  over: SenderChanges = {},
): { sender: DeliverySender; send: (index?: number) => Promise<Attempt> } {
  const { sender, target } = aSender(server.url + path, policy, over);
  senders.push(sender);
  const send = async (index = 0): Promise<Attempt> => {
    const result = await sender.send(aDelivery({ id: `chat#${index}`, url: target.url }));
    return result.attempts.at(-1)!;
  };
  return { sender, send };
}

describe('an answer', () => {
  test.each([
    ['ok', { status: 200, body: '{"ok":true}', bodyBytes: 11 }],
    ['no-content', { status: 204, body: '', bodyBytes: 0 }],
    ['error', { status: 500, body: 'boom' }],
    ['gone', { status: 410 }],
    ['early', { status: 200, body: 'after 102' }],
    ['chunked', { status: 200, body: 'one two', bodyBytes: 7 }],
    ['closes-keep-alive', { status: 200, body: 'bye' }],
  ])('%s is kept', async (name, expected) => {
    const attempt = await open(`/${name}`).send();
    expect(attempt).toMatchObject({ number: 1, ...expected });
    expect(attempt).not.toHaveProperty('error');
  });

  test('of 3xx is not followed', async () => {
    const attempt = await open('/moved').send();
    expect(attempt).toMatchObject({ status: 301, headers: { location: '/login' } });
    expect(server.seen.map(({ url }) => url)).toEqual(['/moved']);
  });

  test('too long is cut, counted, and does not harm the connection', async () => {
    const { send } = open('/huge', { maxResponseBytes: 1000 });
    const [first, second] = [await send(), await send()];
    for (const attempt of [first, second]) {
      expect(attempt).toMatchObject({ status: 200, bodyBytes: 1_000_000 });
      expect(attempt.body).toBe('x'.repeat(1000));
    }
    expect(server.connections()).toBe(1);
  });

  test('is read in the charset it names, and a letter cut in two is left out', async () => {
    await restart({
      behave: (response, { url }) => {
        if (url === '/1251') {
          response
            .setHeader('content-type', 'text/plain; charset=windows-1251')
            .end(Buffer.from([0xcf, 0xee]));
        } else response.end('Привет');
      },
    });
    expect((await open('/1251').send()).body).toBe('По');
    expect((await open('/', { maxResponseBytes: 5 }).send()).body).toBe('Пр');
  });

  test('that repeats our secrets is masked', async () => {
    await restart({ behave: (response, { headers }) => response.end(String(headers.authorization)) });
    const attempt = await open('/', { auth: { scheme: 'bearer', token: 'hunter2!' } }).send();
    expect(attempt.body).toBe('Bearer ***');
    expect(attempt.sentHeaders).toMatchObject({ Authorization: 'Bearer ***' });
    expect(server.seen[0]?.headers.authorization).toBe('Bearer hunter2!');
  });

  test('is hardly kept when only the status counts', async () => {
    const attempt = await open('/busy', {}, { capture: 'status' }).send();
    expect(attempt).toMatchObject({ status: 429, headers: { 'retry-after': '7' }, bodyBytes: 9 });
    expect(attempt).not.toHaveProperty('body');
    expect(attempt).not.toHaveProperty('sentHeaders');
  });
});

describe('a consumer that misbehaves is data', () => {
  test.each([
    ['silent', 'timeout', /^No answer from 127\.0\.0\.1:\d+ within 80ms/],
    ['dribble', 'timeout', /^The answer \(200\) began but did not end/],
    ['reset', 'reset', /closed the connection without an answer/],
    ['hangup', 'reset', /closed the connection without an answer/],
    ['hangup-in-headers', 'reset', /closed the connection/],
    ['hangup-in-answer', 'reset', /in the middle of its answer \(200\)/],
    ['close-in-answer', 'reset', /in the middle of its answer \(200\)/],
    ['close-in-chunks', 'reset', /in the middle of its answer \(200\)/],
    ['garbage', 'garbage', /does not begin with HTTP/],
    ['upgrade', 'garbage', /101/],
    ['long-headers', 'garbage', /64 kB of headers/],
  ] as const)('%s: %s', async (name, code, message) => {
    const { sender, send } = open(`/${name}`, { timeoutMs: 80 });
    // Twice: what follows a bad end goes over a connection of its own.
    for (const attempt of [await send(1), await send(2)]) {
      expect(attempt.error?.code).toBe(code);
      expect(attempt.error?.message).toMatch(message);
      expect(attempt.error?.hint).toMatch(/\w/);
    }
    expect(server.seen).toHaveLength(2);
    expect(sender.stats.outcomes.failed).toBe(2);
  });

  test('a first word is not yet an answer', async () => {
    const attempt = await open('/early-hangup').send();
    expect(attempt.error?.code).toBe('reset');
    expect(attempt).not.toHaveProperty('status');
  });

  test('and the next event gets through', async () => {
    await restart({
      behave: (response, { body }, socket) => {
        if (body.includes('1')) socket.resetAndDestroy();
        else response.end();
      },
    });
    const { sender, target } = aSender(server.url);
    senders.push(sender);
    const outcomes: string[] = [];
    for (const body of ['1', '2', '1', '2', '2']) {
      const { outcome } = await sender.send(aDelivery({ url: target.url, body: Buffer.from(body) }));
      outcomes.push(outcome);
    }
    expect(outcomes).toEqual(['failed', 'delivered', 'failed', 'delivered', 'delivered']);
  });

  test('nobody listens: refused, with the address in the hint', async () => {
    const { port } = server;
    const { send } = open('/ok');
    await server.close();
    const attempt = await send();
    expect(attempt.error).toMatchObject({
      code: 'refused',
      hint: `Is your server listening on 127.0.0.1:${port}?`,
    });
  });

  test('a name that does not exist', async () => {
    const { sender, target } = aSender('http://no-such-host.invalid:3000/hook');
    senders.push(sender);
    const { attempts } = await sender.send(aDelivery({ url: target.url }));
    expect(attempts[0]?.error).toMatchObject({
      code: 'dns',
      message: expect.stringContaining('no-such-host.invalid') as string,
    });
  });
});

describe('a connection', () => {
  test('is kept alive and used again', async () => {
    const { send } = open('/ok');
    for (let index = 0; index < 5; index++) await send(index);
    expect(server.connections()).toBe(1);
  });

  test('that was closed while idle is not a failure', async () => {
    const { send } = open('/ok', {}, { clock: createStillClock() });
    await send(0);
    server.closeIdle();
    const attempt = await send(1);
    expect(attempt).toMatchObject({ number: 1, status: 200 });
    expect(server.seen).toHaveLength(2);
  });

  test('that ends just as a request is sent: the same try goes once more, and this is noted', async () => {
    const { sender, send } = open('/stale-keep-alive', {}, { clock: createStillClock() });
    expect(await send(0)).not.toHaveProperty('resent');
    expect(await send(1)).toMatchObject({ number: 1, status: 200, resent: true });
    expect(server.seen.map(({ connection }) => connection)).toEqual([1, 1, 2]);
    expect(sender.stats).toMatchObject({ attempts: 2, retries: 0 });
  });

  test('that ends on every request is a failure: only a kept-alive one is tried once more', async () => {
    let requests = 0;
    await restart({
      behave: (response, _, socket) => {
        if (++requests === 1) response.end();
        else socket.resetAndDestroy();
      },
    });
    const { send } = open('/', {}, { clock: createStillClock() });
    await send(0);
    expect(await send(1)).toMatchObject({ error: { code: 'reset' }, resent: true });
    expect(await send(2)).not.toHaveProperty('resent');
    expect(server.seen).toHaveLength(4);
  });

  test('that was opened anew has nothing idle about it: its reset is a failure at once', async () => {
    await restart({
      behave: (response, { connection }, socket) => {
        if (connection === 1) response.setHeader('connection', 'close').end();
        else socket.resetAndDestroy();
      },
    });
    const { send } = open('/');
    await send(0);
    const attempt = await send(1);
    expect(attempt.error?.code).toBe('reset');
    expect(attempt).not.toHaveProperty('resent');
    expect(server.seen).toHaveLength(2);
  });

  test('is closed when a try runs out of time, so the consumer can stop working on it', async () => {
    let closed = 0;
    await restart({ behave: (response) => response.on('close', () => closed++) });
    expect(await open('/', { timeoutMs: 30 }).send()).toMatchObject({ error: { code: 'timeout' } });
    await expect.poll(() => closed).toBe(1);
  });

  test('of a consumer that died on the request tells of that, not of the refused connection after it', async () => {
    await restart({
      behave: (response, { onConnection }) => {
        if (onConnection === 1) response.end();
        else void server.close();
      },
    });
    const { send } = open('/', {}, { clock: createStillClock() });
    await send(0);
    expect(await send(1)).toMatchObject({ error: { code: 'reset' }, resent: true });
    expect(await send(2)).toMatchObject({ error: { code: 'refused' } });
  });

  test('each carries one request at a time, and no more are open than the concurrency', async () => {
    let [open_, most] = [0, 0];
    const held: (() => void)[] = [];
    await restart({
      behave: (response) => {
        most = Math.max(most, ++open_);
        held.push(() => {
          open_--;
          response.end();
        });
        setImmediate(() => held.shift()?.());
      },
    });
    const { sender, target } = aSender(server.url, { concurrency: 4 });
    senders.push(sender);
    const all = Array.from({ length: 60 }, (_, index) =>
      sender.send(aDelivery({ id: `c#${index}`, chatId: index, url: target.url })),
    );
    expect((await Promise.all(all)).every(({ outcome }) => outcome === 'delivered')).toBe(true);
    expect(most).toBeLessThanOrEqual(4);
    expect(server.connections()).toBeLessThanOrEqual(4);
    expect(new Set(server.seen.map(({ connection }) => connection)).size).toBe(server.connections());
  });
});

describe('a request', () => {
  test('has the body, the headers and the address it was given', async () => {
    const body = Buffer.from('{"Text":"Где мой заказ? 🙂"}');
    const { sender, target } = aSender(`${server.url}/base/hook?token=abc&x=%2F`, {
      headers: { 'X-Env': 'ci', 'user-agent': 'mine' },
      userAgent: 'iqmock/1',
    });
    senders.push(sender);
    const delivery = aDelivery({ url: target.url, body, headers: { 'X-Own': '1', 'x-env': 'override' } });
    const { attempts } = await sender.send(delivery);
    const [seen] = server.seen;
    expect(seen).toMatchObject({ method: 'POST', url: '/base/hook?token=abc&x=%2F' });
    expect(seen?.body.equals(body)).toBe(true);
    expect(seen?.headers).toMatchObject({
      host: `127.0.0.1:${server.port}`,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      'user-agent': 'mine',
      'x-env': 'override',
      'x-own': '1',
      'iqmock-attempt': '1',
    });
    expect(attempts[0]?.sentHeaders).toEqual({
      'Content-Type': 'application/json; charset=utf-8',
      'user-agent': 'mine',
      'x-env': 'override',
      'X-Own': '1',
      'Iqmock-Attempt': '1',
    });
  });

  test('may be empty', async () => {
    const { sender, target } = aSender(server.url);
    senders.push(sender);
    await sender.send(aDelivery({ url: target.url, body: new Uint8Array(0) }));
    expect(server.seen[0]?.headers['content-length']).toBe('0');
  });

  test('is a slice of a larger buffer, and only that', async () => {
    const { sender, target } = aSender(server.url);
    senders.push(sender);
    const whole = new Uint8Array(Buffer.from('before{"a":1}after'));
    await sender.send(aDelivery({ url: target.url, body: whole.subarray(6, 13) }));
    expect(server.seen[0]?.body.toString()).toBe('{"a":1}');
  });

  test('with user and password in the address logs in; a flag wins; a header given by hand wins over all', async () => {
    const address = server.url.replace('://', '://bot:p%40ss@');
    const login = `Basic ${Buffer.from('bot:p@ss').toString('base64')}`;
    for (const policy of [
      {},
      { auth: { scheme: 'bearer', token: 'abc' } },
      { auth: { scheme: 'bearer', token: 'abc' }, headers: { authorization: 'Custom 1' } },
    ] as const) {
      const { sender, target } = aSender(address, policy);
      senders.push(sender);
      await sender.send(aDelivery({ url: target.url }));
    }
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      login,
      'Bearer abc',
      'Custom 1',
    ]);
  });

  test('goes to the address of its delivery', async () => {
    const other = await startMisbehavingServer();
    const { sender, target } = aSender(`${server.url}/one`);
    senders.push(sender);
    for (const url of [target.url, `${server.url}/two`, `${other.url}/three`, target.url]) {
      expect(await sender.send(aDelivery({ url }))).toMatchObject({ outcome: 'delivered' });
    }
    expect(server.seen.map(({ url }) => url)).toEqual(['/one', '/two', '/one']);
    expect(other.seen.map(({ url }) => url)).toEqual(['/three']);
    expect(server.connections()).toBe(1);
    await other.close();
  });

  test('takes no login along to another host', async () => {
    const other = await startMisbehavingServer();
    const { sender, target } = aSender(server.url, {
      auth: { scheme: 'bearer', token: 'hunter2!' },
      headers: { 'X-Api-Key': 'keykeykey', 'X-Env': 'ci' },
    });
    senders.push(sender);
    await sender.send(aDelivery({ url: target.url }));
    await sender.send(aDelivery({ url: other.url }));
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer hunter2!',
      'x-api-key': 'keykeykey',
    });
    expect(other.seen[0]?.headers).toMatchObject({ 'x-env': 'ci' });
    expect(JSON.stringify(other.seen[0]?.headers)).not.toMatch(/hunter2|keykeykey/);
    await other.close();
  });
});

describe('the end of a run', () => {
  test('aborts a try in flight, connected or not', async () => {
    const { sender, send } = open('/silent');
    const attempt = send();
    await expect.poll(() => server.seen.length).toBe(1);
    sender.abort('interrupted');
    expect(await attempt).toMatchObject({ error: { code: 'aborted' } });
    const { sender: unconnected, target } = aSender(`${server.url}/silent`);
    const result = unconnected.send(aDelivery({ url: target.url }));
    await unconnected.close();
    expect(await result).toMatchObject({ outcome: 'failed', attempts: [{ error: { code: 'aborted' } }] });
  });
});
