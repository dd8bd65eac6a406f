import { pathToFileURL } from 'node:url';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { runLoad } from './support/load-runs.ts';

const events = 1_000_000;

/** A million events at full speed with 256 requests in flight: the order the consumer saw, and the memory it took. */
export async function benchMillion(): Promise<BenchRow[]> {
  const sink = await startSink();
  const flags = ['--vus', '256', '--speed', 'max', '--duration', '20m', '--max-events', String(events)];
  const run = await runLoad(sink.port, flags, { isPinned: false });
  const counts = await sink.stop();
  const raw = {
    events: run.events,
    'seen by the consumer': counts.requests,
    'events/s': run.events / run.seconds,
  };
  const heapMb = run.mostHeapBytes / 1e6;
  return [
    {
      what: 'inversions seen by the consumer',
      against: '–',
      value: counts.inversions,
      unit: '',
      goal: 0,
      higher: false,
      raw,
    },
    {
      what: 'events that came twice or not at all',
      against: '–',
      value: counts.duplicates + Math.abs(events - counts.requests),
      unit: '',
      goal: 0,
      higher: false,
      raw,
    },
    {
      what: 'heap in a million events',
      against: '–',
      value: heapMb,
      unit: 'MB',
      goal: 150,
      beyond: 80,
      higher: false,
      raw: { 'most MB': heapMb },
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-million', await benchMillion());
