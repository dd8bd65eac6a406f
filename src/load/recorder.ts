import type { LoadFile } from './load-file.ts';
import type { LoadResult } from './load-result.ts';
import { packSlice } from './pack.ts';
import type { LoadObserver } from './prepared-run.ts';

/** Writes a run to a load file as it goes, so that a crash loses a second at most. */
export function recordTo(file: LoadFile): LoadObserver {
  return {
    started: (header) => file.write(header),
    slice: (slice, worker) => file.write(packSlice(slice, worker)),
  };
}

/** Writes what is known at the end of a run, and closes the file. */
export function finishRecord(
  file: LoadFile,
  { checks, endedAt, endedBy, activeMs, sliceCount }: LoadResult,
): void {
  for (const check of checks) file.write(check);
  file.write({
    kind: 'load-end',
    endedAt,
    activeMs,
    slices: sliceCount,
    ...(endedBy === undefined ? {} : { endedBy }),
  });
  file.close();
}
