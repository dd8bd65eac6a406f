import type { LoadFile } from './load-file.ts';
import type { SliceRecord } from './load-record.ts';
import type { LoadResult } from './load-result.ts';
import { packEnd, packInSteps, packSlice } from './pack.ts';
import type { LoadObserver } from '../plan/prepared-run.ts';
import { addLater, emptyInterval, type Interval } from '../metrics/interval.ts';

/** A run being written to a load file. */
export interface LoadRecorder extends LoadObserver {
  /** Writes what is known at the end, and closes the file. */
  finish(result: LoadResult): void;
}

/**
 * Writes a run to a load file as it goes, so that a crash loses a second at most; of a long run, whose points are wider
 * than a second, one point at most.
 */
export function recordTo(file: LoadFile): LoadRecorder {
  let widthMs = 1000;
  let written = 0;
  const open = new Map<number, Interval>();
  const write = (record: SliceRecord): void => {
    written++;
    file.write(record);
  };
  return {
    started(header) {
      widthMs = header.widthMs;
      file.write(header);
    },
    *slice(slice, worker) {
      const sofar = open.get(worker) ?? emptyInterval(slice.fromMs, slice.toMs);
      addLater(sofar, slice);
      open.set(worker, sofar);
      // Half a second of play: slices are not cut to the millisecond.
      if (sofar.toMs - sofar.fromMs < widthMs - 500) return;
      open.delete(worker);
      write(yield* packInSteps(sofar, worker));
    },
    finish(result) {
      for (const [worker, slice] of open) write(packSlice(slice, worker));
      open.clear();
      for (const check of result.checks) file.write(check);
      file.write(packEnd(result, written));
      file.close();
    },
  };
}
