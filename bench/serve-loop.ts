import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Pool } from 'undici';
import { root } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { spreadOf } from './support/statistics.ts';

const rounds = 7;
const sendsPerRound = 400;
const warmUp = 400;

/** Clients who write in turn, as nobody writes thousands of messages that no one reads. */
const clients = 20;

/** Someone who is sent a message, and posts a webhook. */
interface Contender {
  readonly child: ChildProcess;
  readonly pool: Pool;
  readonly path: string;
  /** What each client sends along. */
  readonly headers: readonly Readonly<Record<string, string>>[];
}

/** From a client's call of the client API to its webhook at the consumer, beside a bare handler that posts the same bytes. */
export async function benchServeLoop(): Promise<BenchRow[]> {
  const consumer = await startConsumer();
  const serve = await startServe(consumer.url);
  await send(serve, consumer, 0);
  const bare = await startBare(consumer.url, consumer.lastBody());
  try {
    let number = 1;
    const time = async (contender: Contender, count: number): Promise<number[]> => {
      const times: number[] = [];
      for (let index = 0; index < count; index++) times.push(await send(contender, consumer, number++));
      return times;
    };
    for (const contender of [bare, serve]) await time(contender, warmUp);
    const p50 = { bare: [] as number[], serve: [] as number[] };
    const p99 = { bare: [] as number[], serve: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      for (const [name, contender] of [
        ['bare', bare],
        ['serve', serve],
      ] as const) {
        const times = (await time(contender, sendsPerRound)).sort((a, b) => a - b);
        p50[name].push(times[Math.floor(times.length * 0.5)] ?? 0);
        p99[name].push(times[Math.floor(times.length * 0.99)] ?? 0);
      }
    }
    return [
      row('client send → webhook at the consumer, p50', p50.serve, p50.bare, { goal: 2, beyond: 1.3 }),
      row('the same, p99', p99.serve, p99.bare, {}),
    ];
  } finally {
    for (const { child, pool } of [serve, bare]) {
      child.kill();
      await pool.close();
    }
    consumer.server.closeAllConnections();
    consumer.server.close();
  }
}

function row(
  what: string,
  serve: readonly number[],
  bare: readonly number[],
  limits: Pick<BenchRow, 'goal' | 'beyond'>,
): BenchRow {
  const [ours, theirs] = [spreadOf(serve), spreadOf(bare)];
  const raw = { 'serve ms': ours, 'bare ms': theirs };
  const against = 'a hono handler that posts the same bytes with undici';
  return { what, against, value: ours.median / theirs.median, unit: '×', higher: false, ...limits, raw };
}

interface Consumer {
  readonly url: string;
  readonly server: Server;
  /** Resolves when the next webhook is there. */
  next(): Promise<void>;
  lastBody(): string;
}

async function startConsumer(): Promise<Consumer> {
  let arrived = (): void => undefined;
  let body = '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      body = Buffer.concat(chunks).toString('utf8');
      response.end();
      arrived();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    next: () => new Promise((resolve) => (arrived = resolve)),
    lastBody: () => body,
  };
}

async function start(
  script: string,
  options: object,
): Promise<{ child: ChildProcess; pool: Pool; url: string }> {
  const child = fork(`${root}${script}`, [JSON.stringify(options)]);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { child, pool: new Pool(url, { connections: 1 }), url };
}

async function startBare(target: string, body: string): Promise<Contender> {
  return { ...(await start('bench/support/bare-loop.js', { target, body })), path: '/send', headers: [{}] };
}

async function startServe(to: string): Promise<Contender> {
  const started = await start('test/support/serve-child.js', { to, seed: 42 });
  const call = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const request = { path, method: 'POST', headers, body: JSON.stringify(body) } as const;
    return (await started.pool.request(request)).body.json();
  };
  const headers: Record<string, string>[] = [];
  for (let client = 0; client < clients; client++) {
    const login = { Credentials: `client_${client}`, Channel: 'support' };
    const { Result } = (await call('/public/api/v1/clients/integration_auth', login)) as {
      Result: { Session: { Token: string } };
    };
    headers.push({ 'x-client-authorization': Result.Session.Token });
    // A chat is open, so that a message is one webhook.
    await call('/iqmock/v1/steps/create_chat', { client: `client_${client}` });
  }
  await call('/iqmock/v1/wait', { until: 'idle' });
  return { ...started, path: '/public/api/v1/chats/channel/send/support', headers };
}

/** How long a message takes from the call to its webhook, ms. */
async function send({ pool, path, headers }: Contender, consumer: Consumer, number: number): Promise<number> {
  const body = JSON.stringify({ LocalId: number, Payload: 'text', Text: `Где мой заказ № ${number}?` });
  const came = consumer.next();
  const beganMs = performance.now();
  const answered = pool
    .request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers[number % headers.length] },
      body,
    })
    .then((answer) => answer.body.dump());
  await came;
  const tookMs = performance.now() - beganMs;
  await answered;
  return tookMs;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('serve-loop', await benchServeLoop());
