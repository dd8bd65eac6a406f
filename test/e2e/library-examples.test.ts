import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { repositoryPath, type Ended } from '../support/cli.ts';
import { dependentProject, runProgram } from '../support/workspace.ts';

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

  it('for Jest pass in Vitest with the globals of Jest, which is not installed here', async () => {
    const source = readFileSync(repositoryPath('docs/examples/jest/desk.test.js'), 'utf8');
    expect(source).not.toMatch(/from 'vitest'|\bvi\./);
    const { ended, numPassedTests, numFailedTests } = await vitest(project(), 'jest', '--globals');
    expect({ exitCode: ended.exitCode, numPassedTests, numFailedTests }, ended.stdout + ended.stderr).toEqual(
      {
        exitCode: 0,
        numPassedTests: 5,
        numFailedTests: 0,
      },
    );
  });

  it('for Jest have a configuration that transforms what Jest cannot load, and no other package', async () => {
    const { default: config } = (await import(
      pathToFileURL(repositoryPath('docs/examples/jest/jest.config.js')).href
    )) as { default: { transform: Record<string, [string, object]>; transformIgnorePatterns: string[] } };
    const [pattern = ''] = config.transformIgnorePatterns;
    const faker = '/project/node_modules/@faker-js/faker/dist/locale/ru.js';
    expect(
      [faker, '/project/node_modules/liquidjs/dist/liquid.node.js'].map((path) =>
        new RegExp(pattern).test(path),
      ),
    ).toEqual([false, true]);
    const matching = Object.entries(config.transform).filter(([path]) => new RegExp(path).test(faker));
    expect(matching.map(([, [, settings]]) => settings)).toMatchObject([{ module: { type: 'commonjs' } }]);
    expect(existsSync(repositoryPath('node_modules/@faker-js/faker/dist/locale/ru.js'))).toBe(true);
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
