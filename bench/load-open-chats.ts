import { pathToFileURL } from 'node:url';
import { formatNumber } from '../src/env/format.ts';
import { buildRunner } from './support/built.ts';
import { runLoad, type MeasuredRun } from './support/load-runs.ts';
import { startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const few = 10;
const many = 100_000;
const lanes = 64;
/** Chats that may be alive while those that are kept alive are all on their way. */
const spareChats = 100;
/** So many that a full garbage collection, which comes once in as many, has its share. */
const measured = 400_000;

/** The rates of the program: one that it sustains, and one that it does not, so that it runs at its maximum. */
const rates = [
  { how: 'at 10,000/s', rate: '10000/s', warmUpSeconds: { few: 6, many: 24 } },
  { how: 'at full speed', rate: '60000/s', warmUpSeconds: { few: 6, many: 14 } },
] as const;

/** What one event costs with a hundred thousand chats open, against ten: of the program that sends it, and without a network. */
export async function benchOpenChats(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const sink = await startSink();
  for (const { how, rate, warmUpSeconds } of rates) {
    const measure = (chats: number, seconds: number) => () => sendWith(sink.port, rate, chats, seconds);
    const values = await alternate(rounds, {
      few: measure(few, warmUpSeconds.few),
      many: measure(many, warmUpSeconds.many),
    });
    const open = values.many.map(({ leastLive }) => leastLive);
    rows.push(
      row(`, ${how}`, values.few.map(costOf), values.many.map(costOf), values.many.map(heapOf), open),
    );
  }
  await sink.stop();
  return [...rows, ...(await withoutNetwork())];
}

function sendWith(port: number, rate: string, chats: number, warmUpSeconds: number): Promise<MeasuredRun> {
  return runLoad(port, [
    ...['--rate', rate, '--concurrency', String(lanes), '--warm-up', `${warmUpSeconds}s`, '--duration', '6s'],
    ...['--min-chats', String(chats), '--max-chats', String(chats + spareChats)],
  ]);
}

/** The same events in ten of so many open chats show what the others cost by being there, and not by being used. */
async function withoutNetwork(): Promise<BenchRow[]> {
  const run = await buildRunner<{ usPerEvent: number; heapMb: number }>('bench/support/open-chats-runner.ts');
  const measure = (chats: number, used: number) => () =>
    run([String(chats), String(measured), String(used)], ['--max-old-space-size=4096']);
  const values = await alternate(rounds, {
    few: measure(few, few),
    many: measure(many, many),
    fewOfMany: measure(many, few),
  });
  const cost = ({ usPerEvent }: { usPerEvent: number }): number => usPerEvent;
  const heap = ({ heapMb }: { heapMb: number }): number => heapMb;
  const rowOf = (how: string, withMany: typeof values.many): BenchRow =>
    row(`, without a network${how}`, values.few.map(cost), withMany.map(cost), withMany.map(heap));
  const { goal: _goal, beyond: _beyond, ...plain } = rowOf(', in ten of them', values.fewOfMany);
  return [rowOf('', values.many), plain];
}

function costOf({ cpuSeconds, events }: MeasuredRun): number {
  return (cpuSeconds / events) * 1e6;
}

function heapOf({ mostHeapBytes }: MeasuredRun): number {
  return mostHeapBytes / 1e6;
}

function row(
  how: string,
  withFew: readonly number[],
  withMany: readonly number[],
  heaps: readonly number[],
  open: readonly number[] = [],
): BenchRow {
  const [one, other] = [spreadOf(withFew), spreadOf(withMany)];
  // A slow host may not get all of them open in the warm-up.
  const chats = formatNumber(open.length === 0 ? many : Math.min(...open));
  return {
    what: `time per event at ${chats} open chats${how}`,
    against: 'at 10 open chats',
    value: other.median / one.median,
    unit: '×',
    goal: 1.3,
    beyond: 1.1,
    higher: false,
    raw: {
      'µs at 10': one,
      [`µs at ${chats}`]: other,
      [`heap at ${chats}, MB`]: spreadOf(heaps),
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-open-chats', await benchOpenChats());
