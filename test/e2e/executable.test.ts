import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import { runProgram } from '../support/workspace.ts';

const executable = repositoryPath(`dist/executable/iqmock-${process.platform}-${process.arch}`);

// It is 100 MB and takes a while to make: the long tier makes it, here it is tried where it is there.
const isWanted = existsSync(executable) || process.env['IQMOCK_TEST_FULL'] !== undefined;

describe.skipIf(!isWanted || process.platform !== 'linux')('the single executable', () => {
  test('runs where there is no Node', async () => {
    if (!existsSync(executable)) {
      const made = await runProgram('npm', ['run', 'executable', '--silent'], {
        cwd: repositoryPath('.'),
        timeoutMs: 300_000,
      });
      expect([made.exitCode, made.stderr]).toEqual([0, expect.any(String)]);
    }
    const cwd = temporaryFolder();
    const env = { PATH: '/nonexistent', HOME: cwd };
    const run = (...args: string[]) => runProgram(executable, args, { cwd, env });

    const version = await run('--version');
    expect([version.exitCode, version.stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    const played = await run('run', 'support-chat', '--speed', 'max');
    expect([played.exitCode, played.stdout + played.stderr]).toEqual([0, expect.stringMatching(/Passed/)]);
    const generated = await run('generate', 'support-chat', '--count', '3');
    expect(generated.stdout.trim().split('\n')).toHaveLength(3);
    expect((await run('schema', 'webhook')).stdout).toContain('"$schema"');
    expect((await run('validate', 'nothing.ndjson')).exitCode).toBe(2);
  }, 400_000);
});
