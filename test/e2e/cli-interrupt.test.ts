import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programPath, startCli, temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { startTarget } from '../support/target.ts';

const slow = `name: short
seed: 1
world: { channels: { support: { type: iqchat } }, operators: { anna: {} }, clients: { maria: { channel: support } } }
steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: maria, text: Hello, as: question }
  - wait: 60s
  - close: { chat: chat }
`;

describe('interrupting', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 130],
    ['SIGHUP', 129],
  ] as const)('%s drains, reports and exits %i', async (signal, expected) => {
    const target = await startTarget();
    const cwd = temporaryFolder({ 'slow.yaml': slow });
    const running = startCli(
      ['run', 'slow.yaml', '--to', target.url, '--out', 'run.ndjson', '--report', 'json=r.json'],
      { cwd },
    );
    await running.printed(/<-- [^]*<-- /);
    running.child.kill(signal);
    const { exitCode, stdout, stderr } = await running.ended;
    expect(exitCode).toBe(expected);
    expect(stderr).toMatch(/Stopping: .*\n/);
    expect(stdout).toMatch(/Interrupted.*\n$/);
    const lines = readFileSync(join(cwd, 'run.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.at(-1)).toMatchObject({ kind: 'end', interrupted: true, exitCode: 130, emitted: 2 });
    expect(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'))).toHaveProperty('verdict', 'interrupted');
  });

  test('is heard while a billion pauses are played without waiting', async () => {
    const cwd = temporaryFolder({
      'still.yaml':
        'name: still\nworld: { clients: { maria: {} } }\nsteps:\n  - create_chat: { client: maria, as: chat }\n  - repeat: { times: 1000000000, steps: [{ wait: 1s }] }\n',
    });
    const running = startCli(['run', 'still.yaml', '--speed', 'max'], { cwd });
    await running.printed(/<-- \[200\]/);
    running.child.kill('SIGINT');
    expect((await running.ended).exitCode).toBe(130);
  });

  test('a second Ctrl-C does not wait for the answer', async () => {
    const target = await startTarget({ behave: () => {} });
    const cwd = temporaryFolder({ 'slow.yaml': slow });
    const running = startCli(['run', 'slow.yaml', '--to', target.url, '--timeout', '10m'], { cwd });
    await running.printed(/-->/);
    running.child.kill('SIGINT');
    await running.printed(/Stopping/);
    running.child.kill('SIGINT');
    const { exitCode, stdout } = await running.ended;
    expect(exitCode).toBe(130);
    expect(stdout).toContain('[aborted]');
  });

  const full = process.env['IQMOCK_TEST_FULL'] === '1';
  const never: readonly (readonly [words: string, ready: RegExp])[] = [
    ['listen --port 0 --delay 10m', /Listening/],
    ['serve --port 0 --timeout 10m', /Serving/],
    ['replay bodies.ndjson --timeout 10m', /-->/],
    ['load --vus 1 --duration 10m --timeout 10m', /./],
    ['check --budget 10m --timeout 10m', /./],
  ];
  test.each(full ? never : never.slice(0, 1))('a second Ctrl-C ends %s', async (words, ready) => {
    const target = await startTarget({ behave: () => {} });
    const body = JSON.stringify({ ChatEvent: { Id: 1, Type: 'typing' }, Rels: {} });
    const cwd = temporaryFolder({ 'bodies.ndjson': `${body}\n` });
    const to = words.startsWith('listen') ? [] : ['--to', target.url];
    const running = startCli([...words.split(' '), ...to], { cwd });
    const text = await running.printed(ready);
    const url = /Listening on (\S+)/.exec(text)?.[1];
    if (url !== undefined) {
      void fetch(url, { method: 'POST', body }).catch(() => undefined);
      await running.printed(/<-- typing/);
    } else if (!words.startsWith('serve')) {
      await expect.poll(() => target.seen.length, { timeout: 20_000 }).toBeGreaterThan(0);
    }
    running.child.kill('SIGINT');
    await running.printed(/Stopping/);
    running.child.kill('SIGINT');
    const { exitCode } = await running.ended;
    expect([0, 1, 3, 130]).toContain(exitCode);
  });

  test('a deleted working folder is said in a sentence', async () => {
    const gone = join(temporaryFolder(), 'gone');
    mkdirSync(gone);
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'rmdir "$PWD"; exec "$0" "$1" list', process.execPath, programPath],
      { cwd: gone, encoding: 'utf8' },
    );
    expect(stderr).toBe(
      'error SYSTEM The working folder does not exist any more.\n  Go to a folder that exists, such as with cd ~.\n',
    );
    expect(status).toBe(2);
  });

  test('kill -9 leaves a run file that report reads', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder({ 'slow.yaml': slow });
    const running = startCli(['run', 'slow.yaml', '--to', target.url, '--out', 'run.ndjson'], { cwd });
    await running.printed(/<-- [^]*<-- /);
    running.child.kill('SIGKILL');
    await running.ended;
    writeFileSync(join(cwd, 'run.ndjson'), '{"kind":"result","id":"torn', { flag: 'a' });
    const { exitCode, stdout } = await runCli(['report', 'run.ndjson'], { cwd });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('2 delivered');
    expect(stdout).toContain('Incomplete: the run file ends in the middle of the run');
  });
});
