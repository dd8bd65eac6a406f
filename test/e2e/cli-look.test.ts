import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { programPath, repositoryPath, temporaryFolder } from '../support/cli.ts';

const run = promisify(execFile);

describe('list and show', () => {
  test('list names every catalogue; one catalogue, and JSON, on request', async () => {
    const [all, events, json] = await Promise.all([
      runCli(['list']),
      runCli(['list', 'event']),
      runCli(['list', '--json']),
    ]);
    for (const name of [
      'support-chat',
      'delete-messages',
      'create_chat',
      'chat-message',
      'junit',
      'refs/dangling',
      'SCENARIO',
    ]) {
      expect(all.stdout).toContain(`  ${name}`);
    }
    const lists = JSON.parse(json.stdout) as Record<string, { name: string; doc: string }[]>;
    expect(
      events.stdout
        .trimEnd()
        .split('\n')
        .filter((line) => /^ {2}\S/.test(line)),
    ).toHaveLength(lists['events']?.length ?? 0);
    expect(Object.keys(lists)).toEqual([
      'scenarios',
      'events',
      'steps',
      'schemas',
      'writers',
      'rules',
      'check-rules',
      'faults',
      'errors',
    ]);
    expect(lists['scenarios']?.length).toBeGreaterThan(12);
  });

  test('show gives a scenario as it is, so that it can be played', async () => {
    const { stdout } = await runCli(['show', 'voice-message']);
    expect(stdout).toBe(readFileSync(repositoryPath('scenarios/voice-message.yaml'), 'utf8'));
  });

  test('show tells an event with a body, a step with an example, an error with its exit code', async () => {
    const [event, step, both, error] = await Promise.all([
      runCli(['show', 'message_read']),
      runCli(['show', 'steps/repeat']),
      runCli(['show', 'typing']),
      runCli(['show', 'NOT_READY']),
    ]);
    expect(event.stdout).toContain('"Type": "message_read"');
    expect(event.stdout).toContain('iqmock trigger message_read');
    expect(step.stdout).toContain('  - repeat:');
    expect(both.stdout).toMatch(/^events\/typing\n[^]*\n\nsteps\/typing\n/);
    expect(error.stdout).toContain('Exit code 3');
  });

  test('schema prints a file of the package', async () => {
    const { stdout } = await runCli(['schema', 'webhook']);
    expect(stdout).toBe(readFileSync(repositoryPath('schemas/webhook.schema.json'), 'utf8'));
    expect((await runCli(['schema'])).stdout).toMatch(/^ {2}config .*\n[^]*^ {2}scenario /m);
  });
});

describe('init', () => {
  test('writes a scenario that plays, its schema and a configuration, and never over what is there', async () => {
    const cwd = temporaryFolder();
    const first = await runCli(['init'], { cwd });
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('iqmock run chats/first-chat.yaml');
    for (const file of ['chats/first-chat.yaml', 'iqmock.config.yaml']) {
      const [, schema = '?'] =
        /^# yaml-language-server: \$schema=(\S+)/.exec(readFileSync(join(cwd, file), 'utf8')) ?? [];
      expect(existsSync(join(cwd, dirname(file), schema)), file).toBe(true);
    }
    expect((await runCli(['run', 'chats', '--speed', 'max', '-q'], { cwd })).exitCode).toBe(0);
    writeFileSync(join(cwd, 'chats/first-chat.yaml'), 'mine');
    const second = await runCli(['init'], { cwd });
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain('chats/first-chat.yaml and iqmock.config.yaml would be overwritten.');
    expect(readFileSync(join(cwd, 'chats/first-chat.yaml'), 'utf8')).toBe('mine');
    expect((await runCli(['init', '--force'], { cwd })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'chats/first-chat.yaml'), 'utf8')).toContain('name: first-chat');
    expect((await runCli(['init', 'deep/er', '-q'], { cwd })).stdout).toBe('');
    expect(existsSync(join(cwd, 'deep/er/iqmock.config.yaml'))).toBe(true);
  });
});

describe('config', () => {
  const yaml =
    'seed: 11\ntargets:\n  staging: { to: "http://user:hush-hush@staging/", bearer: hush-hush, headers: { X-Api-Key: hush-hush } }\n';

  test('prints every setting with its origin, secrets masked', async () => {
    const cwd = temporaryFolder({ 'iqmock.config.yaml': yaml });
    const { stdout, exitCode } = await runCli(['config', '--target', 'staging', '--json', '--speed', 'max'], {
      cwd,
      env: { IQMOCK_RETRIES: '2' },
    });
    expect(exitCode).toBe(0);
    const settings = JSON.parse(stdout) as Record<string, unknown>;
    expect(settings['seed']).toEqual({
      value: 11,
      origin: 'config',
      from: expect.stringMatching(/iqmock\.config\.yaml:1:1$/) as string,
    });
    expect(settings['retries']).toEqual({ value: 2, origin: 'environment', from: 'IQMOCK_RETRIES' });
    expect(settings['speed']).toEqual({ value: 'max', origin: 'flag', from: '--speed' });
    expect(settings['timeout']).toEqual({ value: null, origin: 'default' });
    const text = await runCli(['config', '--target', 'staging'], { cwd });
    expect(text.stdout).toMatch(/--timeout +10s +\(default\)/);
    expect(text.stdout).toMatch(/--bearer +\*\*\* +\(.*iqmock\.config\.yaml:3:/);
    expect(stdout + text.stdout).not.toContain('hush-hush');
  });

  test('reaches a run: the file of the folder above, a target, a variable, a flag', async () => {
    const cwd = temporaryFolder({ 'iqmock.config.yaml': yaml, 'sub/x': '' });
    const run = async (args: string[], env = {}): Promise<string> => {
      const { stdout, stderr } = await runCli(
        ['run', '--speed', 'max', '-v', '--set', 'ChatEvent.Actor=x', ...args],
        { cwd: join(cwd, 'sub'), env },
      );
      return stderr + stdout;
    };
    const [file, variable, flag] = await Promise.all([
      run([]),
      run([], { IQMOCK_SEED: '12' }),
      run(['--seed', '13'], { IQMOCK_SEED: '12' }),
    ]);
    expect(file).toContain(`config ${join(cwd, 'iqmock.config.yaml')}`);
    expect(file).toMatch(/seed +11\n/);
    expect(variable).toMatch(/seed +12\n/);
    expect(flag).toMatch(/seed +13\n/);
  });

  test('a mistake in it stops every command, with its place', async () => {
    const cwd = temporaryFolder({ 'iqmock.config.yaml': 'seed: 1\nretires: 2\n', 'other.yaml': 'seed: x' });
    const [found, named] = await Promise.all([
      runCli(['run'], { cwd }),
      runCli(['run', '--config', 'other.yaml'], { cwd }),
    ]);
    expect([found.exitCode, named.exitCode]).toEqual([2, 2]);
    expect(found.stderr).toContain(
      `${join(cwd, 'iqmock.config.yaml')}:2:1 unknown key "retires"\n    Did you mean "retries"?`,
    );
    expect(named.stderr).toContain('other.yaml:1:1 seed: "x" is not a whole number');
  });

  test('a TypeScript file works where Node can read it, and says what to do where not', async () => {
    const cwd = temporaryFolder({
      'iqmock.config.ts': 'const seed: number = 21;\nexport default { seed };\n',
      'package.json': '{"type":"module"}',
    });
    const { exitCode, stdout, stderr } = await runCli(['config'], { cwd });
    if (exitCode === 0) expect(stdout).toMatch(/--seed +21 +\(.*iqmock\.config\.ts\)/);
    else
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringContaining('Use Node 22.18 or newer, or write iqmock.config.yaml instead.') as string,
      ]);
  });

  test('a misspelled variable is warned of', async () => {
    const { stderr } = await runCli(['list', 'errors'], { env: { IQMOCK_SEDE: '1' } });
    expect(stderr).toContain(
      'warning IQMOCK_SEDE belongs to no option and has no effect. Did you mean "IQMOCK_SEED"?',
    );
  });
});

describe('completion', () => {
  async function names(...words: string[]): Promise<string[]> {
    const { stdout } = await runCli(['__complete', ...words]);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t')[0] ?? '');
  }

  test('completes commands, flags, choices and names', async () => {
    expect(await names('')).toContain('run');
    expect(await names('re')).toEqual(['replay', 'report']);
    expect(await names('run', 'sup')).toEqual(['support-chat']);
    expect(await names('run', 'x', '--prof')).toEqual(['--profile']);
    expect(await names('run', '--profile', '')).toEqual(['2018', '2021', '2022', '2023']);
    expect(await names('run', '--profile=20')).toEqual([
      '--profile=2018',
      '--profile=2021',
      '--profile=2022',
      '--profile=2023',
    ]);
    expect(await names('run', '--quiet', '--qui')).toEqual([]);
    expect(await names('trigger', 'message_l')).toEqual(['message_listened']);
    expect(await names('trigger', '--seed', '4', 'chat_cl')).toEqual(['chat_closed']);
    expect(await names('show', 'refs/dang')).toEqual(['refs/dangling']);
    expect(await names('schema', 'chat-m')).toEqual(['chat-message']);
    expect(await names('help', 'gen')).toEqual(['generate']);
    expect(await names('replay', '')).toEqual([]);
    expect(await names('run', '--out', '')).toEqual([]);
  });

  test('prints a script for each shell; the one for bash completes', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const { stdout, exitCode } = await runCli(['completion', shell]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('iqmock __complete');
    }
    const script = `iqmock() { "${process.execPath}" "${programPath}" "$@"; }
source <(iqmock completion bash)
COMP_WORDS=(iqmock trigger chat_) COMP_CWORD=2
_iqmock
echo "\${COMPREPLY[@]}"
COMP_WORDS=(iqmock run --profile = 202) COMP_CWORD=4
_iqmock
echo "\${COMPREPLY[@]}"`;
    const { stdout } = await run('bash', ['-c', script]);
    expect(stdout).toBe('chat_closed chat_created\n2021 2022 2023\n');
  });
});
