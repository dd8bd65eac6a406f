import { emptyDistribution, type Distribution } from './distribution.ts';
import { decodeHdr, encodeHdr } from './hdr.ts';
import type { PackedDistribution, PackedType, SliceRecord } from './load-record.ts';
import type { Slice, TypeSlice } from './slice.ts';

/** A slice as a line of a load file. */
export function packSlice(slice: Slice, worker: number): SliceRecord {
  const { types, lateness, probes, ...plain } = slice;
  return {
    kind: 'slice',
    worker,
    ...plain,
    types: mapValues(types, packType),
    lateness: packDistribution(lateness),
    probes: packDistribution(probes),
  };
}

/** A slice from a line of a load file. Throws an Error if a histogram cannot be read. */
export function unpackSlice(record: SliceRecord): Slice {
  const { fromMs, toMs, counts, dropped, statuses, errors, types, lateness, probes, gauges, strain } = record;
  return structuredClone({
    fromMs,
    toMs,
    counts,
    dropped,
    statuses,
    errors,
    gauges,
    strain,
    types: mapValues(types, unpackType),
    lateness: unpackDistribution(lateness),
    probes: unpackDistribution(probes),
  });
}

function packType({ fromDue, fromSend, ...counts }: TypeSlice): PackedType {
  return { ...counts, fromDue: packDistribution(fromDue), fromSend: packDistribution(fromSend) };
}

function unpackType({ fromDue, fromSend, ...counts }: PackedType): TypeSlice {
  return { ...counts, fromDue: unpackDistribution(fromDue), fromSend: unpackDistribution(fromSend) };
}

function packDistribution(distribution: Distribution): PackedDistribution {
  const { count, minUs, maxUs } = distribution;
  return { count, minUs, maxUs, hdr: encodeHdr(distribution) };
}

function unpackDistribution({ minUs, maxUs, hdr, count }: PackedDistribution): Distribution {
  return count === 0 ? emptyDistribution : decodeHdr(hdr, { minUs, maxUs });
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
