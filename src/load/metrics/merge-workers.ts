import { formatDurationMs } from '../../env/format.ts';
import { IqmockError } from '../../errors.ts';
import type { LoadFileContent } from '../record/load-file.ts';
import type { LoadHeader } from '../record/load-record.ts';
import type { Interval } from './interval.ts';
import { differenceOf, wordsOfMix } from './same-run.ts';

/** Whether a file is of a worker that a Locust master steered: such workers join and leave at different times. */
export function isWorkerOfMaster({ worker }: LoadHeader): boolean {
  return worker !== undefined;
}

/** How much later than the first worker each one began, in milliseconds. */
export function delaysOf(headers: readonly LoadHeader[]): readonly number[] {
  const first = Math.min(...headers.map(({ startedAt }) => startedAt));
  return headers.map(({ startedAt }) => startedAt - first);
}

/** A slice as it lies in the time of the first worker. */
export function laterBy(slice: Interval, delayMs: number): Interval {
  return delayMs === 0 ? slice : { ...slice, fromMs: slice.fromMs + delayMs, toMs: slice.toMs + delayMs };
}

/** Throws INPUT when files are not of workers that sent the same, or when one of them is there twice. */
export function checkWorkers(files: readonly LoadFileContent[]): void {
  const [first] = files;
  const byWorker = new Map<string, LoadFileContent>();
  for (const file of files) {
    const { worker } = file.header;
    if (worker === undefined || first === undefined) {
      throw refused(`${file.path} is not of a worker of a Locust master, and another file is.`);
    }
    const difference = differenceOf(factsOf(first.header), factsOf(file.header));
    if (difference !== undefined)
      throw refused(`${file.path} is of another run than ${first.path}: ${difference}.`);
    const other = byWorker.get(worker);
    if (other !== undefined) throw refused(`${other.path} and ${file.path} are of the same worker.`);
    byWorker.set(worker, file);
  }
}

/** Says when each worker was there, and which of them ended without a word. */
export function presenceOf(
  files: readonly LoadFileContent[],
  { delays, ends }: { readonly delays: readonly number[]; readonly ends: readonly number[] },
): string[] {
  return files.map(({ path, end }, index) => {
    const from = delays[index] ?? 0;
    const to = Math.max(from, ends[index] ?? 0);
    const torn = end === undefined ? '; its file ends in the middle of the run' : '';
    return `Worker ${path} was there from ${formatDurationMs(from)} to ${formatDurationMs(to)}${torn}.`;
  });
}

/** What workers of one run have in common. Their seeds differ. */
const factsOf = ({ mix, profile, model, thresholds }: LoadHeader) => ({
  scenarios: wordsOfMix(mix),
  profile,
  model,
  thresholds: thresholds.join(' '),
});

function refused(message: string): IqmockError {
  return new IqmockError('INPUT', message, {
    hint: 'Give the files that workers of one run wrote with --out, each once.',
  });
}
