import { pathToFileURL } from 'node:url';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';
import { perCpuSecond, runLoad } from './support/load-runs.ts';

/** Events per second of the generators' CPU with two workers, against one. */
export async function benchWorkers(): Promise<BenchRow[]> {
  const sink = await startSink();
  const flags = ['--vus', '64', '--speed', 'max', '--warm-up', '1s', '--duration', '3s'];
  const values = await alternate(rounds, {
    one: () => runLoad(sink.port, [...flags, '--workers', '1'], { isPinned: false }),
    two: () => runLoad(sink.port, [...flags, '--workers', '2'], { isPinned: false }),
  });
  await sink.stop();
  const [one, two] = [spreadOf(values.one.map(perCpuSecond)), spreadOf(values.two.map(perCpuSecond))];
  return [
    {
      what: 'events per CPU-second, two workers',
      against: 'one worker',
      value: two.median / one.median,
      unit: '×',
      goal: 0.85,
      beyond: 0.95,
      higher: true,
      raw: {
        'one, events/CPU-s': one,
        'two, events/CPU-s': two,
        'events/s of two ÷ one': spreadOf(
          values.two.map(({ events }, index) => events / (values.one[index]?.events ?? NaN)),
        ),
      },
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-workers', await benchWorkers());
