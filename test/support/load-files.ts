import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createHost } from '../../src/env/host.ts';
import { Aggregator } from '../../src/load/metrics/aggregator.ts';
import { parseThreshold } from '../../src/load/metrics/threshold.ts';
import { notifyObservers } from '../../src/load/plan/prepared-run.ts';
import { openLoadFile } from '../../src/load/record/load-file.ts';
import type { LoadHeader } from '../../src/load/record/load-record.ts';
import { recordTo } from '../../src/load/record/recorder.ts';
import { IdleTasks } from '../../src/load/workers/idle-tasks.ts';
import { headerOf, slicesOf, type Second } from './load-result.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Where the files are. */
export const folder = temporaryFolder();

/** The machine. */
export const host = createHost();
let files = 0;

/** A name for a file that is not there yet. */
export function freshPath(kind = 'load'): string {
  return join(folder, `${kind}-${files++}.ndjson`);
}

/** Writes the load file of a run of these seconds. */
export async function write(seconds: readonly Second[], more: Partial<LoadHeader> = {}): Promise<string> {
  const path = freshPath();
  const header = headerOf({ durationMs: seconds.length * 1000, ...more });
  const file = await openLoadFile(host, path, (error) => {
    throw error;
  });
  const recorder = recordTo(file);
  const gathering = new Aggregator(header);
  const told = new IdleTasks(setImmediate);
  recorder.started?.(header);
  for (const slice of slicesOf(seconds)) {
    gathering.add(slice, 0);
    told.add(notifyObservers(slice, 0, gathering, [recorder]));
  }
  told.finish();
  const thresholds = header.thresholds.map((text) => parseThreshold(text));
  recorder.finish(
    gathering.result({ endedAt: header.startedAt + seconds.length * 1000, endedBy: undefined, thresholds }),
  );
  return path;
}

/** Cuts the last lines off, and some bytes more. */
export function cutOff(path: string, moreBytes = 0): string {
  const text = readFileSync(path, 'utf8');
  const end = text.lastIndexOf('{"kind":"check"');
  const cut = text.slice(0, text.indexOf('{"kind":"check"') - moreBytes);
  truncateSync(path, Math.min(end, Buffer.byteLength(cut)));
  return path;
}
