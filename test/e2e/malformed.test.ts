import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli as runInside } from '../../src/cli/cli.ts';
import { createHost } from '../../src/env/host.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { malformedScenarios } from '../support/malformed-scenarios.ts';
import { unmark } from '../support/marks.ts';

let requests = 0;
const server = createServer((_request, response) => {
  requests += 1;
  response.end();
});
let target = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.close();
});

/** Runs a command line without a process of its own. */
async function run(
  cwd: string,
  argv: readonly string[],
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    streams[name].on('data', (chunk: Buffer) => (texts[name] += chunk.toString('utf8')));
  const exitCode = await runInside({ ...createHost(), ...streams, cwd, argv, env: {} });
  await new Promise((resolve) => setImmediate(resolve));
  return { exitCode, ...texts };
}

describe('a scenario with mistakes', () => {
  it.each(malformedScenarios)('$name: exit 2, told by place, nothing sent', async ({ yaml, mistakes }) => {
    const { text, places } = unmark(yaml);
    const cwd = temporaryFolder({ 'broken.yaml': text });
    const { exitCode, stdout, stderr } = await run(cwd, ['run', 'broken.yaml', '--to', target]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    for (const [index, [message, hint]] of mistakes.entries()) {
      const { line, column } = places[index] ?? { line: 0, column: 0 };
      const told = stderr.split('\n').findIndex((shown) => shown.includes(`broken.yaml:${line}:${column} `));
      const [first = '', ...rest] = stderr.split('\n').slice(told);
      expect(told, stderr).toBeGreaterThanOrEqual(0);
      expect(first).toMatch(message);
      expect(rest.join(' ').replace(/\s+/g, ' ').trim()).toMatch(hint);
    }
    expect(requests).toBe(0);
  });

  it.each(['run', 'generate', 'load'])('is refused by the program: %s', async (command) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'broken.yaml'), 'name: broken\nsteps:\n  - wiat: 1s\n');
    const flags =
      { run: ['--to', target], generate: [], load: ['--to', target, '--vus', '1', '--duration', '1s'] }[
        command
      ] ?? [];
    const { exitCode, stdout, stderr } = await runCli([command, 'broken.yaml', ...flags], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('broken.yaml:3:5 There is no step "wiat".');
    expect(stderr).toContain('Did you mean "wait"?');
    expect(requests).toBe(0);
  });
});
