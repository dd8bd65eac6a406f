import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFailed } from 'vitest';
import { repositoryPath, type Ended } from '../support/cli.ts';
import { pageTests } from '../support/documented-code.ts';
import { dependentProject, installedProject, runProgram } from '../support/workspace.ts';

const limit = { timeout: 180_000 };

/** What Vitest says of the tests in one file. */
interface FileReport {
  readonly name: string;
  readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
}

/** How Vitest ended, and what it says of each file. */
interface VitestReport {
  readonly ended: Ended;
  readonly testResults: readonly FileReport[];
}

/** Mistakes of a desk, and the example that finds each. */
const mistakes = [
  ['if (!Transitive) this.seen.add(Id);', '', 'stores an event once'],
  ['filter(({ id }) => !deleted.has(id))', 'slice()', 'understands the webhooks of 2023'],
  ["row.Author === 'client'", "row.Author === 'user'", 'keeps what was said'],
  ['row.ReplyToMessageId === undefined', 'true', 'shows a quote'],
] as const;

/** A project that depends on iqmock, with the examples, and again with mistakes in the desk, and the code of the pages. */
function project(): string {
  const copies = { 'docs/examples': 'examples', 'docs/examples/consumer': 'careless/consumer' };
  const folder = dependentProject({ ...copies, 'docs/examples/vitest': 'careless/vitest' }, pageTests);
  const store = join(folder, 'careless/consumer/store.ts');
  const text = readFileSync(store, 'utf8');
  for (const [good] of mistakes) expect(text).toContain(good);
  writeFileSync(
    store,
    mistakes.reduce((changed, [good, bad]) => changed.replace(good, bad), text),
  );
  return folder;
}

/** Runs all of it that is for Vitest at once. */
async function runVitest(): Promise<VitestReport> {
  const cwd = project();
  const where = ['--root=.', '--dir=.', '--exclude=examples/node-test/**', '--exclude=examples/jest/**'];
  const reports = ['--reporter=verbose', '--reporter=json', '--outputFile.json=report.json'];
  const ended = await runProgram(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...where,
      ...reports,
      '--testTimeout=60000',
      '--no-isolate',
      '--maxWorkers=1',
    ],
    { cwd, env: { NO_COLOR: '1' } },
  );
  const { testResults } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as VitestReport;
  return { ended, testResults };
}

let running: Promise<VitestReport> | undefined;

/** The titles of the tests in a file by how they ended. */
async function outcomes(file: string): Promise<{ passed: string[]; failed: string[]; ended: Ended }> {
  // A test that is tried again runs it again.
  onTestFailed(() => void (running = undefined));
  const { ended, testResults } = await (running ??= runVitest());
  const tests = testResults.find(({ name }) => name.endsWith(`/${file}`))?.assertionResults ?? [];
  const titles = (wanted: string): string[] =>
    tests.filter(({ status }) => status === wanted).map(({ title }) => title);
  return { passed: titles('passed'), failed: titles('failed'), ended };
}

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
    const { passed, failed, ended } = await outcomes('examples/vitest/desk.test.ts');
    expect(failed, ended.stdout + ended.stderr).toEqual([]);
    expect(passed).toHaveLength(8);
  });

  it('for node:test pass', async () => {
    const { exitCode, stdout, stderr } = await runProgram(
      process.execPath,
      ['--import', 'tsx', '--test', '--test-reporter=tap', 'examples/node-test/desk.test.ts'],
      { cwd: dependentProject({ 'docs/examples': 'examples' }) },
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
    const { failed, ended } = await outcomes('careless/vitest/desk.test.ts');
    expect(ended.exitCode).toBe(1);
    for (const [, , title] of mistakes) expect(failed.join('\n')).toContain(title);
  });
});

describe('the TypeScript of the documentation', limit, () => {
  it('runs as it stands', async () => {
    for (const file of Object.keys(pageTests)) {
      const { passed, failed, ended } = await outcomes(file);
      expect({ passed, failed }, ended.stdout + ended.stderr).toEqual({ passed: ['the page'], failed: [] });
      // The loop over the generated webhooks shows what was said.
      expect(ended.stdout).toContain('Где мой заказ?');
    }
  });
});
