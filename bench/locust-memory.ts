import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { runLocust } from './support/locust.ts';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { spreadOf } from './support/statistics.ts';

const minutes = 10;
const sampleMs = 5000;

/** The memory of a worker of Locust over ten minutes: its resident set in the last minute against that in the second. */
export async function benchLocustMemory(): Promise<BenchRow[]> {
  const sink = await startSink();
  const samples: { readonly atMs: number; readonly mb: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const run = await runLocust({
    sinkPort: sink.port,
    users: 40,
    seconds: minutes * 60,
    flags: ['--speed', '5'],
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
  return [
    {
      what: `memory of a worker, minute ${minutes}`,
      against: 'minute 2',
      value: (each[minutes - 1]?.median ?? NaN) / (each[1]?.median ?? NaN),
      unit: '×',
      goal: 1.1,
      higher: false,
      raw: {
        events: requests,
        ...Object.fromEntries(each.map((spread, index) => [`MB in minute ${index + 1}`, spread])),
      },
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
