import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eraNames } from '../../src/model/spec.ts';
import { programPath, repositoryPath, temporaryFolder } from '../support/cli.ts';
import { runProgram } from '../support/workspace.ts';

/** The Nodes that are tried beside the one that runs the tests, as paths. */
const others = (process.env['IQMOCK_TEST_NODES'] ?? '').split(delimiter).filter((path) => path !== '');
if (others.length === 0)
  console.warn('Other versions of Node.js are not tried: IQMOCK_TEST_NODES names none.');

const scenarios = readdirSync(repositoryPath('scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

async function on(node: string, cwd: string, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(node, [programPath, ...args], { cwd });
  expect([args.join(' '), exitCode, stderr]).toEqual([args.join(' '), 0, expect.any(String)]);
  return stdout;
}

const fixed = ['--seed', '7', '--start', '2024-03-01T09:00:00Z'];

describe.skipIf(others.length === 0).each(others)('%s', (node) => {
  test.each(eraNames)('makes the same bytes of every scenario in the era %s', async (era) => {
    const hashOf = async (program: string): Promise<string> =>
      createHash('sha256')
        .update(await on(program, temporaryFolder(), 'generate', ...scenarios, ...fixed, '--profile', era))
        .digest('hex');
    expect(scenarios.length).toBeGreaterThan(10);
    expect(await hashOf(node)).toBe(await hashOf(process.execPath));
  });

  test('plays, validates and reports', async () => {
    const cwd = temporaryFolder();
    expect(await on(node, cwd, 'run', 'support-chat', '--out', 'run.ndjson')).toContain(
      'Passed: all 22 checks held.',
    );
    expect(await on(node, cwd, 'report', 'run.ndjson')).toContain('Passed');
    expect(await on(node, cwd, 'generate', 'support-chat', '--out', 'bodies.ndjson')).toBe('');
    expect(await on(node, cwd, 'validate', 'bodies.ndjson')).toContain('bodies valid');
  });
});
