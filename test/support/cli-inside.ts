import { PassThrough, type Readable, Writable } from 'node:stream';
import { resolve } from 'node:path';
import { runCli as runProgram } from '../../src/cli/cli.ts';
import { createHost, type Host } from '../../src/env/host.ts';
import { startCli, temporaryFolder, type CliOptions, type Ended } from './cli.ts';

/**
 * Runs a command to its end in this process, through a host that stands in another folder. It is many times faster than a
 * process; what only a process shows (signals, exit codes of a crash, the bundle) has tests of its own.
 */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  // Flags of Node itself need a Node of their own.
  if (options.nodeFlags !== undefined) return startCli(args, options).ended;
  const stdout = new Sink();
  const stderr = new Sink();
  const cwd = resolve(options.cwd ?? temporaryFolder());
  const host: Host = {
    ...inFolder(createHost(), cwd),
    argv: args,
    env: { PATH: process.env['PATH'], ...options.env },
    cwd,
    stdin: stdinOf(options.stdin),
    stdout,
    stderr,
    onStop: () => () => undefined,
  };
  const exitCode = await runProgram(host);
  return { exitCode, signal: null, stdout: stdout.text, stderr: stderr.text };
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
    done();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** A host whose relative paths count from a folder, as if the process had been started there. */
function inFolder(host: Host, cwd: string): Host {
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
