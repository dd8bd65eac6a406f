import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/support/free-port.ts';
import { headless, locustPrograms, startMaster } from '../../test/support/locust/master.ts';
import { pinned, root } from './processes.ts';

/** A headless run of Locust with iqmock as its only worker. */
export interface LocustRun {
  /** Where the master wrote `load_stats.csv` and the worker `run.ndjson`. */
  readonly folder: string;
}

/** What is to be run, and who looks on. */
export interface LocustRunOptions {
  readonly sinkPort: number;
  readonly users: number;
  readonly seconds: number;
  /** Flags of `iqmock load`. */
  readonly flags: readonly string[];
  /** The first core alone is the worker's. */
  readonly isPinned: boolean;
  readonly watch?: (worker: ChildProcess) => void;
}

/** Runs iqmock as the worker of a headless master; undefined where there is no Locust. */
export async function runLocust(options: LocustRunOptions): Promise<LocustRun | undefined> {
  const [program] = locustPrograms;
  if (program === undefined) return undefined;
  const { sinkPort, users, seconds, flags, isPinned, watch } = options;
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-locust-'));
  const port = await freePort();
  const master = startMaster({ program, folder, port, flags: headless(users, seconds, 1, 'load') });
  const [core, address] = [isPinned ? 0 : undefined, `127.0.0.1:${port}`];
  const main = join(root, 'dist/cli/main.js');
  const to = ['load', 'support-chat', '--to', String(sinkPort), '--locust', address];
  const command = [process.execPath, main, ...to, '--out', 'run.ndjson', '--quiet', ...flags];
  const [node = '', ...args] = core === undefined ? command : pinned(command, core);
  const worker = spawn(node, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const workerEnded = new Promise<number | null>((resolve) => worker.once('close', resolve));
  watch?.(worker);
  try {
    const codes = await Promise.all([master.ended, workerEnded]);
    if (codes.some((code) => code !== 0)) throw new Error(`Locust or its worker failed:\n${master.log()}`);
    return { folder };
  } finally {
    for (const child of [master.child, worker]) child.kill('SIGKILL');
  }
}
