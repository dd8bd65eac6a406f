import { PassThrough } from 'node:stream';
import { runCli } from '../../src/cli/cli.ts';
import { createHost, type Host } from '../../src/env/host.ts';
import { temporaryFolder } from './cli.ts';
import { inFolder } from './cli-inside.ts';

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
  const exitCode = await runCli({ ...inFolder(createHost(), cwd), cwd, ...streams, argv, env, ...host });
  await new Promise((resolve) => setImmediate(resolve));
  return { exitCode, ...texts };
}
