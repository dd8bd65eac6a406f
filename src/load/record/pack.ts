import { emptyDistribution, type Distribution } from '../../distribution/distribution.ts';
import { decodeHdr, encodeHdr } from '../../distribution/hdr.ts';
import type { LoadEnd, PackedCounts, PackedDistribution, PackedType, SliceRecord } from './load-record.ts';
import type { LoadResult } from './load-result.ts';
import { emptyCounts, type Counts, type Interval, type TypeInterval } from '../metrics/interval.ts';

/** A slice as a line of a load file. */
export function packSlice(slice: Interval, worker: number): SliceRecord {
  const steps = packInSteps(slice, worker);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, one type of event at a time: most of the work is packing its histograms. */
export function* packInSteps(slice: Interval, worker: number): Generator<void, SliceRecord> {
  const { types, faults, lateness, probes, ...plain } = slice;
  const packed = new Map<string, PackedType>();
  for (const [name, type] of types) {
    packed.set(name, packType(type));
    yield;
  }
  return {
    kind: 'slice',
    worker,
    ...plain,
    types: Object.fromEntries(packed),
    faults: Object.fromEntries(faults),
    lateness: packDistribution(lateness),
    probes: packDistribution(probes),
  };
}

/** What is known at the end of a run, as the last line of its load file; `slices` counts the lines with slices. */
export function packEnd(result: LoadResult, slices: number): LoadEnd {
  const { header, steps, verdict, endedAt, endedBy, activeMs } = result;
  const { saturated, sentences } = verdict;
  return {
    kind: 'load-end',
    endedAt,
    activeMs,
    slices,
    ...(endedBy === undefined ? {} : { endedBy }),
    ...(steps === undefined ? {} : { search: { asked: header.asked, steps, saturated, sentences } }),
  };
}

/** A slice from a line of a load file. Throws an Error if something is missing, or a histogram cannot be read. */
export function unpackSlice(record: SliceRecord): Interval {
  const { fromMs, toMs, counts, dropped, statuses, errors, types, lateness, probes, gauges } = record;
  const { faults = {}, strain, generatorLoad = strain } = record;
  if (generatorLoad === undefined) throw new Error('generatorLoad is missing');
  return structuredClone({
    fromMs,
    toMs,
    counts: unpackCounts(counts),
    faults: new Map(Object.entries(faults)),
    dropped,
    statuses,
    errors,
    gauges,
    generatorLoad,
    types: new Map(Object.entries(types).map(([name, type]) => [name, unpackType(type)])),
    lateness: unpackDistribution(lateness),
    probes: unpackDistribution(probes),
  });
}

function unpackCounts({ chatsBorn: chatsStarted = 0, ...counts }: PackedCounts): Counts {
  return { ...emptyCounts(), chatsStarted, ...counts };
}

function packType({ fromDue, fromSend, ...counts }: TypeInterval): PackedType {
  return { ...counts, fromDue: packDistribution(fromDue), fromSend: packDistribution(fromSend) };
}

function unpackType({ fromDue, fromSend, ...counts }: PackedType): TypeInterval {
  return {
    excused: 0,
    ...counts,
    fromDue: unpackDistribution(fromDue),
    fromSend: unpackDistribution(fromSend),
  };
}

function packDistribution(distribution: Distribution): PackedDistribution {
  const { count, minUs, maxUs } = distribution;
  return { count, minUs, maxUs, hdr: encodeHdr(distribution) };
}

function unpackDistribution({ minUs, maxUs, hdr, count }: PackedDistribution): Distribution {
  return count === 0 ? emptyDistribution : decodeHdr(hdr, { minUs, maxUs });
}
