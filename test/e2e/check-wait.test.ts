import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { freePort } from '../support/free-port.ts';

const quick = ['--only', 'CON-01', '--seed', '1'];

test('check waits for a consumer that is not up yet', async () => {
  const port = await freePort();
  const checking = startCli(['check', '--to', String(port), ...quick, '--wait-for-target', '30s']);
  await checking.printed(/Waiting for/);
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{}'));
  });
  onTestFinished(() => void server.close());
  server.listen(port, '127.0.0.1');
  const { exitCode, stdout } = await checking.ended;
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/CON-01[^]*Passed/)]);
  // The line that repeats it is for a consumer that is there.
  expect(stdout).not.toContain('--wait-for-target');
});

test('check gives up after the time, and by Ctrl-C; its reports say so', async () => {
  const port = String(await freePort());
  const cwd = temporaryFolder();
  const reports = ['--report', 'junit=results.xml', '--out', 'check.json'];
  const { exitCode, stdout } = await runCli(
    ['check', '--to', port, ...quick, '--wait-for-target', '200ms', ...reports],
    { cwd },
  );
  const reason = `http://127.0.0.1:${port}/ was not ready within 200ms. Nothing listens on 127.0.0.1:${port}.`;
  expect([exitCode, stdout]).toEqual([
    3,
    expect.stringContaining(`Incomplete, nothing was judged: ${reason}`),
  ]);
  // A CI system that finds no report assumes a pass.
  expect(readFileSync(join(cwd, 'results.xml'), 'utf8')).toMatch(
    /failures="1"[^]*was not ready within 200ms/,
  );
  expect(JSON.parse(readFileSync(join(cwd, 'check.json'), 'utf8'))).toMatchObject({
    exitCode: 3,
    calibration: { hindrance: { kind: 'unreachable', message: reason } },
    requests: 0,
  });
  const waiting = startCli(['check', '--to', port, ...quick, '--wait-for-target', '60s']);
  await waiting.printed(/Waiting for/);
  waiting.child.kill('SIGINT');
  expect((await waiting.ended).exitCode).toBe(130);
});

test('check finds a wrong name before it waits', async () => {
  const { exitCode, stderr } = await runCli([
    'check',
    '--to',
    String(await freePort()),
    '--only',
    'CON-99',
    '--wait-for-target',
    '60s',
  ]);
  expect([exitCode, stderr]).toEqual([2, expect.not.stringContaining('Waiting for')]);
});
