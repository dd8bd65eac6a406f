import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryPath, type Ended } from '../support/cli.ts';
import { dependentProject, installedProject, runProgram } from '../support/workspace.ts';

const limit = { timeout: 180_000 };

/** The examples as they lie in a project that depends on iqmock. */
const project = (): string => dependentProject({ 'docs/examples': 'examples' });

/** Runs the examples of a folder with Vitest, and gives its report. */
async function vitest(
  folder: string,
  name: string,
  ...flags: string[]
): Promise<VitestReport & { ended: Ended }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--root', `examples/${name}`, ...flags];
  const report = join(folder, 'report.json');
  const ended = await runProgram(
    process.execPath,
    [...args, '--reporter=json', `--outputFile=${report}`, '--testTimeout=60000'],
    { cwd: folder },
  );
  return { ended, ...(JSON.parse(readFileSync(report, 'utf8')) as VitestReport) };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { title: string; status: string }[];
  }[];
}

/** Mistakes of a desk, and the example that finds each. */
const mistakes = [
  ['if (!Transitive) this.seen.add(Id);', '', 'stores an event once'],
  ['filter(({ id }) => !deleted.has(id))', 'slice()', 'understands the webhooks of 2023'],
  ["row.Author === 'client'", "row.Author === 'user'", 'keeps what was said'],
  ['row.ReplyToMessageId === undefined', 'true', 'shows a quote'],
] as const;

const typescriptTransform = `
const { transformSync } = require('esbuild');
const process = (source) => ({ code: transformSync(source, { loader: 'ts', format: 'esm' }).code });
module.exports = { createTransformer: () => ({ process, processAsync: async (source) => process(source) }) };
`;

const plainJestTest = `
import { createEmitter, createValidator, generate, startConsumer } from 'iqmock';

test('makes, sends and judges, in both languages', async () => {
  const consumer = await startConsumer();
  const emitter = await createEmitter({ to: consumer.url });
  for (const locale of ['ru', 'en']) {
    const { failures } = await emitter.play('support-chat', { locale });
    expect(failures).toEqual([]);
    const validator = createValidator();
    for await (const { body } of generate('support-chat', { locale })) expect(validator.check(body)).toEqual([]);
  }
  expect(consumer.received.length).toBeGreaterThan(20);
  await emitter.close();
  await consumer.close();
});
`;

/** Runs Jest in a project. */
function jest(folder: string, ...flags: string[]): Promise<Ended> {
  return runProgram(
    process.execPath,
    [
      '--experimental-vm-modules',
      repositoryPath('node_modules/jest/bin/jest.js'),
      '--watchman=false',
      '--runInBand',
      ...flags,
    ],
    { cwd: folder },
  );
}

describe('the examples of the documentation', limit, () => {
  it('for Vitest pass', async () => {
    const { ended, numPassedTests, numFailedTests } = await vitest(project(), 'vitest');
    expect({ exitCode: ended.exitCode, numPassedTests, numFailedTests }, ended.stdout + ended.stderr).toEqual(
      {
        exitCode: 0,
        numPassedTests: 8,
        numFailedTests: 0,
      },
    );
  });

  it('for node:test pass', async () => {
    const { exitCode, stdout, stderr } = await runProgram(
      process.execPath,
      ['--import', 'tsx', '--test', '--test-reporter=tap', 'examples/node-test/desk.test.ts'],
      { cwd: project() },
    );
    expect(stdout + stderr).toMatch(/^# pass 3$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
    expect(exitCode).toBe(0);
  });

  it('for Jest pass in Jest, with the configuration beside them', async () => {
    const source = readFileSync(repositoryPath('docs/examples/jest/desk.test.js'), 'utf8');
    expect(source).not.toMatch(/from 'vitest'|\bvi\./);
    const folder = installedProject();
    cpSync(repositoryPath('docs/examples'), join(folder, 'examples'), { recursive: true });
    // In place of the transform for TypeScript that is not among the packages here.
    const swc = join(folder, 'node_modules/@swc/jest');
    mkdirSync(swc, { recursive: true });
    writeFileSync(join(swc, 'index.js'), typescriptTransform);
    const { exitCode, stderr } = await jest(folder, '--config=examples/jest/jest.config.js');
    expect({ exitCode, passed: /^Tests: +5 passed, 5 total$/m.test(stderr) }, stderr).toEqual({
      exitCode: 0,
      passed: true,
    });
  });

  it('work in Jest without any configuration', async () => {
    const folder = installedProject({
      'package.json': '{ "type": "module", "private": true, "jest": { "testEnvironment": "node" } }',
      'plain.test.js': plainJestTest,
    });
    const { exitCode, stderr } = await jest(folder);
    expect({ exitCode, passed: /^Tests: +1 passed, 1 total$/m.test(stderr) }, stderr).toEqual({
      exitCode: 0,
      passed: true,
    });
  });

  it('find what a careless desk does wrong', async () => {
    const folder = project();
    const store = join(folder, 'examples/consumer/store.ts');
    const text = readFileSync(store, 'utf8');
    for (const [good] of mistakes) expect(text).toContain(good);
    writeFileSync(
      store,
      mistakes.reduce((changed, [good, bad]) => changed.replace(good, bad), text),
    );
    const { ended, testResults } = await vitest(folder, 'vitest');
    const failed = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map((result) => result.title),
    );
    expect(ended.exitCode).toBe(1);
    for (const [, , title] of mistakes) expect(failed.join('\n')).toContain(title);
  });
});
