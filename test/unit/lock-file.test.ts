import { readFileSync, readlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import { expect, it } from 'vitest';
import { takeLock } from '../../src/env/lock-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fresh = (): string => join(temporaryFolder(), 'state.lock');

it('is taken once, and again when it was given back', () => {
  const path = fresh();
  const release = takeLock(path);
  expect(release).toBeTypeOf('function');
  expect(takeLock(path)).toBeUndefined();
  release?.();
  expect(existsSync(path)).toBe(false);
  takeLock(path)?.();
});

it.runIf(process.platform === 'linux')(
  'one of a process that had this number before is nobody’s: a container that starts again is always number 1',
  () => {
    const path = fresh();
    takeLock(path);
    const [pid, start = '', namespace] = readFileSync(path, 'utf8').trim().split(' ');
    const another = fresh();
    writeFileSync(another, `${pid} ${start}0 ${namespace}\n`);
    expect(takeLock(another)).toBeTypeOf('function');
    const afterBoot = fresh();
    writeFileSync(afterBoot, `${pid} another-boot/${start.split('/')[1]} ${namespace}\n`);
    expect(takeLock(afterBoot)).toBeTypeOf('function');
  },
);

it.runIf(process.platform === 'linux')(
  'one of another container is held as long as it is renewed',
  async () => {
    const path = fresh();
    writeFileSync(path, '1 boot/77 pid:[1]\n');
    const renewing = new Worker(
      `const { utimesSync } = require('node:fs');
     setInterval(() => utimesSync(${JSON.stringify(path)}, new Date(), new Date()), 50);`,
      { eval: true },
    );
    await new Promise((resolve) => renewing.once('online', resolve));
    expect(takeLock(path)).toBeUndefined();
    await renewing.terminate();
    utimesSync(path, 1, 1);
    expect(takeLock(path)).toBeTypeOf('function');
  },
);

it.runIf(process.platform === 'linux')('that nobody holds is taken by one of many at once', async () => {
  const path = fresh();
  const start = new Int32Array(new SharedArrayBuffer(4));
  const compiled = join(temporaryFolder(), 'lock-file.mjs');
  const source = readFileSync(new URL('../../src/env/lock-file.ts', import.meta.url), 'utf8');
  writeFileSync(compiled, transformSync(source, { loader: 'ts' }).code);
  const moduleUrl = pathToFileURL(compiled).href;
  const code = `const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.moduleUrl).then(({ takeLock }) => {
      parentPort.postMessage('ready');
      Atomics.wait(workerData.start, 0, 0);
      parentPort.postMessage(takeLock(workerData.path) === undefined ? 'no' : 'got');
    });`;
  const said: string[] = [];
  const workers = Array.from(
    { length: 6 },
    () => new Worker(code, { eval: true, workerData: { start, path, moduleUrl } }),
  );
  for (const worker of workers) worker.on('message', (word: string) => said.push(word));
  await expect.poll(() => said.length, { timeout: 20_000 }).toBe(6);
  // Of a process that ended, as after kill -9.
  const namespace = readlinkSync('/proc/self/ns/pid');
  writeFileSync(path, `4000000 boot/1 ${namespace}\n`);
  Atomics.store(start, 0, 1);
  Atomics.notify(start, 0);
  await expect.poll(() => said.length, { timeout: 20_000 }).toBe(12);
  await Promise.all(workers.map((worker) => worker.terminate()));
  expect(said.filter((word) => word === 'got')).toHaveLength(1);
});
