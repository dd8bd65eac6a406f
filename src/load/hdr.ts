import hdr from 'hdr-histogram-js';
import { emptyDistribution, highestAt, longestUs, type Distribution } from './distribution.ts';

/**
 * A distribution in HdrHistogram's compressed base64 (V2), which every HdrHistogram library reads; values are
 * microseconds. An empty text when there are no values.
 */
export function encodeHdr(distribution: Distribution): string {
  if (distribution.count === 0) return '';
  const histogram = hdr.build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: longestUs,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 'packed',
  });
  distribution.places.forEach((place, index) => {
    histogram.recordValueWithCount(highestAt(place), distribution.counts[index] ?? 0);
  });
  return hdr.encodeIntoCompressedBase64(histogram);
}

/**
 * Reads a distribution back. HdrHistogram keeps the buckets but not the exact smallest and largest values, which are
 * written beside it. Throws an Error if the text is not an HDR histogram of this precision.
 */
export function decodeHdr(base64: string, exact: { minUs: number; maxUs: number }): Distribution {
  if (base64 === '') return emptyDistribution;
  const histogram = hdr.decodeFromCompressedBase64(base64, 64);
  if (!(histogram instanceof hdr.JsHistogram) || histogram.numberOfSignificantValueDigits !== 3) {
    throw new Error('not an HDR histogram with three significant digits');
  }
  const places: number[] = [];
  const counts: number[] = [];
  for (let place = 0; place < histogram.countsArrayLength; place++) {
    const held = histogram.getCountAtIndex(place);
    if (held === 0) continue;
    places.push(place);
    counts.push(held);
  }
  return { count: histogram.totalCount, minUs: exact.minUs, maxUs: exact.maxUs, places, counts };
}
