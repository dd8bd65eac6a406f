import { PassThrough, type Readable, Writable } from 'node:stream';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCli as runProgram } from '../../src/cli/cli.ts';
import { createHost, type Host, type StopSignal } from '../../src/env/host.ts';
import { startCli as startProcess, temporaryFolder, type CliOptions, type Ended } from './cli.ts';

/** A command that is running in this process. */
export interface RunningInside {
  /** Resolves when it has ended. */
  readonly ended: Promise<Ended>;
  /** Resolves with the text of both streams so far when the pattern occurs in it; rejects if the command ends without. */
  printed(pattern: RegExp): Promise<string>;
  /** Asks it to end, as a signal does. */
  stop(signal: StopSignal): void;
}

/**
 * Runs a command to its end in this process, through a host that stands in another folder. It is many times faster than a
 * process; what only a process shows (signals, exit codes of a crash, the bundle) has tests of its own.
 */
export async function runCli(args: readonly string[], options: InsideOptions = {}): Promise<Ended> {
  // Flags of Node itself need a Node of their own.
  if (options.nodeFlags !== undefined) return startProcess(args, options).ended;
  return start(args, options).ended;
}

/** Around a command in this process. */
export interface InsideOptions extends CliOptions {
  /** What else is another door than the real machine's. */
  readonly host?: Partial<Host>;
}

/** Starts a command in this process; it is asked to stop when the test is over. */
export function startCli(args: readonly string[], options: InsideOptions = {}): RunningInside {
  const running = start(args, options);
  onTestFinished(() => running.stop('SIGTERM'));
  return running;
}

function start(args: readonly string[], options: InsideOptions): RunningInside {
  const stdout = new Sink();
  const stderr = new Sink();
  const listeners = new Set<(signal: StopSignal) => void>();
  const stop = (signal: StopSignal): void => listeners.forEach((listener) => listener(signal));
  const cwd = resolve(options.cwd ?? temporaryFolder());
  const host: Host = {
    ...inFolder(createHost(), cwd),
    argv: args,
    env: { PATH: process.env['PATH'], ...options.env },
    cwd,
    stdin: stdinOf(options.stdin),
    stdout,
    stderr,
    onStop(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ...options.host,
  };
  const ended = runProgram(host).then((exitCode) => ({
    exitCode,
    signal: null,
    stdout: stdout.text,
    stderr: stderr.text,
  }));
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((found, reject) => {
      const read = (): string => stdout.text + stderr.text;
      const check = (): void => {
        if (pattern.test(read())) found(read());
      };
      for (const sink of [stdout, stderr]) sink.on('more', check);
      check();
      const fail = (): void =>
        reject(new Error(`The command ended without printing ${String(pattern)}:\n${read()}`));
      void ended.then(check).then(fail, reject);
    });
  return { ended, printed, stop };
}

function stdinOf(input: string | Uint8Array = ''): Readable {
  const stdin = new PassThrough();
  stdin.end(input);
  return stdin;
}

/** Keeps what is written. */
class Sink extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    this.emit('more');
    done();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** A host whose relative paths count from a folder, as if the process had been started there. */
export function inFolder(host: Host, cwd: string): Host {
  const at = (path: string): string => resolve(cwd, path);
  return {
    ...host,
    exists: (path) => host.exists(at(path)),
    isDirectory: (path) => host.isDirectory(at(path)),
    isLink: (path) => host.isLink(at(path)),
    canWrite: (path) => host.canWrite(at(path)),
    isFile: (path) => host.isFile(at(path)),
    readText: (path) => host.readText(at(path)),
    readTextSync: (path) => host.readTextSync(at(path)),
    readStream: (path) => host.readStream(at(path)),
    listDirectory: (path) => host.listDirectory(at(path)),
    writeText: (path, text) => host.writeText(at(path), text),
    makeDirectory: (path) => host.makeDirectory(at(path)),
    openAppend: (path) => host.openAppend(at(path)),
    openFresh: (path) => host.openFresh(at(path)),
    openRead: (path) => host.openRead(at(path)),
    truncate: (path, length) => host.truncate(at(path), length),
    writeStream: (path) => host.writeStream(at(path)),
  };
}
