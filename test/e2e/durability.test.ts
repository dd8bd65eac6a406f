import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileOutput } from '../../src/env/files.ts';
import type { EndRecord, ResultRecord, RunLine } from '../../src/report/record.ts';
import { programPath, startCli as startProcess, temporaryFolder, type Ended } from '../support/cli.ts';
import { runCli, startCli } from '../support/cli-inside.ts';
import type { Seen } from '../support/misbehaving-server.ts';
import { startTarget } from '../support/target.ts';
import { runProgram } from '../support/workspace.ts';

/** Tries that may be in progress at once. */
const concurrency = 16;

/** The whole lines of a run file, the torn rest left out. */
function linesOf(path: string): {
  readonly whole: RunLine[];
  readonly results: ResultRecord[];
  readonly text: string;
} {
  const text = readFileSync(path, 'utf8');
  const whole = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as RunLine);
  return { whole, results: whole.filter((line) => line.kind === 'result'), text };
}

/** What `iqmock report` says of a run file. */
async function reportOf(
  cwd: string,
): Promise<Ended & { readonly told: { webhooks: Record<string, number>; verdict: string } }> {
  const ended = await runCli(['report', 'run.ndjson', '--format', 'json'], { cwd });
  return { ...ended, told: JSON.parse(ended.stdout) as never };
}

const bodiesOf = (seen: readonly Seen[]): string[] => seen.map(({ body }) => body.toString('utf8'));

describe('kill -9 in mid-run', () => {
  test.each([1, 150, 900])(
    'after %i webhooks: the file holds only what the consumer saw, and all but the last few of that',
    async (after) => {
      let kill = (): void => {};
      let requests = 0;
      const target = await startTarget({
        behave(response) {
          response.end('{"ok":true}');
          if (++requests === after) kill();
        },
      });
      const cwd = temporaryFolder();
      const running = startProcess(
        ['run', 'busy-day', '--speed', 'max', '--to', target.url, '--out', 'run.ndjson', '-q'],
        { cwd },
      );
      kill = () => running.child.kill('SIGKILL');
      const { signal } = await running.ended;
      expect(signal).toBe('SIGKILL');

      const { whole, results } = linesOf(join(cwd, 'run.ndjson'));
      const seen = bodiesOf(target.seen);
      expect(whole[0]).toMatchObject({ kind: 'run', scenarios: ['busy-day'] });
      expect(whole.some(({ kind }) => kind === 'end')).toBe(false);
      expect(results.every(({ outcome }) => outcome === 'delivered')).toBe(true);
      // Every line is of an event that the consumer saw, once; what it saw beyond them was in progress.
      expect(new Set(seen).size).toBe(seen.length);
      const known = new Set(seen);
      expect(results.filter(({ body }) => !known.has(body ?? ''))).toEqual([]);
      expect(new Set(results.map(({ body }) => body)).size).toBe(results.length);
      expect(seen.length - results.length).toBeLessThanOrEqual(concurrency);

      const { exitCode, stderr, told } = await reportOf(cwd);
      expect({ exitCode, verdict: told.verdict, stderr }).toEqual({
        exitCode: 3,
        verdict: 'incomplete',
        stderr: '',
      });
      const delivered = results.length;
      expect(told.webhooks).toMatchObject({
        emitted: delivered,
        delivered,
        refused: 0,
        failed: 0,
        dropped: 0,
      });
    },
  );
});

describe('a torn file', () => {
  test('is read up to its last whole line, wherever it was cut', async () => {
    const cwd = temporaryFolder();
    const path = join(cwd, 'run.ndjson');
    await runCli(['run', 'missed-chat', '--speed', 'max', '--out', 'run.ndjson'], { cwd });
    const bytes = readFileSync(path);
    const results = linesOf(path).results.length;
    const lastResult = bytes.lastIndexOf('{"kind":"result"');
    const russian = bytes.indexOf('Извините', lastResult - 20_000);
    expect(russian).toBeGreaterThan(0);
    for (const cut of [lastResult, lastResult + 1, russian + 1, bytes.indexOf('\n', lastResult)]) {
      writeFileSync(path, bytes.subarray(0, cut));
      const left = linesOf(path).results.length;
      expect(left).toBeLessThanOrEqual(results);
      const { exitCode, told } = await reportOf(cwd);
      // A last line without its line break is whole if it can be read.
      const extra = cut === bytes.indexOf('\n', lastResult) ? 1 : 0;
      expect([exitCode, told.webhooks['delivered']]).toEqual([3, left + extra]);
    }
  });

  test('with something else than a record in the middle is refused, with its line', async () => {
    const cwd = temporaryFolder();
    const path = join(cwd, 'run.ndjson');
    await runCli(['run', 'missed-chat', '--speed', 'max', '--out', 'run.ndjson'], { cwd });
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [...lines.slice(0, 3), '{"kind":"result","id":"to', ...lines.slice(3)].join('\n'));
    const { exitCode, stdout, stderr } = await runCli(['report', 'run.ndjson'], { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error INPUT .*\n {2}run\.ndjson:4:1 This is not a record/);
  });
});

describe('a torn file', () => {
  test.each([['validate torn.ndjson'], ['init again --from torn.ndjson'], ['replay torn.ndjson --to URL']])(
    '`iqmock %s` says where it was torn, and uses what stands before',
    async (line) => {
      const target = await startTarget();
      const cwd = temporaryFolder();
      await runCli(['run', 'support-chat', '--speed', 'max', '--out', 'torn.ndjson'], { cwd });
      const path = join(cwd, 'torn.ndjson');
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.subarray(0, bytes.lastIndexOf('{"kind":"result"') + 100));
      const args = line.replace('URL', `${target.url} --speed max`).split(' ');
      const { exitCode, stderr } = await runCli(args, { cwd });
      expect(exitCode, stderr).toBe(0);
      expect(stderr).toMatch(/^torn\.ndjson:\d+ is truncated: /m);
    },
  );
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('lets what is in progress end, drops the rest, and accounts for everything', async () => {
    const target = await startTarget({
      behave: (response) => setTimeout(() => response.end('{"ok":true}'), 30),
    });
    const cwd = temporaryFolder();
    const args = [
      'run',
      'busy-day',
      '--speed',
      'max',
      '--to',
      target.url,
      '--out',
      'run.ndjson',
      '--report',
      'junit=r.xml',
    ];
    const running = startProcess(args, { cwd });
    await running.printed(/(?:<-- [^<]*){40}/);
    running.child.kill(signal);
    const { exitCode, signal: died, stdout, stderr } = await running.ended;
    expect([exitCode, died]).toEqual([130, null]);
    expect(stderr.match(/Stopping: .* again stops at once\./g)).toHaveLength(1);
    expect(stdout).toMatch(/\nInterrupted; of \d+ checks so far none failed\.\n$/);

    const { whole, results } = linesOf(join(cwd, 'run.ndjson'));
    const end = whole.at(-1) as EndRecord;
    expect(end).toMatchObject({ kind: 'end', interrupted: true, exitCode: 130, emitted: results.length });
    const delivered = results.filter(({ outcome }) => outcome === 'delivered').map(({ body }) => body);
    expect(new Set(delivered)).toEqual(new Set(bodiesOf(target.seen)));
    expect(end.outcomes).toEqual({
      delivered: delivered.length,
      refused: 0,
      failed: 0,
      dropped: results.length - delivered.length,
    });
    expect(readFileSync(join(cwd, 'r.xml'), 'utf8')).toContain('busy-day');
    expect((await reportOf(cwd)).exitCode).toBe(130);
  });

  test('twice stops at once, though the consumer is silent, and still accounts for everything', async () => {
    const target = await startTarget({ behave: () => {} });
    const cwd = temporaryFolder();
    const running = startCli(
      ['run', 'busy-day', '--speed', 'max', '--to', target.url, '--timeout', '10m', '--out', 'run.ndjson'],
      { cwd },
    );
    await running.printed(/(?:--> [^>]*){5}/);
    running.stop(signal);
    await running.printed(/Stopping/);
    running.stop(signal);
    const { exitCode } = await running.ended;
    expect(exitCode).toBe(130);
    const { whole, results } = linesOf(join(cwd, 'run.ndjson'));
    const { outcomes } = whole.at(-1) as EndRecord;
    expect(outcomes).toMatchObject({ delivered: 0, refused: 0 });
    expect(outcomes.failed + outcomes.dropped).toBe(results.length);
    expect(target.seen.length).toBeLessThanOrEqual(outcomes.failed);
  });

  test('does not wait for a retry that is far away', async () => {
    const target = await startTarget({ behave: (response) => response.writeHead(503).end() });
    const cwd = temporaryFolder();
    const args = [
      'run',
      'missed-chat',
      '--speed',
      'max',
      '--to',
      target.url,
      '--retries',
      '3',
      '--backoff',
      '10m',
      '--out',
      'run.ndjson',
    ];
    const running = startCli(args, { cwd });
    await running.printed(/again in 10m/);
    running.stop(signal);
    const { exitCode } = await running.ended;
    expect(exitCode).toBe(130);
    const { results } = linesOf(join(cwd, 'run.ndjson'));
    const [refused, ...dropped] = results.sort((a, b) => b.attempts.length - a.attempts.length);
    expect(refused).toMatchObject({ outcome: 'refused', attempts: [{ status: 503 }] });
    expect(dropped.every(({ outcome }) => outcome === 'dropped')).toBe(true);
  });

  test('ends the wait for a target', async () => {
    const cwd = temporaryFolder();
    const running = startCli(
      ['run', '--to', '127.0.0.1:1', '--wait-for-target', '10m', '--out', 'run.ndjson'],
      { cwd },
    );
    await running.printed(/Waiting for/);
    running.stop(signal);
    expect((await running.ended).exitCode).toBe(130);
    expect((await reportOf(cwd)).told.verdict).toBe('interrupted');
  });
});

describe('a full disk', () => {
  const run = ['run', 'missed-chat', '--speed', 'max', '--start', '2024-03-01'];

  test('under the run file is told once; the run goes on to its verdict, and is exit code 74', async () => {
    const target = await startTarget();
    const { exitCode, stderr, stdout } = await runCli([
      ...run,
      '--to',
      target.url,
      '--out',
      '/dev/full',
      '--report',
      'json=-',
    ]);
    expect(
      stderr.match(/error OUTPUT_LOST The run file \/dev\/full is not complete: ENOSPC.*Free some space/g),
    ).toHaveLength(1);
    expect(stderr).toContain('Passed: all 9 checks held.');
    expect(stderr).toMatch(/Exit code 74 all the same: .*\n$/);
    expect(stderr).not.toContain('run file: /dev/full');
    expect(exitCode).toBe(74);
    expect(target.seen).toHaveLength(9);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed', webhooks: { delivered: 9 } });
  });

  test('does not hide that the consumer failed', async () => {
    const target = await startTarget({ behave: (response) => response.writeHead(500).end() });
    const { exitCode, stderr } = await runCli([...run, '--to', target.url, '--out', '/dev/full']);
    expect(stderr).toContain('error OUTPUT_LOST');
    expect(exitCode).toBe(1);
  });

  test.each(['json', 'junit', 'html', 'github', 'text', 'ndjson'])(
    'under a %s report loses nothing else',
    async (format) => {
      const cwd = temporaryFolder();
      const { exitCode, stdout, stderr } = await runCli(
        [...run, '--report', `${format}=/dev/full`, '--out', 'run.ndjson'],
        { cwd },
      );
      expect(stderr).toContain(`error OUTPUT_LOST The ${format} report /dev/full cannot be written: ENOSPC`);
      expect(stdout).toContain('Passed: all 9 checks held.');
      expect(exitCode).toBe(74);
      expect((await reportOf(cwd)).exitCode).toBe(0);
    },
  );

  test.each([
    ['generate', ['generate', 'missed-chat']],
    ['list', ['list']],
    ['schema', ['schema']],
    ['run', run],
    ['run --json', [...run, '--json']],
  ])('under the output of %s is exit code 74', async (_, args) => {
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    // One as a shell starts it; the others write to the same device.
    const { exitCode, stderr } = await (args === run
      ? shell(`${node(args)} > /dev/full`)
      : runCli(args, { host: { stdout: fileOutput(full) } }));
    expect(stderr).toMatch(
      /error OUTPUT_LOST Standard output cannot be written: ENOSPC.*\n {2}Free some space/,
    );
    expect(exitCode).toBe(74);
  });

  test('that takes a part of a write, as a disk does that fills up, is exit code 74 too', async () => {
    // A file may grow to 64 blocks of 512 bytes here; all bodies come in one write.
    const limited = `trap '' XFSZ; ulimit -f 64; ${node(['generate', 'support-chat'])} > bodies.ndjson`;
    const { exitCode, stderr } = await shell(limited);
    expect(stderr).toMatch(/error OUTPUT_LOST Standard output cannot be written: EFBIG/);
    expect(exitCode).toBe(74);
  });

  test('under what is told to people changes nothing but that', async () => {
    const target = await startTarget();
    const { exitCode, stdout } = await shell(`${node([...run, '--to', target.url, '--json'])} 2> /dev/full`);
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n').at(-1)).toContain('"kind":"end"');
    expect(target.seen).toHaveLength(9);
  });

  test('under a recording is told, and the consumer goes on', async () => {
    const running = startCli(['listen', '--port', '0', '--record', '/dev/full', '--count', '9']);
    const [, url = ''] =
      /(http:\/\/127\.0\.0\.1:\d+\/)/.exec(await running.printed(/127\.0\.0\.1:\d+\//)) ?? [];
    const sent = await runCli([...run, '--to', url]);
    expect(sent.exitCode).toBe(0);
    const { exitCode, stderr } = await running.ended;
    expect(stderr).toMatch(/error OUTPUT_LOST .*\/dev\/full is not complete: ENOSPC/);
    expect(exitCode).toBe(74);
  });
});

test('a reader that has seen enough ends what would never end', async () => {
  const line = `(${node(['generate', 'busy-day', '--count', '1000000000'])}; echo "exit $?" >&2) | head -n 1`;
  const { stdout, stderr } = await shell(line);
  expect(JSON.parse(stdout)).toHaveProperty('ChatEvent');
  expect(stderr).toBe('exit 0\n');
});

/** A command line of the built program for a shell. */
function node(args: readonly string[]): string {
  return [process.execPath, programPath, ...args].map((word) => `'${word}'`).join(' ');
}

function shell(line: string): Promise<Ended> {
  return runProgram('sh', ['-c', line], { cwd: temporaryFolder() });
}
