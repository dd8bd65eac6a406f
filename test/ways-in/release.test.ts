import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import { cloneRepository } from '../support/clone.ts';
import { has } from '../support/needs.ts';
import { jobsOf, runJob, type RanStep } from '../support/workflow.ts';
import { runProgram } from '../support/workspace.ts';

const { version, scripts } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')) as {
  version: string;
  scripts: Record<string, string>;
};
const isTried = has(
  'The release workflow',
  ['git', '--version'],
  ['npm', 'ping'],
  ['sha256sum', '--version'],
);
const { checks, executables, publish } = jobsOf('release.yml');
const uploaded = ['iqmock-linux-x64', 'iqmock-linux-arm64', 'iqmock-darwin-arm64', 'iqmock-win32-x64.exe'];
const nothing = (): undefined => undefined;

describe('the release workflow', () => {
  test('checks with each Node that is supported, then makes the files, then publishes', () => {
    expect(checks?.strategy?.matrix).toEqual({ node: [20, 22, 24] });
    expect([executables?.needs, publish?.needs]).toEqual(['checks', 'executables']);
    const commands = [checks, executables]
      .flatMap((job) => job?.steps ?? [])
      .map(({ run }) => /^npm (?:run )?(\S+)$/.exec(run ?? '')?.[1])
      .filter((name) => name !== undefined && name !== 'ci');
    expect(commands).toEqual(['check', 'test', 'executable']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  });

  test('publishes in its last step alone', () => {
    const all = Object.values(jobsOf('release.yml')).flatMap(({ steps }) => steps);
    expect(all.filter(({ run }) => run?.includes('npm publish'))).toEqual([all.at(-1)]);
  });
});

describe.skipIf(!isTried)('the job that publishes, without publishing', () => {
  let clone: string;
  let calls: string;
  beforeAll(() => {
    clone = cloneRepository();
    const bin = join(clone, '..', `${clone.split('/').at(-1) ?? ''}-bin`);
    mkdirSync(bin);
    calls = join(bin, 'calls');
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${calls}'\n`);
    chmodSync(join(bin, 'gh'), 0o755);
  });
  afterAll(() => {
    rmSync(clone, { recursive: true, force: true });
    rmSync(join(calls, '..'), { recursive: true, force: true });
  });

  const run = (tag: string): Promise<RanStep[]> =>
    runJob(publish ?? { steps: [] }, {
      cwd: clone,
      env: {
        PATH: `${join(calls, '..')}${delimiter}${process.env['PATH'] ?? ''}`,
        GITHUB_REF_NAME: tag,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'someone/iqmock',
      },
      substitutions: { 'npm publish ': 'npm publish --dry-run ' },
      actions: {
        'actions/checkout': nothing,
        'actions/setup-node': nothing,
        'actions/download-artifact': ({ path }) => {
          for (const name of uploaded) writeFileSync(join(clone, String(path), name), `a file: ${name}`);
        },
      },
    });

  test('goes no further with a tag that is not the version', async () => {
    expect((await run('v0.0.1')).map(({ exitCode }) => exitCode)).toEqual([1]);
  });

  test('packs, sums, releases, and would publish what it packed', async () => {
    const steps = await run(`v${version}`);
    expect(steps.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
    expect(steps).toHaveLength(
      publish?.steps.filter(({ run: command }) => command !== undefined).length ?? 0,
    );

    const release = join(clone, 'release');
    const tarball = `iqmock-${version}.tgz`;
    const files = [tarball, ...uploaded].toSorted();
    expect(readdirSync(release).toSorted()).toEqual(['SHA256SUMS', ...files]);
    const sums = readFileSync(join(release, 'SHA256SUMS'), 'utf8').trimEnd().split('\n').toSorted();
    const hashOf = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(release, name)))
        .digest('hex');
    expect(sums).toEqual(files.map((name) => `${hashOf(name)}  ${name}`).toSorted());
    expect(readFileSync(calls, 'utf8').trimEnd().split('\n')).toEqual([
      'release',
      'create',
      `v${version}`,
      ...['SHA256SUMS', ...files].map((name) => `release/${name}`),
      '--generate-notes',
    ]);
    expect(steps.at(-1)?.output).toContain(`+ iqmock@${version}`);
    expect(steps.at(-1)?.output).toMatch(/with tag latest and public access \(dry-run\)/);

    // What is published runs, and says where it comes from.
    const cwd = temporaryFolder({ 'package.json': '{ "private": true }' });
    const install = ['install', '--no-audit', '--no-fund', join(release, tarball)];
    expect((await runProgram('npm', install, { cwd, timeoutMs: 200_000 })).exitCode).toBe(0);
    const installed = JSON.parse(
      readFileSync(join(cwd, 'node_modules/iqmock/package.json'), 'utf8'),
    ) as object;
    expect(installed).toMatchObject({
      version,
      repository: { type: 'git', url: 'git+https://github.com/someone/iqmock.git' },
    });
    expect(await runProgram('npx', ['--no-install', 'iqmock', '--version'], { cwd })).toMatchObject({
      exitCode: 0,
      stdout: `${version}\n`,
    });
  });
});
