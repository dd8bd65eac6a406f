import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { randomInt } from 'node:crypto';
import { IqmockError } from '../errors.ts';
import { systemClock, type Clock } from './clock.ts';
import {
  canWrite,
  fileOutput,
  isDirectory,
  isFile,
  isFileDescriptor,
  isLink,
  makeDirectory,
  openAppend,
  openFresh,
  openRead,
  type AppendFile,
  type ReadFile,
} from './files.ts';
import { takeLock } from './lock-file.ts';
import type { ProcessStats } from './process-stats.ts';
import { onParentGone, startCopy, type ProgramCopy } from './program-copy.ts';
import { openScratchFile, type ScratchFile } from './scratch-file.ts';

export type { AppendFile, ReadFile };

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that asks the program to end. */
export type StopSignal = (typeof stopSignals)[number];

/** What a program did. */
export interface CommandOutcome {
  /** 127 when the program could not be started, 124 when it was ended because it took too long. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How long a program may run. */
export interface CommandOptions {
  /** After this it is killed. */
  readonly timeoutMs: number;
  /** Ends it at once. */
  readonly signal?: AbortSignal;
}

/** The door to the machine: files, environment, standard streams, signals. Tests pass another door. */
export interface Host {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** A fresh seed for a run that was given none. It is printed, so the run can be repeated. */
  freshSeed(): number;
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  /** Whether there is a regular file: no directory, device or pipe. */
  isFile(path: string): boolean;
  /** Whether there is a symbolic link, whatever it leads to. */
  isLink(path: string): boolean;
  /** Whether a file could be written there, as far as one can know before. */
  canWrite(path: string): boolean;
  readText(path: string): Promise<string>;
  readTextSync(path: string): string;
  readStream(path: string): Readable;
  listDirectory(path: string): Promise<string[]>;
  writeText(path: string, text: string | Uint8Array): Promise<void>;
  /** Makes a directory and those above it, unless it is there; throws the operating system's error. */
  makeDirectory(path: string): Promise<void>;
  /** Opens a file to append to; throws the operating system's error if that is not possible. */
  openAppend(path: string): AppendFile;
  /** Opens an empty file in place of what is there, to append to; throws the operating system's error. */
  openFresh(path: string): AppendFile;
  /** Opens a file to read parts of it; throws the operating system's error if that is not possible. */
  openRead(path: string): ReadFile;
  /** Cuts a file to a length, bytes; throws the operating system's error. */
  truncate(path: string, length: number): void;
  /** Opens a nameless temporary file; throws the operating system's error if that is not possible. */
  openScratch(): ScratchFile;
  /** Takes a lock file for this process; undefined if another one has it. Gives what gives it back. */
  takeLock(path: string): (() => void) | undefined;
  /** A writable stream to a file, replacing what was there. */
  writeStream(path: string): Writable;
  /** Calls back on Ctrl-C, on a polite request to end, and when the terminal is closed; returns a function that stops listening. */
  onStop(callback: (signal: StopSignal) => void): () => void;
  /** Runs a program without a shell; never rejects. It is ended after `timeoutMs`, or when the signal aborts; output past 1 MB is cut off. */
  runCommand(argv: readonly string[], options: CommandOptions): Promise<CommandOutcome>;
  /** Starts to watch the CPU, the event loop and the heap of this process. */
  watchProcess(): Promise<ProcessStats>;
  /** Starts this program once more with these arguments; it ends when this one is gone. `onLine` gets what it writes. */
  startCopy(args: readonly string[], onLine: (line: string) => void): ProgramCopy;
}

/** The real machine. Throws SYSTEM where the working folder is no more. */
export function createHost(): Host {
  return {
    clock: systemClock,
    env: process.env,
    argv: process.argv.slice(2),
    cwd: workingFolder(),
    stdin: process.stdin,
    stdout: standardOutput(),
    stderr: process.stderr,
    freshSeed: () => randomInt(1, 1_000_000),
    exists: existsSync,
    isFile,
    isDirectory,
    isLink,
    canWrite,
    readText: (path) => readFile(path, 'utf8'),
    readTextSync: (path) => readFileSync(path, 'utf8'),
    readStream: (path) => createReadStream(path, { highWaterMark: readBytes }),
    listDirectory: async (path) => (await readdir(path)).sort(),
    writeText: (path, text) => writeFile(path, text),
    makeDirectory,
    openAppend,
    openFresh,
    openRead,
    truncate: truncateSync,
    openScratch: openScratchFile,
    takeLock,
    writeStream: (path) => createWriteStream(path),
    onStop,
    runCommand,
    watchProcess: async () => (await import('./process-stats.ts')).watchProcess(),
    startCopy,
  };
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new IqmockError('SYSTEM', 'The working folder does not exist any more.', {
      hint: 'Go to a folder that exists, such as with cd ~.',
      cause,
    });
  }
}

let output: Host['stdout'] | undefined;

/** One for the whole process. */
function standardOutput(): Host['stdout'] {
  return (output ??= isFileDescriptor(1) ? fileOutput(1) : process.stdout);
}

/** A program's output is cut off here, characters. */
export const commandOutputLimit = 1_000_000;

/** With Node's own 64 kB, reading a body of 4.5 kB takes 3 to 4 µs of CPU; with this, 1 to 2. */
const readBytes = 256 * 1024;

async function runCommand(
  argv: readonly string[],
  { timeoutMs, signal }: CommandOptions,
): Promise<CommandOutcome> {
  const { spawn } = await import('node:child_process');
  const [program = '', ...rest] = argv;
  if (program === '') return { exitCode: 127, stdout: '', stderr: 'The command is empty.' };
  return new Promise((resolve) => {
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const output = { stdout: '', stderr: '' };
    let timedOut = false;
    const end = (): void => {
      timedOut = true;
      child.kill('SIGKILL');
      // A grandchild may hold the pipes open; nothing more is expected of them.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(end, timeoutMs);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (output[name].length < commandOutputLimit) output[name] += text;
      });
    }
    const done = (exitCode: number): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve({ exitCode, ...output });
    };
    child.on('error', (error) => {
      output.stderr += error.message;
      done(127);
    });
    child.on('close', (code) => done(timedOut ? 124 : (code ?? 1)));
  });
}

function onStop(callback: (signal: StopSignal) => void): () => void {
  for (const signal of stopSignals) process.on(signal, callback);
  const release = onParentGone(() => callback('SIGTERM'));
  return () => {
    release();
    for (const signal of stopSignals) process.off(signal, callback);
  };
}

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The path of a file that ships with iqmock, such as `schemas/webhook.schema.json`. */
export function packagePath(relative: string): string {
  // Not by a URL: names come from outside, and `%` means something there.
  return join(packageFolder, relative);
}

/** The text of a file that ships with iqmock. */
export function readPackageText(relative: string): string {
  return readFileSync(packagePath(relative), 'utf8');
}
