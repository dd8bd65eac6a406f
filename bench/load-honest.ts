import { pathToFileURL } from 'node:url';
import { startConsumer } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { runLoad } from './support/load-runs.ts';

const rate = 200;
const seconds = 10;

/** 20 ms of service and a stall of 2 s, for real: what iqmock reports against what the consumer itself measured. */
export async function benchHonest(): Promise<BenchRow[]> {
  const consumer = await startConsumer('bench/support/stalling-consumer.ts');
  const { fromDueMs, fromSendMs } = await runLoad(
    consumer.port,
    ['--rate', `${rate}/s`, '--duration', `${seconds}s`, '--concurrency', '1000'],
    { isPinned: false },
  );
  const tookMs = JSON.parse(await consumer.stop()) as number[];
  return [...compare('from send', fromSendMs, tookMs), ...compare('from due', fromDueMs, tookMs)];
}

const percents = { p50: 50, p90: 90, p95: 95, p99: 99 } as const;

function compare(
  what: string,
  reported: Readonly<Record<string, number>>,
  truth: readonly number[],
): BenchRow[] {
  const sorted = [...truth].sort((a, b) => a - b);
  return Object.entries(percents).map(([name, percent]) => {
    const exact = sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? NaN;
    const told = reported[name] ?? NaN;
    return {
      what: `${name} ${what}`,
      against: `the consumer: ${exact.toFixed(1)} ms`,
      value: told - exact,
      unit: 'ms off',
      goal: 10,
      higher: false,
      raw: { 'reported ms': told, 'true ms': exact },
    };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-honest', await benchHonest());
