import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSlices } from './support/load-runs.ts';
import { runLocust } from './support/locust.ts';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { spreadOf } from './support/statistics.ts';

const minutes = 10;
const sampleMs = 5000;

/**
 * The memory of a worker of Locust over ten minutes: the heap that is left by a collection, in the second half of the
 * time against the first, and how large the process becomes. Between two collections the heap may grow fourfold.
 */
export async function benchLocustMemory(): Promise<BenchRow[]> {
  const sink = await startSink();
  const samples: { readonly atMs: number; readonly mb: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const run = await runLocust({
    sinkPort: sink.port,
    users: 40,
    seconds: minutes * 60,
    flags: ['--speed', '20'],
    isPinned: false,
    watch({ pid = 0 }) {
      const startedMs = performance.now();
      timer = setInterval(() => {
        const mb = residentMb(pid);
        if (mb !== undefined) samples.push({ atMs: performance.now() - startedMs, mb });
      }, sampleMs);
    },
  });
  clearInterval(timer);
  const { requests } = await sink.stop();
  if (run === undefined) return [];
  const inMinute = (nth: number): number[] =>
    samples.filter(({ atMs }) => Math.floor(atMs / 60_000) === nth - 1).map(({ mb }) => mb);
  const each = Array.from({ length: minutes }, (_, index) => spreadOf(inMinute(index + 1)));
  const heaps = readSlices(join(run.folder, 'run.ndjson')).map(({ gauges }) => gauges.heapBytes / 1e6);
  const half = heaps.length / 2;
  const [first, second] = [Math.min(...heaps.slice(0, half)), Math.min(...heaps.slice(half))];
  return [
    {
      what: 'heap of a worker after a collection, minutes 6 to 10',
      against: 'minutes 1 to 5',
      value: second / first,
      unit: '×',
      goal: 1.2,
      higher: false,
      raw: { events: requests, 'MB in minutes 1 to 5': first, 'MB in minutes 6 to 10': second },
    },
    {
      what: 'memory of a worker, minute 10',
      against: '–',
      value: each[minutes - 1]?.median ?? NaN,
      unit: 'MB',
      goal: 250,
      higher: false,
      raw: Object.fromEntries(each.map((spread, index) => [`MB in minute ${index + 1}`, spread])),
    },
  ];
}

/** Undefined once it has ended. */
function residentMb(pid: number): number | undefined {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1000;
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('locust-memory', await benchLocustMemory());
