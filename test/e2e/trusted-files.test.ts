import { describe, expect, test } from 'vitest';
import { createEmitter, scenarioFromYaml } from '../../src/index.ts';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';

describe('a configuration that is a program', () => {
  const files = {
    'iqmock.config.mjs': 'throw new Error("it ran");',
    'iqmock.config.js': 'throw new Error("it ran");',
  };

  test.each([
    [['list']],
    [['list', 'errors', '--json']],
    [['show', 'support-chat']],
    [['completion', 'bash']],
    [['schema', 'webhook', '--bundle']],
    [['--help']],
    [['run', '--help']],
    [['help', 'load']],
    [['--version']],
    [['__complete', 'run', '--']],
  ])('is not run by %j', async (args) => {
    const { exitCode, stderr } = await runCli(args, { cwd: temporaryFolder(files) });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  test.each([[['config']], [['run', 'support-chat']], [['list', '--config', 'iqmock.config.js']]])(
    'is run by %j',
    async (args) => {
      const { exitCode, stderr } = await runCli(args, { cwd: temporaryFolder(files) });
      expect(stderr).toContain('it ran');
      expect(exitCode).toBe(2);
    },
  );
});

describe('--no-commands', () => {
  const inner = `name: inner
world: { clients: { maria: {} } }
steps:
  - repeat: { times: 1, steps: [{ probe: { command: [touch, ran] } }] }
`;
  const outer = `name: outer
world: { clients: { maria: {} } }
steps:
  - create_chat: { client: maria, as: chat }
  - use: { scenario: ./inner.yaml }
`;

  test.each(['run', 'load --vus 1 --duration 1s', 'generate'])('is heeded by %s', async (words) => {
    const target = await startTarget();
    const [command = '', ...rest] = words.split(' ');
    const to = command === 'generate' ? [] : ['--to', target.url];
    const cwd = temporaryFolder({ 'inner.yaml': inner, 'outer.yaml': outer });
    const { exitCode, stderr } = await runCli([command, 'outer.yaml', ...rest, ...to, '--no-commands'], {
      cwd,
    });
    expect(stderr).toContain('inner.yaml:4:53 This probe starts a program, and --no-commands forbids that.');
    expect(exitCode).toBe(2);
    expect(target.seen).toEqual([]);
  });

  test('is heeded by check and by a configuration', async () => {
    const cwd = temporaryFolder({ 'iqmock.config.yaml': 'noCommands: true\nprobeCommand: cat {chat}\n' });
    const { exitCode, stderr } = await runCli(['check', '--to', '1'], { cwd });
    expect(stderr).toContain('iqmock.config.yaml:2:1 starts a program, and --no-commands forbids that.');
    expect(exitCode).toBe(2);
  });

  test('is heeded by the library, for an emitter and for one play', async () => {
    const target = await startTarget();
    const playable = scenarioFromYaml(inner);
    await using strict = await createEmitter({ to: target.url, noCommands: true });
    await expect(strict.play(playable)).rejects.toMatchObject({ code: 'SCENARIO' });
    await using trusting = await createEmitter({ to: target.url });
    await expect(trusting.play(playable, { noCommands: true })).rejects.toMatchObject({ code: 'SCENARIO' });
    expect(target.seen).toEqual([]);
  });
});
