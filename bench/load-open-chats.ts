import { pathToFileURL } from 'node:url';
import { buildRunner } from './support/built.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const few = 10;
const many = 100_000;
const measured = 100_000;

/** What one event costs with a hundred thousand chats open, against ten. */
export async function benchOpenChats(): Promise<BenchRow[]> {
  const run = await buildRunner<{ usPerEvent: number; heapMb: number }>('bench/support/open-chats-runner.ts');
  const measure = (openChats: number) =>
    run([String(openChats), String(measured)], ['--max-old-space-size=4096']);
  const values = await alternate(rounds, { few: () => measure(few), many: () => measure(many) });
  const [withFew, withMany] = [values.few, values.many].map((runs) =>
    spreadOf(runs.map((one) => one.usPerEvent)),
  );
  return [
    {
      what: 'time per event at 100,000 open chats',
      against: 'at 10 open chats',
      value: (withMany?.median ?? NaN) / (withFew?.median ?? NaN),
      unit: '×',
      goal: 1.3,
      beyond: 1.1,
      higher: false,
      raw: {
        'µs at 10': withFew ?? NaN,
        'µs at 100,000': withMany ?? NaN,
        'heap at 100,000, MB': spreadOf(values.many.map((one) => one.heapMb)),
      },
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-open-chats', await benchOpenChats());
