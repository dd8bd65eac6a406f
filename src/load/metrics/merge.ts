import { formatDurationMs } from '../../env/format.ts';
import type { Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';
import { Aggregator } from './aggregator.ts';
import { checkWorkers, delaysOf, isWorkerOfMaster, laterBy, presenceOf } from './merge-workers.ts';
import { readLoadFile, readLoadHeader, type LoadFileContent } from '../record/load-file.ts';
import type { EndReason, LoadHeader, SearchEnd } from '../record/load-record.ts';
import type { LoadResult } from '../record/load-result.ts';
import { differenceOf, wordsOfMix } from './same-run.ts';
import { parseThreshold } from './threshold.ts';

/** More workers than one machine can have, so that the workers of several machines have distinct numbers. */
const workersPerShard = 1000;
const noteworthySkewMs = 1000;

/**
 * Reads the load files of one run, one for each machine, and makes the one result of them: histograms are added up, not
 * averaged, so its percentiles are those of all events together. Throws INPUT, naming the shard, when one is missing,
 * there twice, torn, or of another run. A Locust master may have any number of workers, each present for a different time.
 */
export async function mergeShards(host: Host, paths: readonly string[]): Promise<LoadResult> {
  const headers: LoadHeader[] = [];
  for (const path of paths) headers.push(await readLoadHeader(host, path));
  const [first] = headers;
  if (first === undefined) {
    throw new IqmockError('USAGE', 'There is no load file to read.', {
      hint: 'Name the files that `iqmock load --out` wrote.',
    });
  }
  const isSteered = headers.some(isWorkerOfMaster);
  const delays = isSteered ? delaysOf(headers) : headers.map(() => 0);
  const gathering = new Aggregator(first);
  const files: LoadFileContent[] = [];
  const ends: number[] = [];
  for (const [index, path] of paths.entries()) {
    const delayMs = delays[index] ?? 0;
    const content = await readLoadFile(host, path, {
      slice(interval, worker, { shard }) {
        const slice = laterBy(interval, delayMs);
        ends[index] = Math.max(ends[index] ?? 0, slice.toMs);
        gathering.add(slice, (isSteered ? index : shard.index) * workersPerShard + worker);
      },
    });
    files.push(content);
  }
  if (isSteered && files.length > 1) checkWorkers(files);
  else if (first.shard.of > 1 || files.length > 1) checkShards(files);
  const result = resultOf(files, { first, delays }, gathering);
  return isSteered && files.length > 1 ? withSentences(result, presenceOf(files, { delays, ends })) : result;
}

function checkShards(files: readonly LoadFileContent[]): void {
  const [first] = files;
  const of = first?.header.shard.of ?? 1;
  const byIndex = new Map<number, LoadFileContent>();
  for (const file of files) {
    const difference =
      first === undefined ? undefined : differenceOf(factsOf(first.header), factsOf(file.header));
    if (difference !== undefined)
      throw bad(`${file.path} is of another run than ${first?.path ?? ''}: ${difference}.`);
    const name = shardName(file.header);
    const same = byIndex.get(file.header.shard.index);
    if (same !== undefined) throw bad(`${name} is there twice: ${same.path} and ${file.path}.`);
    if (file.end === undefined)
      throw bad(`${name} (${file.path}) ends in the middle of the run, so its measures are incomplete.`);
    byIndex.set(file.header.shard.index, file);
  }
  const missing = Array.from({ length: of }, (_, index) => index).filter((index) => !byIndex.has(index));
  if (missing.length === 0) return;
  const names = missing.map((index) => index + 1).join(', ');
  throw bad(
    `${missing.length === 1 ? 'Shard' : 'Shards'} ${names} of ${of} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  );
}

/** What must be the same for files to be of one run. */
const factsOf = (header: LoadHeader) => ({
  seed: header.seed,
  'number of shards': header.shard.of,
  scenarios: wordsOfMix(header.mix),
  profile: header.profile,
  load: header.words,
  thresholds: header.thresholds.join(' '),
  'warm-up': formatDurationMs(header.warmUpMs),
});

function shardName({ shard }: LoadHeader): string {
  return `Shard ${shard.index + 1} of ${shard.of}`;
}

function bad(message: string): IqmockError {
  return new IqmockError('INPUT', message, {
    hint: 'Give exactly one complete file of each shard; otherwise the percentiles of a part would be reported as those of the whole.',
  });
}

function resultOf(
  files: readonly LoadFileContent[],
  { first, delays }: { readonly first: LoadHeader; readonly delays: readonly number[] },
  gathering: Aggregator,
): LoadResult {
  const headers = files.map((file) => file.header);
  const sum = (read: (header: LoadHeader) => number): number =>
    headers.reduce((total, header) => total + read(header), 0);
  const startedAt = Math.min(...headers.map((header) => header.startedAt));
  const header: LoadHeader = {
    ...first,
    startedAt,
    maxInFlight: sum((one) => one.maxInFlight),
    maxChats: sum((one) => one.maxChats),
    workers: sum((one) => one.workers),
    shard: { index: 0, of: 1 },
  };
  const ends = files.map((file) => file.end);
  const endedBy = ends.map((end) => end?.endedBy).find((reason): reason is EndReason => reason !== undefined);
  const isTorn = ends.includes(undefined);
  const search = files.length === 1 ? ends[0]?.search : undefined;
  const result = gathering.result({
    header,
    endedAt: Math.max(...ends.map((end) => end?.endedAt ?? startedAt)),
    endedBy,
    // Those of a search were judged at each of its rates.
    thresholds: search === undefined ? header.thresholds.map((text) => parseThreshold(text)) : [],
    isTorn,
    ...(isTorn
      ? {}
      : { activeMs: Math.max(...ends.map((end, index) => (end?.activeMs ?? 0) + (delays[index] ?? 0))) }),
  });
  const whole = search === undefined ? result : withSearch(result, search);
  const skewMs =
    first.worker === undefined ? Math.max(...headers.map((one) => one.startedAt)) - startedAt : 0;
  return withWarnings(whole, isTorn, skewMs);
}

function withSearch(result: LoadResult, { asked, steps, saturated, sentences }: SearchEnd): LoadResult {
  const { header, total, verdict } = result;
  return {
    ...result,
    header: { ...header, asked, durationMs: total.toMs },
    steps,
    verdict: { ...verdict, saturated, sentences },
  };
}

function withWarnings(result: LoadResult, isTorn: boolean, skewMs: number): LoadResult {
  const more = [
    ...(isTorn ? ['A file ends in the middle of the run; this is what was written until then.'] : []),
    ...(skewMs > noteworthySkewMs
      ? [
          `The shards began up to ${formatDurationMs(skewMs)} apart, so the full rate was not reached all the time. Start all of them before their common --start-at.`,
        ]
      : []),
  ];
  const { verdict } = result;
  const exitCode = isTorn ? 3 : verdict.exitCode;
  return withSentences({ ...result, verdict: { ...verdict, exitCode } }, more);
}

function withSentences(result: LoadResult, more: readonly string[]): LoadResult {
  const { verdict } = result;
  return { ...result, verdict: { ...verdict, sentences: [...verdict.sentences, ...more] } };
}
