import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { loadRuns } from '../../src/report/loaded-run.ts';
import { openRunFile } from '../../src/report/run-file.ts';
import { runInside } from '../support/inside.ts';
import { endRecord, resultRecord, runRecord } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Standard output that takes so many bytes and then fails as the operating system does. */
function failingAfter(limit: number, code: string): Writable & { taken: number } {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      stream.taken += chunk.length;
      done(
        stream.taken > limit ? Object.assign(new Error(`${code}: write`), { code, syscall: 'write' }) : null,
      );
    },
  }) as Writable & { taken: number };
  stream.taken = 0;
  return stream;
}

const play = ['missed-chat', '--start', '2024-03-01'];

describe('standard output that cannot be written', () => {
  test.each([
    ['generate', ['generate', ...play]],
    ['generate, all its bodies in one write', ['generate', 'support-chat', '--seed', '1']],
    ['list', ['list']],
    ['schema', ['schema']],
    ['run', ['run', ...play, '--speed', 'max']],
    ['run --json', ['run', ...play, '--speed', 'max', '--json']],
    ['run with a report', ['run', ...play, '--speed', 'max', '--report', 'json=-']],
    ['validate', ['validate', 'test/samples/03-typing.json', '--json']],
  ])('%s: exit code 74, said once', async (_, argv) => {
    const cwd = process.cwd();
    const { exitCode, stderr } = await runInside(argv, { cwd, host: { stdout: failingAfter(50, 'ENOSPC') } });
    expect(stderr.match(/error OUTPUT_LOST Standard output cannot be written: ENOSPC/g)).toHaveLength(1);
    expect(exitCode).toBe(74);
  });

  test('does not stop a run, whose verdict is still told', async () => {
    const argv = ['run', ...play, '--speed', 'max', '--json'];
    const { stderr } = await runInside(argv, { host: { stdout: failingAfter(50, 'ENOSPC') } });
    expect(stderr).toContain('Passed: all 9 checks held.');
  });

  test('does not hide a failed check', async () => {
    const argv = ['run', ...play, '--speed', 'max', '--json', '--expect', 'status=201'];
    const { exitCode } = await runInside(argv, { host: { stdout: failingAfter(50, 'ENOSPC') } });
    expect(exitCode).toBe(1);
  });
});

describe('a closed pipe', () => {
  test.each([[['generate', ...play]], [['list']]])('ends `iqmock %j` quietly', async (argv) => {
    const { exitCode, stderr } = await runInside(argv, { host: { stdout: failingAfter(0, 'EPIPE') } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test('does not end a run, which has its own exit code', async () => {
    const argv = ['run', ...play, '--speed', 'max', '--json'];
    const good = await runInside(argv, { host: { stdout: failingAfter(50, 'EPIPE') } });
    expect([good.exitCode, good.stderr.includes('Passed')]).toEqual([0, true]);
    const bad = await runInside([...argv, '--expect', 'status=201'], {
      host: { stdout: failingAfter(50, 'EPIPE') },
    });
    expect(bad.exitCode).toBe(1);
    expect(bad.stderr).not.toContain('error');
  });
});

describe('two runs into one run file', () => {
  const host = createHost();
  const fresh = (): string => join(temporaryFolder(), 'run.ndjson');

  test('are never merged: the file holds the later one, and the earlier one says that it is lost', async () => {
    const path = fresh();
    const failures: string[] = [];
    const first = await openRunFile(host, path, ({ code, message }) => failures.push(`${code} ${message}`));
    first.write(runRecord({ seed: 1 }));
    first.write(resultRecord({ id: 'a#0' }));
    const second = await openRunFile(host, path);
    second.write(runRecord({ seed: 2 }));
    first.write(resultRecord({ id: 'a#1' }));
    second.write(resultRecord({ id: 'b#0' }));
    second.write(endRecord({ emitted: 1 }));
    first.write(endRecord({ emitted: 2 }));
    first.close();
    second.close();
    expect(failures).toEqual([expect.stringMatching(/^OUTPUT_LOST The run file .*replaced by another run/)]);
    expect(second.failure).toBeUndefined();
    const { runs, results } = await loadRuns(host, [path]);
    expect(runs.map(({ seed }) => seed)).toEqual([2]);
    expect(Array.from(results, ({ id }) => id)).toEqual(['b#0']);
  });

  test('one after the other is no mistake, also through a link', async () => {
    const path = fresh();
    const link = `${path}.link`;
    writeFileSync(path, '');
    symlinkSync(path, link);
    for (const seed of [1, 2]) {
      const file = await openRunFile(host, link, (error) => expect.unreachable(error.message));
      file.write(runRecord({ seed }));
      file.close();
    }
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(runRecord({ seed: 2 }))}\n`);
  });
});
