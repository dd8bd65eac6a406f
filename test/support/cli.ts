import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

export { temporaryFolder };

/** The path of a file of the repository. */
export function repositoryPath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}

/** The built program. */
export const programPath = repositoryPath('dist/cli/main.js');

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Around a command. */
export interface CliOptions {
  readonly cwd?: string;
  /** Added to an environment that has nothing but the path. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[];
}

/** A command that is running. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ended>;
  /** Resolves with the text of both streams so far when the pattern occurs in it; rejects if the command ends without. */
  printed(pattern: RegExp): Promise<string>;
}

/** Starts a command; it is killed when the test is over. */
export function startCli(args: readonly string[], options: CliOptions = {}): Running {
  return startProgram(process.execPath, [...(options.nodeFlags ?? []), programPath, ...args], options);
}

/** Starts any program; it is killed when the test is over. */
export function startProgram(program: string, args: readonly string[], options: CliOptions = {}): Running {
  const child = spawn(program, args, {
    cwd: options.cwd ?? temporaryFolder(),
    env: { PATH: process.env['PATH'], ...options.env },
    stdio: 'pipe',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
      for (const watch of watchers) watch();
    });
  }
  // A command that does not read its input closes it; that is no failure.
  child.stdin.on('error', () => undefined).end(options.stdin ?? '');
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, ...texts }));
  });
  return {
    child,
    ended,
    printed: (pattern) => waitForText(pattern, () => texts.stdout + texts.stderr, watchers, ended),
  };
}

/** Runs a command to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  return startCli(args, options).ended;
}

function waitForText(
  pattern: RegExp,
  read: () => string,
  watchers: Set<() => void>,
  ended: Promise<Ended>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      if (!pattern.test(read())) return;
      watchers.delete(check);
      resolve(read());
    };
    watchers.add(check);
    check();
    void ended.then(() => {
      check();
      reject(new Error(`The command ended without printing ${String(pattern)}:\n${read()}`));
    });
  });
}
