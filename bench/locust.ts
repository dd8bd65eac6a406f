import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { costOf, perCpuSecond, readSlices, type SliceLine } from './support/load-runs.ts';
import { runLocust } from './support/locust.ts';
import { pinned, root, run, startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const users = 64;
const seconds = 10;
/** In its first seconds a process compiles. */
const warmUpSlices = 3;

/** Events per second of the generator's CPU as a worker of Locust, against `iqmock load --vus`, in turns, at the same sink. */
export async function benchLocust(): Promise<BenchRow[]> {
  const sink = await startSink();
  const values = await alternate(rounds, {
    locust: async (): Promise<number | undefined> => {
      const flags = ['--speed', 'max', '--seed', '42'];
      const locust = await runLocust({ sinkPort: sink.port, users, seconds, flags, isPinned: true });
      return locust === undefined ? undefined : rateOf(readSlices(join(locust.folder, 'run.ndjson')));
    },
    load: () => runUsers(sink.port),
  });
  const counts = await sink.stop();
  const [locust, load] = [values.locust, values.load].map((runs) =>
    spreadOf(runs.filter((value) => value !== undefined)),
  );
  if (locust === undefined || load === undefined || locust.runs === 0) return [];
  return [
    {
      what: 'events delivered per core as a worker of Locust',
      against: 'iqmock load --vus',
      value: locust.median / load.median,
      unit: '×',
      goal: 0.9,
      beyond: 0.97,
      higher: true,
      raw: {
        'events/CPU-s with Locust': locust,
        'events/CPU-s with --vus': load,
        'events out of order or twice': counts.inversions + counts.duplicates,
        sink: sink.kind,
      },
    },
  ];
}

async function runUsers(port: number): Promise<number> {
  const file = join(mkdtempSync(join(tmpdir(), 'iqmock-vus-')), 'run.ndjson');
  const main = join(root, 'dist/cli/main.js');
  const load = ['--vus', String(users), '--speed', 'max', '--seed', '42', '--duration', `${seconds}s`];
  const command = [process.execPath, main, 'load', 'support-chat', '--to', String(port), ...load];
  // A broken threshold is no concern of a bench.
  await run(pinned([...command, '--quiet', '--out', file], 0), [0, 4]);
  return rateOf(readSlices(file));
}

function rateOf(slices: readonly SliceLine[]): number {
  return perCpuSecond(costOf(slices.filter(({ counts }) => counts.sent > 0).slice(warmUpSlices)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('locust', await benchLocust());
