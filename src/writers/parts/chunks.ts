import { nap } from '../../env/nap.ts';
import type { Chunks } from './writer.ts';

const batchBytes = 256 * 1024;
/** A letter takes at most this many bytes for each of its code units. */
const mostBytes = 3;
/** How often others get their turn: what is written at once would keep signals from being heard. */
const batchesAtOnce = 4;

/**
 * The bytes of a report, in batches: a write for each piece would take longer than the report. A batch is overwritten by
 * the next one. No text outlives its piece, so that what is to be collected does not pile up.
 */
export async function* inBatches(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const batch = new Batch();
  let batches = 0;
  // Waiting for each piece of what is made at once would take longer than making it.
  if (typeof chunks === 'string' || !(Symbol.asyncIterator in chunks)) {
    for (const chunk of typeof chunks === 'string' ? [chunks] : chunks) {
      if (batch.take(chunk)) continue;
      yield* batch.turn(chunk);
      if (++batches % batchesAtOnce === 0) await nap(0);
    }
  } else {
    for await (const chunk of chunks) if (!batch.take(chunk)) yield* batch.turn(chunk);
  }
  yield* batch.turn('');
}

class Batch {
  private readonly bytes = Buffer.allocUnsafe(batchBytes);
  private size = 0;

  /** Takes a text, if there is room for it. */
  take(chunk: string): boolean {
    if (this.size + chunk.length * mostBytes > batchBytes) return false;
    this.size += this.bytes.write(chunk, this.size);
    return true;
  }

  /** Returns what it holds, and starts over with a text. */
  *turn(chunk: string): Generator<Uint8Array> {
    if (this.size > 0) yield this.bytes.subarray(0, this.size);
    this.size = 0;
    if (!this.take(chunk)) yield Buffer.from(chunk);
  }
}

/** The whole report. */
export async function wholeText(chunks: Chunks): Promise<string> {
  const pieces: string[] = [];
  for await (const chunk of typeof chunks === 'string' ? [chunks] : chunks) pieces.push(chunk);
  return pieces.join('');
}
