import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { root } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, spreadOf } from './support/statistics.ts';

const rounds = 5;
/** Runs of a round: a shell counts CPU in hundredths of a second, which is a fifth of what an empty Node takes. */
const runs = 10;
const program = `${root}dist/cli/main.js`;

/** CPU time of whole processes against that of an empty Node. The program must be built. */
export async function benchStartUp(): Promise<BenchRow[]> {
  const values = await alternate(rounds, {
    empty: () => cpuMs(['-e', '']),
    help: () => cpuMs([program, '--help']),
    generate: () => cpuMs([program, 'generate', 'support-chat']),
  });
  const empty = spreadOf(values.empty);
  const row = (what: string, times: readonly number[], goal: number, beyond: number): BenchRow => {
    const spread = spreadOf(times);
    return {
      what: `CPU of iqmock ${what}`,
      against: "node -e ''",
      value: spread.median / empty.median,
      unit: '×',
      goal,
      beyond,
      higher: false,
      raw: { 'CPU ms': spread, 'empty Node ms': empty },
    };
  };
  return [row('--help', values.help, 2.3, 1.7), row('generate support-chat', values.generate, 4, 2.5)];
}

/** User and system time of a process and what it waited for, ms: the mean of some runs. */
function cpuMs(args: readonly string[]): Promise<number> {
  // A shell's `times` tells the account of its children, which Node itself does not.
  const loop = `for run in $(seq ${runs}); do "$0" "$@" >/dev/null 2>&1; done; times`;
  const { stdout } = spawnSync('sh', ['-c', loop, process.execPath, ...args], { encoding: 'utf8' });
  const [, children = ''] = stdout.trim().split('\n');
  let totalMs = 0;
  for (const [, minutes, seconds] of children.matchAll(/(\d+)m([\d.]+)s/g)) {
    totalMs += Number(minutes) * 60_000 + Number(seconds) * 1000;
  }
  return Promise.resolve(totalMs / runs);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('start-up', await benchStartUp());
