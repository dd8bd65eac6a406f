import { statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTree } from '../../src/config/tree.ts';
import { tryParseStart } from '../../src/scenario/start-time.ts';
import { runCli } from '../support/cli-inside.ts';
import { programPath, repositoryPath, startProgram, temporaryFolder, type Ended } from '../support/cli.ts';

describe('a slip of the hand', () => {
  test.each([
    ['run --hlep', 'error USAGE There is no flag --hlep.\n  Did you mean --help?\n'],
    ['--hlep', 'error USAGE There is no flag --hlep.\n  Did you mean --help?\n'],
    ['--verbos', 'error USAGE There is no flag --verbos.\n  Did you mean --verbose?\n'],
    ['trigger typing --text=', 'error USAGE --text is empty.\n  Write a value, or leave it out.\n'],
    [
      'load --to 1 --stages 2s:10,5:3',
      'error USAGE --stages: "5:3" has a duration without a unit.\n  Write 5s:3 for seconds, or 5m:3 for minutes.\n',
    ],
  ])('%s', async (words, expected) => {
    const { exitCode, stderr } = await runCli(words.split(' '));
    expect(stderr).toBe(expected);
    expect(exitCode).toBe(2);
  });

  test('a link that leads nowhere', async () => {
    const cwd = temporaryFolder();
    symlinkSync('gone.yaml', join(cwd, 'chat.yaml'));
    const { exitCode, stderr } = await runCli(['run', 'chat.yaml'], { cwd });
    expect(stderr).toContain('"chat.yaml" is a link to a file that does not exist.');
    expect(exitCode).toBe(2);
  });

  test.each(['2024-03-01T12:00:00+03:00', '2024-03-01T12:00:00+0300', '2024-03-01T12:00+03'])(
    'a start with the zone as in %s',
    (text) => expect(tryParseStart(text)).toBe(Date.UTC(2024, 2, 1, 9)),
  );
});

describe('the targets of a configuration', () => {
  const yaml = 'targets:\n  staging: { to: 3000 }\n  stable: { to: 3001 }\n';

  test('are completed', async () => {
    const cwd = temporaryFolder({ 'iqmock.config.yaml': yaml });
    const { stdout } = await runCli(['__complete', 'run', '--target', 'st'], { cwd });
    expect(stdout).toBe('staging\t\nstable\t\n');
    const attached = await runCli(['__complete', 'run', '--target=sta'], { cwd });
    expect(attached.stdout).toBe('--target=staging\t\n--target=stable\t\n');
  });

  test('are not completed from a program, nor from what cannot be read', async () => {
    const broken: readonly (readonly [name: string, text: string])[] = [
      ['iqmock.config.js', 'throw 1;'],
      ['iqmock.config.yaml', 'targets: ['],
    ];
    for (const [name, text] of broken) {
      const { exitCode, stdout, stderr } = await runCli(['__complete', 'run', '--target', ''], {
        cwd: temporaryFolder({ [name]: text }),
      });
      expect([exitCode, stdout, stderr]).toEqual([0, '', '']);
    }
  });
});

describe('merge keys of YAML', () => {
  test('work in a scenario: what stands there wins, then the first map', async () => {
    const cwd = temporaryFolder({
      'merged.yaml': `name: merged
world: { channels: { support: { type: iqchat } }, operators: { anna: {} }, clients: { maria: { channel: support } } }
steps:
  - create_chat: { client: maria, as: chat }
  - message: &first { chat: chat, from: maria, text: One }
  - message: { <<: *first, text: Two }
  - message: { <<: [{ text: Three }, *first] }
`,
    });
    const { exitCode, stdout, stderr } = await runCli(['generate', 'merged.yaml', '--seed', '1'], { cwd });
    expect(stderr).not.toContain('error');
    expect(exitCode).toBe(0);
    expect(stdout.match(/"Text":"(One|Two|Three)"/g)).toEqual(
      ['One', 'Two', 'Three'].map((text) => `"Text":"${text}"`),
    );
  });

  test('that merge no map are a mistake with a place', async () => {
    const cwd = temporaryFolder({
      'bad.yaml': 'name: bad\nworld: { clients: { maria: { <<: 7 } } }\nsteps: []\n',
    });
    const { exitCode, stderr } = await runCli(['run', 'bad.yaml'], { cwd });
    expect(stderr).toContain('bad.yaml:2:30 "<<" merges maps, and this is not a map.');
    expect(exitCode).toBe(2);
  });

  test('work in a configuration', () => {
    const tree = readTree('targets:\n  a: &a { to: 1, retries: 2 }\n  b: { <<: *a, to: 3 }\n', 'x.yaml');
    const targets = tree.get('targets')?.value as Map<string, { value: Map<string, { value: unknown }> }>;
    const b = [...(targets.get('b')?.value ?? [])].map(([key, { value }]) => [key, value]);
    expect(b).toEqual([
      ['to', 3],
      ['retries', 2],
    ]);
    expect(() => readTree('a: &a { <<: *a }\n', 'x.yaml')).toThrow('x.yaml cannot be read.');
    expect(() => readTree('a: &a { b: *a }\n', 'x.yaml')).toThrow('x.yaml cannot be read.');
  });
});

test('npm start builds nothing where nothing changed', async () => {
  const built = (): number => statSync(programPath).mtimeMs;
  const build = (): Promise<Ended> =>
    startProgram(process.execPath, ['--import', 'tsx', 'scripts/build.ts', '--if-changed'], {
      cwd: repositoryPath('.'),
    }).ended;
  await build();
  const before = built();
  const { exitCode, stdout } = await build();
  expect([exitCode, stdout, built()]).toEqual([0, '', before]);
});
