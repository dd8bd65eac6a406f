import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createVirtualClock, systemClock } from '../../src/env/clock.ts';
import { createHost } from '../../src/env/host.ts';
import type { Probe } from '../../src/report/probe-form.ts';
import { runProbe, type ProbeTools } from '../../src/report/probe.ts';

const { runCommand } = createHost();
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

const tools = (over: Partial<ProbeTools> = {}): ProbeTools => ({ clock: systemClock, runCommand, ...over });

describe('asking an address', () => {
  test('a path is one of the target; headers are sent; the answer is compared', async () => {
    const targetUrl = await serve((request, response) => {
      response.end(JSON.stringify({ path: request.url, key: request.headers['x-key'] }));
    });
    const probe: Probe = {
      get: '/chats/1?a=b',
      headers: { 'x-key': 'k' },
      expect: { path: '/chats/1?a=b', key: 'k' },
    };
    expect(await runProbe(probe, tools({ targetUrl }))).toMatchObject({ name: 'probe', passed: true });
  });

  test('says what was expected and what came, with a curl', async () => {
    const targetUrl = await serve((_, response) => response.end('{"unread":2}'));
    const check = await runProbe(
      { get: '/chats/1', expect: { path: '$.unread', equals: 0 } },
      tools({ targetUrl }),
      { scenario: 's', repro: 'iqmock run s' },
    );
    expect(check).toMatchObject({
      passed: false,
      scenario: 's',
      repro: 'iqmock run s',
      expected: '$.unread to be 0',
      actual: '2',
      severity: 'error',
    });
    expect(check.curl).toBe(`curl -sS ${new URL('/chats/1', targetUrl).href}`);
    expect(check.why).not.toBe('');
  });

  test('polls until it holds', async () => {
    let asked = 0;
    const targetUrl = await serve((_, response) => {
      asked += 1;
      response.statusCode = asked < 3 ? 404 : 200;
      response.end(String(asked));
    });
    expect(await runProbe({ get: '/', expect: 3, within: '10s' }, tools({ targetUrl }))).toMatchObject({
      passed: true,
      expected: '3 within 10s',
    });
    expect(asked).toBe(3);
  });

  test('ends when the time is over, and asks once without `within`', async () => {
    let asked = 0;
    const targetUrl = await serve((_, response) => {
      asked += 1;
      response.end('no');
    });
    expect(await runProbe({ get: '/', expect: 'yes' }, tools({ targetUrl }))).toMatchObject({
      passed: false,
      actual: 'no',
    });
    expect(asked).toBe(1);
    const clock = createVirtualClock();
    // The pauses pass at once; the deadline of a question, which has a signal, does not.
    const fast = {
      ...clock,
      sleep: (ms: number, signal?: AbortSignal) =>
        signal === undefined
          ? clock.advance(ms)
          : new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    };
    expect(
      await runProbe({ get: '/', expect: 'yes', within: '1s' }, tools({ targetUrl, clock: fast })),
    ).toMatchObject({ passed: false });
    expect(clock.now()).toBeLessThanOrEqual(1000);
    expect(asked).toBeGreaterThan(3);
  });

  test('a status other than asked for is told with the answer', async () => {
    const targetUrl = await serve((_, response) => {
      response.statusCode = 500;
      response.end('boom');
    });
    expect(await runProbe({ get: '/' }, tools({ targetUrl }))).toMatchObject({
      passed: false,
      expected: 'status 2xx',
      actual: '500: boom',
    });
    expect(await runProbe({ get: '/', status: 500, expect: 'boom' }, tools({ targetUrl }))).toMatchObject({
      passed: true,
    });
  });

  test('nobody there is an answer too', async () => {
    const check = await runProbe({ get: 'http://127.0.0.1:9/' }, tools());
    expect(check).toMatchObject({ passed: false });
    expect(check.actual).toMatch(/^no answer: /);
  });

  test('secrets in the address are masked', async () => {
    const check = await runProbe({ get: 'http://user:hunter22@127.0.0.1:9/?token=hunter22' }, tools());
    expect(JSON.stringify(check)).not.toContain('hunter22');
  });
});

describe('a question has one deadline and one signal', () => {
  const never: readonly [string, RequestListener][] = [
    [
      'a body that drips',
      (_, response) => {
        const timer = setInterval(() => response.write('.'), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'endless 103',
      (_, response) => {
        const timer = setInterval(() => response.writeEarlyHints({ link: '</a>; rel=preload' }), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
    ['no answer', () => undefined],
  ];

  test.each(never)('%s ends with the time', async (_, listener) => {
    const targetUrl = await serve(listener);
    const check = await runProbe({ get: '/', within: '40ms' }, tools({ targetUrl }));
    expect(check).toMatchObject({
      passed: false,
      actual: expect.stringMatching(/^no answer: no whole/) as string,
    });
    expect(check.why).toMatch(/no complete answer in time/);
  });

  test.each(never)('%s ends with the signal', async (_, listener) => {
    const stop = new AbortController();
    const targetUrl = await serve((request, response) => {
      listener(request, response);
      setTimeout(() => stop.abort(), 10);
    });
    const check = await runProbe({ get: '/', within: '1h' }, tools({ targetUrl, signal: stop.signal }));
    expect(check).toMatchObject({ passed: false, actual: 'no answer: the run was ended' });
  });

  test('a program ends with the signal too', async () => {
    const stop = new AbortController();
    const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)'];
    const running = runProbe({ command, within: '1h' }, tools({ signal: stop.signal }));
    setTimeout(() => stop.abort(), 50);
    expect(await running).toMatchObject({ passed: false });
  });
});

describe('asking by POST', () => {
  test('sends a body as JSON or as text', async () => {
    const targetUrl = await serve((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      request.on('end', () =>
        response.end(JSON.stringify([request.method, request.headers['content-type'], text])),
      );
    });
    const answers: [Probe, unknown][] = [
      [{ post: '/', body: { all: true } }, ['POST', 'application/json; charset=utf-8', '{"all":true}']],
      [{ post: '/', text: 'all' }, ['POST', 'text/plain; charset=utf-8', 'all']],
      [{ post: '/', text: 'a=1', headers: { 'Content-Type': 'x/y' } }, ['POST', 'x/y', 'a=1']],
      [{ post: '/' }, ['POST', null, '']],
    ];
    for (const [probe, expect_] of answers)
      expect(await runProbe({ ...probe, expect: { equals: expect_ } }, tools({ targetUrl }))).toMatchObject({
        passed: true,
      });
  });
});

describe('each kind of failure has its own why', () => {
  test.each<[string, RequestListener | undefined, Probe, RegExp]>([
    ['nothing listens', undefined, { get: 'http://127.0.0.1:9/' }, /^Nothing listens at the address/],
    [
      'nothing is there',
      (_, response) => response.writeHead(404).end(),
      { get: '/x' },
      /has nothing at this address/,
    ],
    ['an error', (_, response) => response.writeHead(500).end(), { get: '/x' }, /another status/],
    ['cut', (request) => request.socket.destroy(), { get: '/x' }, /connection broke/],
    [
      'other content',
      (_, response) => response.end('2'),
      { get: '/x', expect: 1 },
      /its own state does not match/,
    ],
    ['no program', undefined, { command: ['/no/such/program'] }, /could not be started/],
    ['a program says no', undefined, { command: ['false'] }, /The program found/],
  ])('%s', async (_, listener, probe, why) => {
    const targetUrl = listener === undefined ? 'http://127.0.0.1:9/' : await serve(listener);
    const check = await runProbe(probe, tools({ targetUrl, sentTwice: () => ['[evt 7]'] }));
    expect(check.why).toMatch(why);
    // Only what was found may come of an event that iqmock itself sent twice.
    const speaksOfStore = ['other content', 'a program says no'].includes(_);
    expect(check.advice?.includes('iqmock itself sent [evt 7] more than once')).toBe(speaksOfStore);
  });
});

describe('asking a program', () => {
  const print = (text: string): string[] => [
    process.execPath,
    '-e',
    `process.stdout.write(${JSON.stringify(text)})`,
  ];

  test('its output is compared', async () => {
    expect(await runProbe({ command: print('{"n":1}'), expect: { n: 1 } }, tools())).toMatchObject({
      passed: true,
    });
    expect(await runProbe({ command: print('{"n":2}'), expect: { n: 1 } }, tools())).toMatchObject({
      passed: false,
      actual: '{"n":2}',
    });
  });

  test('no shell reads its arguments', async () => {
    expect(await runProbe({ command: [...print(''), '$HOME; exit 9'] }, tools())).toMatchObject({
      passed: true,
    });
  });

  test('an exit code other than 0 is told with what it said', async () => {
    const command = [process.execPath, '-e', 'console.error("no such chat"); process.exit(4)'];
    expect(await runProbe({ command }, tools())).toMatchObject({
      passed: false,
      expected: 'exit code 0',
      actual: 'exit code 4: no such chat',
    });
  });

  test('a program that is not there, or does not end, is told', async () => {
    expect((await runProbe({ command: ['/no/such/program'] }, tools())).actual).toMatch(
      /^exit code 127: .*ENOENT/,
    );
    const endless = await runCommand([process.execPath, '-e', 'setInterval(() => {}, 1000)'], {
      timeoutMs: 200,
    });
    expect(endless.exitCode).toBe(124);
  });
});
