import { pathToFileURL } from 'node:url';
import { buildRunner } from './support/built.ts';
import { keepOtherCoreBusy } from './support/processes.ts';
import type { GenerateResult } from './support/generate-runner.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { spreadOf } from './support/statistics.ts';

/**
 * Bodies made per CPU second, the world included, against JSON.stringify to bytes of ready objects of the same bodies: on a
 * quiet machine, and while the other core works on texts in memory too.
 */
export async function benchGenerate(): Promise<BenchRow[]> {
  const measure = await buildRunner<GenerateResult>('bench/support/generate-runner.ts');
  const quiet = rowOf('', await measure([]));
  const stop = keepOtherCoreBusy();
  try {
    return [quiet, rowOf(', the other core busy', await measure([]))];
  } finally {
    stop();
  }
}

function rowOf(how: string, result: GenerateResult): BenchRow {
  const [iqmock, stringify] = [spreadOf(result.iqmock), spreadOf(result.stringify)];
  return {
    what: `bodies made per CPU second${how}`,
    against: 'JSON.stringify to bytes of ready objects',
    value: iqmock.median / stringify.median,
    unit: '×',
    goal: 2,
    beyond: 4,
    higher: true,
    raw: {
      iqmock,
      stringify,
      'the first 20,000': Math.round(result.cold),
      'bytes a body': Math.round(result.bytesPerBody),
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('generate', await benchGenerate());
