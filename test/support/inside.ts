import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { runCli } from '../../src/cli/cli.ts';
import { createHost, type Host } from '../../src/env/host.ts';
import { temporaryFolder } from './cli.ts';

/** How a command ended that ran without a process of its own. */
export interface EndedInside {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Around a command. */
export interface InsideOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What else is another door than the real machine's. */
  readonly host?: Partial<Host>;
}

/** Runs a command line in this process, with an environment that has nothing but what is given. */
export async function runInside(
  argv: readonly string[],
  { cwd = temporaryFolder(), env = {}, host = {} }: InsideOptions = {},
): Promise<EndedInside> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    streams[name].on('data', (chunk: Buffer) => (texts[name] += chunk.toString('utf8')));
  const exitCode = await runCli({ ...hostAt(cwd), ...streams, argv, env, ...host });
  await new Promise((resolve) => setImmediate(resolve));
  return { exitCode, ...texts };
}

/** The real machine as a process in that folder sees it. */
function hostAt(cwd: string): Host {
  const real = createHost();
  const at = (path: string): string => resolve(cwd, path);
  return {
    ...real,
    cwd,
    exists: (path) => real.exists(at(path)),
    isFile: (path) => real.isFile(at(path)),
    isDirectory: (path) => real.isDirectory(at(path)),
    isLink: (path) => real.isLink(at(path)),
    canWrite: (path) => real.canWrite(at(path)),
    readText: (path) => real.readText(at(path)),
    readTextSync: (path) => real.readTextSync(at(path)),
    readStream: (path) => real.readStream(at(path)),
    listDirectory: (path) => real.listDirectory(at(path)),
    writeText: (path, text) => real.writeText(at(path), text),
    makeDirectory: (path) => real.makeDirectory(at(path)),
    openAppend: (path) => real.openAppend(at(path)),
    openFresh: (path) => real.openFresh(at(path)),
    openRead: (path) => real.openRead(at(path)),
    truncate: (path, length) => real.truncate(at(path), length),
    writeStream: (path) => real.writeStream(at(path)),
  };
}
