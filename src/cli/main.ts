#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { createHost, type Host } from '../env/host.ts';
import type { ExitCode } from '../errors.ts';

// Node 22.1 and newer can keep compiled code between calls; older ones just start a little slower.
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();

// A broken stderr must not stop the work: a run goes on, and its exit code says how it ended.
process.stderr.on('error', () => undefined);
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

const { runCli } = await import('./cli.ts');
const host = openHost();
if (host !== undefined) exitWhenWritten(await runCli(host));

/** Undefined where there is none: that is explained, and the process ends. */
function openHost(): Host | undefined {
  try {
    return createHost();
  } catch (error) {
    crash(error);
    return undefined;
  }
}

/** Whatever nobody caught is a bug of ours, unless it is a refusal of the operating system. */
function crash(error: unknown): void {
  void import('./explain.ts').then(({ explain }) => {
    const verbose = process.argv.includes('--verbose') || process.argv.includes('-v');
    const { lines, exitCode } = explain(error, { paint: (_style, text) => text, verbose });
    process.stderr.write(`${lines.join('\n')}\n`, () => process.exit(exitCode));
  });
}

/** Exits once stderr has taken everything, as stdout has by now; an open socket must not keep the process. */
function exitWhenWritten(exitCode: ExitCode): void {
  process.exitCode = exitCode;
  process.stderr.write('', () => process.exit(exitCode));
}
