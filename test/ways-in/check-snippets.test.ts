import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { programPath } from '../support/cli.ts';
import { canRun, startProgram, type ConsumerProgram } from '../support/consumers.ts';
import { freePort } from '../support/free-port.ts';
import { hasPostgres, startPostgres } from '../support/postgres.ts';
import { snippetOf, withSnippet } from '../support/snippet.ts';
import { dependentProject, runProgram } from '../support/workspace.ts';

/** A language of docs/check.md: its heading there, and a program that has the rest of a consumer. */
interface Language extends ConsumerProgram {
  readonly heading: string;
  readonly program: string;
  /** What it is called in the folder of the program. Default: the same. */
  readonly as?: string;
}

const languages: readonly Language[] = [
  { heading: 'Express:', program: 'express.js', needs: ['node', '--version'], start: ['node', 'express.js'] },
  {
    heading: 'Flask:',
    program: 'flask_host.py',
    needs: ['python3', '-c', 'import flask'],
    start: ['python3', 'flask_host.py'],
  },
  {
    heading: 'PHP:',
    program: 'host.php',
    needs: ['php', '-r', 'exit(in_array("sqlite", PDO::getAvailableDrivers()) ? 0 : 1);'],
    start: ['php', '-q', '-S', '127.0.0.1:{port}', 'host.php'],
    env: { DATABASE: '{folder}/crm.sqlite', APP_ENV: 'test' },
  },
  {
    heading: 'Go:',
    program: 'go/main.go',
    as: 'main.go',
    needs: ['go', 'version'],
    build: ['go', 'build', '-C', '{cwd}', '-o', '{folder}/consumer', '.'],
    start: ['{folder}/consumer'],
    env: { APP_ENV: 'test' },
  },
];

/** Texts, copies and deletions: what a probe that is worth something shows. */
const rules = ['FMT-00', 'FMT-11', 'STA-01', 'STA-03', 'STA-18'];
const mistaken = 'STA-01';

async function judged(cwd: string, url: string, probe: readonly string[], only: readonly string[], env = {}) {
  const argv = [
    'check',
    '--to',
    `${url}/webhooks`,
    ...probe,
    '--seed',
    '1',
    '--only',
    only.join(),
    '--budget',
    '2m',
  ];
  return runProgram(process.execPath, [programPath, ...argv, '--out', 'check.json'], { cwd, env });
}

describe('the lines of docs/check.md that make a consumer checkable', () => {
  for (const { heading, program, as = program, ...rest } of languages) {
    const name = heading.slice(0, -1);
    const isThere = canRun(rest);
    if (!isThere)
      console.warn(`The lines for ${name} are not tried: ${rest.needs.join(' ')} does not run here.`);
    test.skipIf(!isThere).each([
      ['a right consumer passes', '0', rules],
      ['copies that are counted are found', '1', [mistaken]],
    ])(`${name}: %s`, async (_, MISTAKE, only) => {
      const cwd = dependentProject({}, { [as]: withSnippet(program, snippetOf(heading)) });
      if (heading === 'Go:') writeFileSync(join(cwd, 'go.mod'), 'module example.com/snippet\n\ngo 1.22\n');
      const placed = (words: readonly string[]): string[] =>
        words.map((word) => (word === as ? join(cwd, as) : word.replace('{cwd}', cwd)));
      await using consumer = await startProgram({
        ...{ ...rest, start: placed(rest.start), env: { ...rest.env, MISTAKE, NODE_ENV: 'test' } },
        ...(rest.build === undefined ? {} : { build: placed(rest.build) }),
      });
      const { exitCode, stdout, stderr } = await judged(
        cwd,
        consumer.url,
        ['--probe', '/chats/{chat}'],
        only,
      );
      expect([exitCode, `${stdout}${stderr}`]).toEqual([
        Number(MISTAKE),
        expect.stringMatching(MISTAKE === '1' ? /MUST +STA-01/ : /MUST 5\/5/),
      ]);
    });
  }
});

describe('the lines of docs/check.md for plain SQL', () => {
  let stop = (): void => undefined;
  afterEach(() => stop());
  const isThere = hasPostgres();
  if (!isThere)
    console.warn('The lines for plain SQL are not tried: initdb and pg_ctl of PostgreSQL do not run here.');
  test.skipIf(!isThere).each([
    ['a right consumer passes', '0', rules],
    ['copies that are kept are found', '1', [mistaken]],
  ])('as a shell reads them: %s', async (_, MISTAKE, only) => {
    const cwd = dependentProject({ 'test/support/snippets': 'consumer' });
    const database = startPostgres(cwd, 'crm');
    stop = () => database[Symbol.dispose]();
    const env = { ...database.env, MISTAKE };
    await using consumer = await startProgram({
      needs: [],
      start: ['node', join(cwd, 'consumer/sql.js')],
      env,
    });
    const bin = join(cwd, 'bin');
    mkdirSync(bin);
    const flags = `--seed 1 --only ${only.join()} --budget 2m`;
    writeFileSync(
      join(bin, 'iqmock'),
      `#!/bin/sh\nexec "${process.execPath}" "${programPath}" "$@" ${flags}\n`,
    );
    chmodSync(join(bin, 'iqmock'), 0o755);
    const command = snippetOf('Plain SQL, without a line in the consumer:').replace(
      '--to 3000',
      `--to ${consumer.url}/webhooks`,
    );
    const ended = await runProgram('sh', ['-c', command], {
      cwd,
      env: { ...database.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    expect([ended.exitCode, `${ended.stdout}${ended.stderr}`]).toEqual([
      Number(MISTAKE),
      expect.stringMatching(MISTAKE === '1' ? /MUST +STA-01/ : /MUST 5\/5/),
    ]);
  });
});

test('the lines of docs/check.md for a test runner are a test that passes', async () => {
  const port = await freePort();
  const code = snippetOf('In vitest (jest has `expect` and `test` without the import):').replace(
    '3000',
    `'http://127.0.0.1:${port}/webhooks'`,
  );
  const cwd = dependentProject({ 'docs/examples/consumers': 'consumers' }, { 'check.test.ts': code });
  await using _consumer = await startProgram({
    needs: [],
    start: ['node', join(cwd, 'consumers/map.js')],
    port,
  });
  const ended = await runProgram(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'], { cwd });
  expect([ended.exitCode, `${ended.stdout}${ended.stderr}`]).toEqual([
    0,
    expect.stringContaining('1 passed'),
  ]);
});
