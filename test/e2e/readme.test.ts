import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as catalogue } from '../../src/cli/commands/index.gen.ts';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { programPath, repositoryPath, startProgram, temporaryFolder, type Ended } from '../support/cli.ts';
import { runCli, startCli } from '../support/cli-inside.ts';
import { createIdleHost } from '../support/idle-host.ts';

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
    const played = await runCli(['run', 'chat.yaml', '--speed', 'max'], { cwd: folder });
    expect(played.stderr + played.stdout).toMatch(/Passed/);
    expect(played.exitCode).toBe(0);
  });

  it('says nothing that does not run, word by word', { timeout: 240_000 }, async () => {
    await using consumer = await startConsumer({ validate: false });
    const folder = temporaryFolder();
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
      const { stdout, stderr, exitCode } = await runLine(here, folder);
      expect(exitCode, `${line}\n${stderr}`).toBe(0);
      if (!line.includes('>')) expect(stdout + stderr, line).not.toBe('');
    }
  });
});

/** Runs a line as a shell would; where the shell does no more than to split it into words, without a process. */
function runLine(line: string, folder: string): Promise<Ended> {
  if (!line.includes(' > ')) return runCli(wordsOf(line), { cwd: folder, host: createIdleHost() });
  const program = join(folder, 'iqmock');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${programPath}" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  return startProgram('sh', ['-c', line], { cwd: folder, env }).ended;
}

/** The arguments that iqmock gets from a shell. */
function wordsOf(line: string): string[] {
  const script = `iqmock() { printf '%s\\0' "$@"; }\n${line}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

/** The one command that runs until it is asked to end: it gets a chat to record. */
async function record(line: string, folder: string): Promise<void> {
  const words = wordsOf(line).map((word) => (word === '4020' ? '0' : word));
  const listening = startCli(words, { cwd: folder });
  const [, url = ''] =
    /(http:\/\/127\.0\.0\.1:\d+)/.exec(await listening.printed(/http:\/\/127\.0\.0\.1:\d+/)) ?? [];
  const played = await runCli(['run', 'support-chat', '--to', url, '--speed', 'max']);
  expect(played.exitCode).toBe(0);
  listening.stop('SIGINT');
  await listening.ended;
}
