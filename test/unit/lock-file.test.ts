import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
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
