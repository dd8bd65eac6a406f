import { nap } from '../../env/nap.ts';
import type { Chunks } from './writer.ts';

/** Pieces are handed on when there is as much as this of them, in characters. Larger texts would stay until a full collection. */
const batchSize = 32 * 1024;
/** How often others get their turn: what is written at once would keep signals from being heard. */
const batchesAtOnce = 16;

/** The pieces of a report, put together to some size: a write for each line would take longer than the report. */
export async function* inBatches(chunks: Chunks): AsyncGenerator<string> {
  if (typeof chunks === 'string') {
    yield chunks;
    return;
  }
  let batch: string[] = [];
  let size = 0;
  let batches = 0;
  for await (const chunk of chunks) {
    batch.push(chunk);
    size += chunk.length;
    if (size < batchSize) continue;
    yield batch.join('');
    batch = [];
    size = 0;
    if (++batches % batchesAtOnce === 0) await nap(0);
  }
  if (size > 0) yield batch.join('');
}

/** The whole report. */
export async function wholeText(chunks: Chunks): Promise<string> {
  const batches: string[] = [];
  for await (const batch of inBatches(chunks)) batches.push(batch);
  return batches.join('');
}
