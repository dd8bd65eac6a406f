import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.gen.ts';
import { programPath, runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';

/** One plain call of each command; most tests run commands inside their own process, these run the built program. */
const calls: Readonly<Record<string, { args: readonly string[]; stdin?: string; prints: RegExp }>> = {
  check: { args: ['--to', '{target}', '--dry-run'], prints: /rules/ },
  completion: { args: ['bash'], prints: /complete/ },
  config: { args: ['--json'], prints: /"seed"/ },
  generate: { args: ['support-chat', '--count', '1'], prints: /^\{"ChatEvent":/ },
  init: { args: ['chats'], prints: /chats/ },
  list: { args: ['events'], prints: /delete-messages/ },
  load: { args: ['support-chat', '--to', '{target}', '--vus', '1', '--duration', '300ms'], prints: /p99/ },
  replay: { args: ['-', '--to', '{target}', '--speed', 'max'], stdin: 'bodies', prints: /Passed/ },
  report: { args: ['{run}', '--format', 'json'], prints: /"verdict": ?"passed"/ },
  run: { args: ['support-chat', '--to', '{target}', '--speed', 'max'], prints: /Passed/ },
  schema: { args: ['webhook'], prints: /"\$schema"/ },
  show: { args: ['missed-chat'], prints: /steps:/ },
  trigger: { args: ['typing', '--to', '{target}'], prints: /Passed/ },
  validate: { args: ['-'], stdin: 'bodies', prints: /valid/i },
};

/** Commands that serve until they are stopped; the test of their signals starts them. */
const servers: Readonly<Record<string, readonly string[]>> = {
  listen: ['listen', '--port', '0'],
  serve: ['serve', '--port', '0'],
};

describe('the built program', () => {
  test('has a call of each command here', () => {
    const covered = new Set([...Object.keys(calls), ...Object.keys(servers)]);
    expect(Object.keys(commands).filter((name) => !covered.has(name))).toEqual([]);
  });

  test.each(Object.entries(calls))('runs %s', async (name, { args, stdin, prints }) => {
    const cwd = temporaryFolder();
    const target = await startTarget();
    const generated = stdin === undefined ? '' : (await runCli(['generate', 'support-chat'], { cwd })).stdout;
    if (args.includes('{run}')) {
      const first = await runCli(
        ['run', 'support-chat', '--to', target.url, '--speed', 'max', '--out', 'run.ndjson'],
        { cwd },
      );
      expect(first.exitCode).toBe(0);
    }
    const words = args.map((word) => word.replace('{target}', target.url).replace('{run}', 'run.ndjson'));
    const { exitCode, stdout, stderr } = await runCli([name, ...words], { cwd, stdin: generated });
    expect([exitCode, stdout + stderr]).toEqual([0, expect.stringMatching(prints)]);
  });

  test.each(
    Object.entries(servers).flatMap(([name, args]) => [
      [name, 'SIGINT', args] as const,
      [name, 'SIGTERM', args] as const,
    ]),
  )('%s ends by %s', async (_name, signal, args) => {
    const running = startCli(args);
    await running.printed(/http:\/\/127\.0\.0\.1:\d+/);
    running.child.kill(signal);
    const { exitCode, stderr } = await running.ended;
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exitCode).not.toBe(null);
    expect(exitCode).not.toBe(70);
  });

  test('stays quiet when the reader of its output has seen enough', async () => {
    const command = `"${process.execPath}" "${programPath}" generate busy-day | head -1`;
    // As the other tests: an environment that has nothing but the path, so that Node has nothing to warn of.
    const child = spawn('/bin/sh', ['-c', command], { env: { PATH: process.env['PATH'] } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(output.trimEnd().split('\n')).toHaveLength(1);
  });
});
