import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.gen.ts';
import { exitCodes } from '../../src/errors.ts';
import { runCli } from '../support/cli-inside.ts';

describe('help', () => {
  test('iqmock and iqmock --help list every command, examples, exit codes and how variables set options', async () => {
    const [bare, asked] = await Promise.all([runCli([]), runCli(['--help'])]);
    expect(bare).toEqual(asked);
    expect([asked.exitCode, asked.stderr]).toEqual([0, '']);
    for (const [name, { usage }] of Object.entries(commands)) {
      expect(asked.stdout).toContain(`  ${`${name} ${usage}`.trim()}`);
    }
    for (const code of Object.values(exitCodes))
      expect(asked.stdout).toMatch(new RegExp(`^  ${code} +\\S`, 'm'));
    expect(asked.stdout).toContain('$ iqmock run support-chat');
    expect(asked.stdout).toContain('IQMOCK_WAIT_FOR_TARGET');
    expect(asked.stdout).not.toContain('\u001b');
  });

  test.each(Object.keys(commands))(
    'iqmock %s --help shows usage, defaults and examples, and does nothing',
    async (name) => {
      const { exitCode, stdout, stderr } = await runCli([name, '--help', '--nonsense']);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage  iqmock ${name}`);
      expect(stdout).toMatch(/^ {2}# .+\n {2}\$ .*iqmock/m);
      expect(stdout).toContain('--quiet');
    },
  );

  test('help COMMAND and COMMAND -h say the same', async () => {
    const [word, flag] = await Promise.all([runCli(['help', 'run']), runCli(['run', '-h'])]);
    expect(word.stdout).toBe(flag.stdout);
    expect(word.stdout).toContain('[default: 10s]');
  });

  test('--version prints the version alone', async () => {
    const { stdout, exitCode } = await runCli(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(exitCode).toBe(0);
  });

  test('colour comes when it is forced, and NO_COLOR wins', async () => {
    const [forced, refused, flag] = await Promise.all([
      runCli(['--help'], { env: { FORCE_COLOR: '1' } }),
      runCli(['--help'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
      runCli(['--help', '--no-color'], { env: { FORCE_COLOR: '1' } }),
    ]);
    expect(forced.stdout).toContain('\u001b[1m');
    expect(refused.stdout).not.toContain('\u001b');
    expect(flag.stdout).toBe(refused.stdout);
  });
});

describe('wrong command lines are exit code 2 and say what to type', () => {
  test.each([
    [['rum'], 'There is no command "rum".', 'Did you mean "run"?'],
    [['list', '--frmat', 'json'], 'There is no flag --frmat.', 'Did you mean --format?'],
    [['list', '-x'], 'There is no flag -x.', ''],
    [['list', '--format'], '--format needs a value.', ''],
    [['list', '--format', 'xml'], '--format: "xml" is none of text, json.', ''],
    [['list', '--quiet=maybe'], '--quiet is a switch', ''],
    [['list', 'events', 'steps'], '"steps" is one argument too many.', 'Usage: iqmock list [catalogue]'],
    [['show'], '<name> is missing.', 'Usage: iqmock show <name>'],
    [['show', 'suport-chat'], 'There is nothing called "suport-chat".', 'Did you mean "support-chat"?'],
    [['list', 'evnts'], 'There is nothing called "evnts" to list.', 'Did you mean "events"?'],
    [['schema', 'clint'], 'There is no schema "clint".', 'Did you mean "client"?'],
    [['completion', 'tcsh'], 'There is no completion for "tcsh".', ''],
    [['run', '--retries', '-1'], '--retries', ''],
    [['run', '--timeout', 'soon'], '--timeout: "soon" is not a duration.', '250ms'],
    [['run', '--speed', '0'], '--speed: "0" is not a speed.', 'max'],
    [['run', '--header', 'nocolon'], '--header: "nocolon" is not a header.', 'X-Env: ci'],
    [['run', '--start', '2024-02-31'], '--start: "2024-02-31" is not a moment', ''],
    [['run', '--report', 'pdf'], '--report: there is no format "pdf".', ''],
    [['run', '--expect', 'wat'], '--expect: "wat" is not an expectation.', 'status=2xx'],
    [
      ['run', '--expect', 'latency=5'],
      '--expect: "=" has no meaning in "latency=5".',
      'Write it with < or <=',
    ],
    [['run', '--to', 'ftp://x/'], 'The target "ftp://x/" has the scheme "ftp".', 'http://'],
    [['run', '--target', 'staging'], 'There is no target named "staging".', 'iqmock.config.yaml'],
    [
      ['run', '--policy', 'strikt'],
      '--policy: "strikt" is none of default, strict, fast.',
      'Did you mean "strict"?',
    ],
    [['run', '--bearer', 'a', '--basic', 'b:c'], '--bearer and --basic cannot be used together.', ''],
    [['run', 'suport-chat'], 'There is no scenario "suport-chat".', 'Did you mean "support-chat"?'],
    [['trigger', 'message_red'], 'There is no event type "message_red".', 'Did you mean "message_read"?'],
    [['trigger', 'typing', '--set', 'ChatEvent.Actr=x'], 'has no "Actr"', ''],
    [['replay', 'nope.ndjson'], 'nope.ndjson', ''],
    [['report', 'nope.ndjson'], 'nope.ndjson', ''],
    [['validate', 'nope.ndjson'], 'There is no file nope.ndjson.', ''],
    [['load', '--rate', '5/s'], 'A load run needs --to.', ''],
    [['load', '--to', '1'], 'No load given.', '--rate 500/s'],
    [['listen', '--port', '70000'], '--port: "70000" is not a whole number', ''],
    [['--seed', '4'], '--seed needs a command.', 'iqmock --help'],
  ])('iqmock %j', async (args, message, hint) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error (USAGE|CONFIG|NOT_FOUND|TARGET|INPUT|OVERRIDE) /);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });

  test('--verbose adds the stack', async () => {
    const { stderr, exitCode } = await runCli(['list', '--frmat', '-v']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('    at ');
  });

  test('flags may stand before the command', async () => {
    const { stdout, exitCode } = await runCli(['--format', 'json', 'list', 'errors']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('errors');
  });
});
