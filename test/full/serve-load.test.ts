import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { repositoryPath, startCli, temporaryFolder, type Running } from '../support/cli.ts';
import { quantile, startCountingConsumer, startLoadClients } from '../support/serve-load.ts';

const perSecond = 50;
const clientCount = 200;

/** A server in a process of its own. */
async function startChild(options: object): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(repositoryPath('test/support/serve-child.js'), [JSON.stringify(options)], {
    execArgv: ['--expose-gc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, child };
}

async function memoryOf(child: ChildProcess): Promise<{ heldBytes: number; rss: number }> {
  child.send('memory');
  const [memory] = (await once(child, 'message')) as [{ heldBytes: number; rss: number }];
  return memory;
}

it('two hundred clients write fifty messages a second: each webhook once, in order, and memory stays', async () => {
  const consumer = await startCountingConsumer();
  const { url, child } = await startChild({ to: consumer.url, seed: 42 });
  const clients = await startLoadClients(url, clientCount);
  await clients.run(perSecond, 60_000);
  const before = await memoryOf(child);
  const eventsBefore = consumer.times.size;
  await clients.run(perSecond, 120_000);
  const after = await memoryOf(child);
  const events = consumer.times.size - eventsBefore;
  const bytesPerEvent = (after.heldBytes - before.heldBytes) / events;
  console.log(
    `${events} events after the first minute: ${bytesPerEvent.toFixed(0)} bytes an event, ` +
      `${(after.rss / 1e6).toFixed(0)} MB RSS; answers p50 ${quantile(clients.tookMs, 0.5).toFixed(1)} ms, ` +
      `p99 ${quantile(clients.tookMs, 0.99).toFixed(1)} ms`,
  );
  await expect.poll(() => consumer.times.size, { timeout: 10_000 }).toBe(clients.sent.length + clientCount);
  expect([...consumer.times.values()].filter((times) => times !== 1)).toEqual([]);
  expect(consumer.overtaken).toEqual([]);
  expect(clients.sent).toHaveLength(perSecond * 180);
  const own = clients.shown.map((_, client) =>
    clients.sent.filter((one) => one.client === client).map(({ text }) => text),
  );
  await expect.poll(() => clients.shown, { timeout: 10_000 }).toEqual(own);
  expect(bytesPerEvent).toBeLessThan(200);
  clients.close();
}, 300_000);

it('killed again and again under that load: nothing that was answered OK is gone, no id comes twice, all webhooks arrive', async () => {
  const consumer = await startCountingConsumer();
  const port = String(await freePort());
  const state = join(temporaryFolder(), 'state.ndjson');
  const start = async (): Promise<Running> => {
    const running = startCli([
      'serve',
      '--port',
      port,
      '--to',
      consumer.url,
      '--state',
      state,
      '--seed',
      '42',
    ]);
    await running.printed(/Serving on/);
    return running;
  };
  let server = await start();
  const url = `http://127.0.0.1:${port}`;
  const clients = await startLoadClients(url, clientCount);
  const loading = clients.run(perSecond, 40_000);
  const kills = 5;
  const backMs: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 2000 + Math.random() * 5000));
    server.child.kill('SIGKILL');
    await server.ended;
    const beganMs = performance.now();
    server = await start();
    backMs.push(performance.now() - beganMs);
  }
  await loading;
  expect(clients.sent).toHaveLength(perSecond * 40);
  // Once more, with nothing but what the file holds.
  server.child.kill('SIGKILL');
  await server.ended;
  server = await start();
  const ids = clients.sent.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (let client = 0; client < clientCount; client++) {
    const held = (await clients.history(client)).map(({ Id, Text }) => `${Id} ${Text}`);
    const answered = clients.sent.filter((one) => one.client === client);
    expect(held).toEqual(answered.map(({ id, text }) => `${id} ${text}`));
  }
  await expect.poll(() => consumer.times.size, { timeout: 20_000 }).toBe(clients.sent.length + clientCount);
  expect(consumer.mixed).toEqual([]);
  expect(consumer.overtaken).toEqual([]);
  const again = [...consumer.times.values()].filter((times) => times > 1).length;
  console.log(
    `${kills + 1} kills, ${clients.sent.length} messages, ${clients.repeats()} calls made again, ` +
      `${again} webhooks delivered twice (in progress when it was killed); back after ${Math.max(...backMs).toFixed(0)} ms at most`,
  );
  // What was in progress cannot be known to have arrived: at most one of each chat, of the few that are in progress at once.
  expect(again).toBeLessThan(kills * 20);
  clients.close();
}, 300_000);
