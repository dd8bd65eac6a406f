import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { root } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';

const events = 1_000_000;
const limitMb = 80;

/** A million events from the command line in a heap that cannot grow beyond the goal: it ends, or it runs out of memory. */
export async function benchMemory(): Promise<BenchRow[]> {
  const before = process.hrtime.bigint();
  const exitCode = await new Promise<number | null>((resolve) => {
    spawn(
      process.execPath,
      [
        `--max-old-space-size=${limitMb}`,
        `${root}dist/cli/main.js`,
        'generate',
        'busy-day',
        '--count',
        String(events),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    ).on('close', resolve);
  });
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  return [
    {
      what: 'heap that a million events need',
      against: '–',
      value: exitCode === 0 ? limitMb : Number.POSITIVE_INFINITY,
      unit: 'MB',
      goal: 150,
      beyond: limitMb,
      higher: false,
      raw: { 'exit code': String(exitCode), seconds, 'events/s': events / seconds },
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('memory', await benchMemory());
