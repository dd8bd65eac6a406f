import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import { cloneRepository } from '../support/clone.ts';
import { runAction, type ActionResult } from '../support/composite-action.ts';
import { freePort } from '../support/free-port.ts';
import { has } from '../support/needs.ts';
import { runProgram } from '../support/workspace.ts';

const { version } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')) as { version: string };
const isTried = has('Installing from git and as a tarball', ['git', '--version'], ['npm', 'ping']);

let clone: string;
beforeAll(() => {
  if (isTried) clone = cloneRepository();
});
afterAll(() => {
  if (isTried) rmSync(clone, { recursive: true, force: true });
});

/** The commands under "As a development dependency" of docs/install.md, with the clone in place of its path. */
function blocks(): string[][] {
  const [, section = ''] = readFileSync(repositoryPath('docs/install.md'), 'utf8').split(
    '## As a development dependency\n',
  );
  return [...(section.split(/^## /m)[0] ?? '').matchAll(/```sh\n([^]*?)```/g)].map(([, block = '']) =>
    block.trim().replaceAll('/path/to/iqmock', clone).split('\n'),
  );
}

describe.skipIf(!isTried)('docs/install.md, from a clean folder', () => {
  test.each([
    ['a tarball', 0],
    ['git', 1],
  ])('%s is installed, and npx runs it', async (_way, index) => {
    const commands = blocks()[index] ?? [];
    expect(commands.join('\n')).toContain('npm i -D ');
    const cwd = temporaryFolder({ 'package.json': '{ "private": true }' });
    const script = ['set -e', ...commands, 'npx --no-install iqmock --version'].join('\n');
    const { exitCode, stdout, stderr } = await runProgram('bash', ['-c', script], {
      cwd,
      timeoutMs: 580_000,
    });
    expect([exitCode, stdout + stderr]).toEqual([0, expect.stringContaining('Passed: all 22 checks held.')]);
    expect(stdout).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')}\n$`, 'm'));
    // It is an ordinary dependency, so that a colleague's npm ci brings it too.
    const { devDependencies } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(Object.keys(devDependencies)).toEqual(['iqmock']);
  });
});

test.skipIf(!isTried)(
  'action.yml builds iqmock in a clone, whatever the job says of development dependencies',
  async () => {
    const root = temporaryFolder({ 'work/server.mjs': consumer });
    const port = String(await freePort());
    const place = {
      action: clone,
      workspace: join(root, 'work'),
      temp: join(root, 'temp'),
      artifacts: join(root, 'artifacts'),
    };
    const use = (): Promise<ActionResult> =>
      runAction(place, {
        with: { start: 'node server.mjs', to: port, command: 'run support-chat --speed max', artifact: '' },
        env: { PORT: port, NODE_ENV: 'production' },
      });
    rmSync(join(clone, 'node_modules'), { recursive: true, force: true });
    rmSync(join(clone, 'dist'), { recursive: true, force: true });
    const { outputs, steps } = await use();
    expect([outputs['exit-code'], steps.map(({ output }) => output).join('\n')]).toEqual([
      '0',
      expect.stringContaining('Passed: all 22 checks held.'),
    ]);
    // The second use in a job finds it built.
    expect((await use()).steps[0]).toMatchObject({ name: 'Build iqmock', exitCode: 0, output: '' });
  },
);

const consumer = `
import { createServer } from 'node:http';
createServer((request, response) => request.resume().on('end', () => response.end('{}'))).listen(process.env.PORT, '127.0.0.1');
`;
