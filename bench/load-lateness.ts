import { pathToFileURL } from 'node:url';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { buildRunner } from './support/built.ts';
import { alternate, rounds, spreadOf, type Spread } from './support/statistics.ts';
import { runLoad, type MeasuredRun } from './support/load-runs.ts';

/** The compiler works on what is hot for some seconds, on the one core that the generator has here. */
const flags = ['--rate', '10000/s', '--warm-up', '6s', '--duration', '6s'];

/**
 * How late events are sent at 10,000 a second, and how many of those asked are sent: as it is, and with --precise. Beside
 * them, the least that keeps the schedule on this host: ready bytes, sent by the same ticks.
 */
export async function benchLateness(): Promise<BenchRow[]> {
  const sink = await startSink();
  const bare = await buildRunner<{ p99: number }>('bench/support/bare-tick.ts');
  const floors: number[] = [];
  const values = await alternate(rounds, {
    plain: async () => {
      floors.push((await bare([String(sink.port), '10000', '6000', '6000'])).p99);
      return runLoad(sink.port, flags);
    },
    precise: () => runLoad(sink.port, [...flags, '--precise']),
  });
  await sink.stop();
  const floor = spreadOf(floors);
  return [...rowsOf('', values.plain, floor), ...rowsOf(', --precise', values.precise, floor)];
}

function rowsOf(how: string, runs: readonly MeasuredRun[], floor: Spread): BenchRow[] {
  const p99 = spreadOf(runs.map((one) => one.latenessP99Ms));
  const achieved = spreadOf(runs.map((one) => one.askedShare * 100));
  const cpu = spreadOf(runs.map(({ cpuSeconds, seconds }) => (cpuSeconds / seconds) * 100));
  const raw = {
    'p99 ms': p99,
    'bare ticks, p99 ms': floor,
    'p50 ms': spreadOf(runs.map((one) => one.latenessP50Ms)),
    '% of a core': cpu,
  };
  return [
    {
      what: `lateness p99 at 10,000/s${how}`,
      against: 'the schedule',
      value: p99.median,
      unit: 'ms',
      goal: 2.5,
      beyond: 1.2,
      higher: false,
      raw,
    },
    {
      what: `rate achieved at 10,000/s${how}`,
      against: 'the schedule',
      value: achieved.median,
      unit: '%',
      goal: 99.9,
      higher: true,
      raw: { achieved },
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-lateness', await benchLateness());
