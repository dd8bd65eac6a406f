import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/bundle.ts';
import { pinned, root, run } from './processes.ts';

/** Runs it on the first core with arguments of its own and of Node, and gives what it printed as JSON. */
export type Runner<Result> = (args: readonly string[], flags?: readonly string[]) => Promise<Result>;

/**
 * Builds a script of the bench as the product is built. What turns TypeScript into JavaScript on the fly gives each
 * function its name as it is made, which costs a fifth of all.
 */
export async function buildRunner<Result>(script: string): Promise<Runner<Result>> {
  // As deep in the repository as the product, which finds its files from there.
  const folder = join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, basename(script).replace(/ts$/, 'mjs'));
  await build({ ...bundleOptions, entryPoints: [join(root, script)], outfile });
  return async (args, flags = []) =>
    JSON.parse(await run(pinned([process.execPath, ...flags, outfile, ...args], 0))) as Result;
}
