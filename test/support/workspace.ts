import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryPath, temporaryFolder, type Ended } from './cli.ts';

/**
 * A folder such as a project has that depends on iqmock: the built package by its name, and the packages installed
 * here. `copies` are folders of the repository, and where they go.
 */
export function dependentProject(
  copies: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = temporaryFolder({ 'package.json': '{ "type": "module", "private": true }', ...files });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(repositoryPath('node_modules')))
    if (!name.startsWith('.')) symlinkSync(repositoryPath(`node_modules/${name}`), join(modules, name));
  symlinkSync(repositoryPath('.'), join(modules, 'iqmock'));
  for (const [from, to] of Object.entries(copies))
    cpSync(repositoryPath(from), join(folder, to), { recursive: true });
  return folder;
}

/** A folder such as a project has that installed iqmock: what is published lies in its own `node_modules`, as files. */
export function installedProject(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder({ 'package.json': '{ "type": "module", "private": true }', ...files });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  const { dependencies, files: published } = JSON.parse(
    readFileSync(repositoryPath('package.json'), 'utf8'),
  ) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly files: readonly string[];
  };
  // The rest is what they need in turn, and what tests are run with.
  for (const name of readdirSync(repositoryPath('node_modules')))
    if (
      !name.startsWith('.') &&
      (!name.startsWith('@') || Object.keys(dependencies).some((key) => key.startsWith(name)))
    )
      symlinkSync(repositoryPath(`node_modules/${name}`), join(modules, name));
  const parts = published.filter((path) => !path.startsWith('!')).map((path) => path.split('/')[0] ?? '');
  for (const part of [...new Set(parts), 'package.json'])
    cpSync(repositoryPath(part), join(modules, 'iqmock', part), { recursive: true });
  return folder;
}

/** What a program is run with. */
export interface ProgramOptions {
  readonly cwd: string;
  /** Added to an environment that has nothing but the path. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Runs a program to its end; it is killed after a time. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<Ended> {
  const { cwd, env = {}, timeoutMs = 120_000 } = options;
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ exitCode, signal, ...texts });
    });
  });
}
