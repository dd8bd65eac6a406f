import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runCheck } from '../../src/check/check.ts';
import { apply } from '../support/checked/apply.ts';
import { readWebhook } from '../support/checked/webhook.ts';
import { Store } from '../support/checked/store.ts';

/** A consumer that answers 202 at once, and works through a queue. */
async function startQueue(workMs: number): Promise<{ url: string } & AsyncDisposable> {
  const store = new Store(new Set());
  let work = Promise.resolve();
  const server = createServer((request, response) => {
    const id = /^\/chats\/(\d+)$/.exec(request.url ?? '')?.[1];
    if (id !== undefined) {
      const view = store.view(Number(id));
      response.writeHead(view === undefined ? 404 : 200).end(JSON.stringify(view ?? null));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const webhook = readWebhook(Buffer.concat(chunks).toString('utf8'), false);
      work = work.then(() => sleep(workMs)).then(() => apply(store, webhook));
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

test(
  'a consumer that answers first and works later is judged by what it knows in the end',
  { timeout: 300_000 },
  async () => {
    await using queue = await startQueue(4);
    const result = await runCheck({
      to: `${queue.url}/hook`,
      probe: '/chats/{chat}',
      only: ['STA-01', 'STA-05', 'STA-06', 'STA-07', 'STA-16', 'STA-17', 'FMT-10', 'FMT-11'],
      budgetMs: 300_000,
    });
    expect(result.calibration.warnings).toEqual([]);
    expect(result.masked).toEqual(['$.updated (value)']);
    const judged = result.outcomes.filter(({ chosen }) => chosen !== true);
    expect(judged.map(({ rule, verdict }) => `${rule.name} ${verdict}`)).toEqual(
      judged.map(({ rule }) => `${rule.name} held`),
    );
    expect(judged).toHaveLength(8);
  },
);
