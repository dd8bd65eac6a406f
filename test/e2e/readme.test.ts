import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commands as catalogue } from '../../src/cli/commands/index.gen.ts';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { programPath, repositoryPath, startCli, temporaryFolder } from '../support/cli.ts';

const run = promisify(execFile);
const readme = readFileSync(repositoryPath('README.md'), 'utf8');

/** The commands of the README's shell blocks, in order. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .filter((line) => line.startsWith('iqmock '));

describe('the README', () => {
  it('has commands of every kind that needs no explanation', () => {
    const used = new Set(commands.map((line) => line.split(' ')[1]));
    for (const name of [
      'run',
      'trigger',
      'generate',
      'validate',
      'listen',
      'replay',
      'report',
      'init',
      'load',
    ]) {
      expect(used, name).toContain(name);
    }
  });

  it('lists every command', () => {
    for (const name of Object.keys(catalogue)) expect(readme).toMatch(new RegExp(`(iqmock |, \`)${name}\\b`));
  });

  it('shows a scenario that plays', async () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
    const folder = temporaryFolder({ 'chat.yaml': yaml });
    const played = await startCli(['run', 'chat.yaml', '--speed', 'max'], { cwd: folder }).ended;
    expect(played.stderr + played.stdout).toMatch(/Passed/);
    expect(played.exitCode).toBe(0);
  });

  it('says nothing that does not run, word by word', { timeout: 240_000 }, async () => {
    await using consumer = await startConsumer({ validate: false });
    const folder = temporaryFolder();
    const program = join(folder, 'iqmock');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${programPath}" "$@"\n`);
    chmodSync(program, 0o755);
    const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
    for (const line of commands) {
      if (line.startsWith('iqmock listen')) {
        await record(line, folder);
        continue;
      }
      const here = line
        .replace(/http:\/\/127\.0\.0\.1:3000/, `http://127.0.0.1:${consumer.port}`)
        .replace('--to 3000', `--to ${consumer.port}`)
        // The consumer here has nothing to read; what check would send is said all the same.
        .replace("--probe '/chats/{chat}'", "--probe '/chats/{chat}' --dry-run")
        .replace('--rate 500/s --duration 30s', '--rate 50/s --duration 2s')
        // What is fast enough depends on the machine; that the threshold is judged does not.
        .replace('p99<300ms', 'p99<30s');
      const { stdout, stderr } = await run('sh', ['-c', here], { cwd: folder, env }).catch(
        (error: unknown) => {
          throw new Error(`${line}\n${String((error as { stderr?: string }).stderr)}`, { cause: error });
        },
      );
      if (!line.includes('>')) expect(stdout + stderr, line).not.toBe('');
    }
  });
});

/** The one command that runs until it is told to end: it gets a chat to record. */
async function record(line: string, folder: string): Promise<void> {
  const args = line
    .split(' ')
    .slice(1)
    .map((word) => (word === '4020' ? '0' : word));
  const listening = startCli(args, { cwd: folder });
  const [, url = ''] =
    /(http:\/\/127\.0\.0\.1:\d+)/.exec(await listening.printed(/http:\/\/127\.0\.0\.1:\d+/)) ?? [];
  const played = await startCli(['run', 'support-chat', '--to', url, '--speed', 'max']).ended;
  expect(played.exitCode).toBe(0);
  listening.child.kill('SIGINT');
  await listening.ended;
}
