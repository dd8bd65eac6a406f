import { pathToFileURL } from 'node:url';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { buildRunner } from './support/built.ts';
import { alternate, rounds, spreadOf, type Spread } from './support/statistics.ts';
import { runLoad, type MeasuredRun } from './support/load-runs.ts';

/** The compiler works on what is hot for some seconds, on the one core that the generator has here. */
const timing = ['--warm-up', '6s', '--duration', '6s'];
const capacityFlags = ['--vus', '64', '--speed', 'max', '--warm-up', '3s', '--duration', '4s'];

/**
 * How late events are sent at half of what this host can send at all, and how many of those asked are sent: as it is,
 * with --precise, and with a garbage collector that has no threads of its own. Beside them, the least that keeps the
 * schedule on this host: ready bytes, sent by the same ticks.
 */
export async function benchLateness(): Promise<BenchRow[]> {
  const sink = await startSink();
  const bare = await buildRunner<{ p99: number }>('bench/support/bare-tick.ts');
  const { events, seconds } = await runLoad(sink.port, capacityFlags);
  const rate = Math.round(events / seconds / 2 / 100) * 100;
  const flags = ['--rate', `${rate}/s`, ...timing];
  const bareTicks: number[] = [];
  const values = await alternate(rounds, {
    plain: async () => {
      bareTicks.push((await bare([String(sink.port), String(rate), '6000', '6000'])).p99);
      return runLoad(sink.port, flags);
    },
    precise: () => runLoad(sink.port, [...flags, '--precise']),
    singleThreaded: () => runLoad(sink.port, flags, { nodeFlags: ['--single-threaded-gc'] }),
  });
  await sink.stop();
  const least = spreadOf(bareTicks);
  const at = `${rate.toLocaleString('en-US')}/s, half of the capacity`;
  return [
    ...rowsOf(at, values.plain, least),
    ...rowsOf(`${at}, --precise`, values.precise, least),
    ...rowsOf(`${at}, node --single-threaded-gc`, values.singleThreaded, least),
  ];
}

function rowsOf(at: string, runs: readonly MeasuredRun[], least: Spread): BenchRow[] {
  const p99 = spreadOf(runs.map((one) => one.latenessP99Ms));
  const achieved = spreadOf(runs.map((one) => one.askedShare * 100));
  const cpu = spreadOf(runs.map(({ cpuSeconds, seconds }) => (cpuSeconds / seconds) * 100));
  const raw = {
    'p99 ms': p99,
    'bare ticks, p99 ms': least,
    'p50 ms': spreadOf(runs.map((one) => one.latenessP50Ms)),
    '% of a core': cpu,
  };
  return [
    {
      what: `lateness p99 at ${at}`,
      against: 'bare ticks at the same rate',
      value: p99.median / least.median,
      unit: '×',
      goal: 2,
      beyond: 1.3,
      higher: false,
      raw,
    },
    {
      what: `rate achieved at ${at}`,
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
