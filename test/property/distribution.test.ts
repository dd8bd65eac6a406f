import { deflateSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import hdr from 'hdr-histogram-js';
import { describe, expect, it } from 'vitest';
import {
  addDistributions,
  coarsen,
  emptyDistribution,
  meanMs,
  percentileMs,
  type Distribution,
} from '../../src/distribution/distribution.ts';
import { highestAt, longestUs, bucketOf } from '../../src/distribution/layout.ts';
import { Recorder } from '../../src/distribution/recorder.ts';
import { percentilesOf, shownPercentiles } from '../../src/distribution/summary.ts';
import { decodeHdr, encodeHdr } from '../../src/distribution/hdr.ts';

const valueUs = fc.oneof(
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 5_000_000 }),
  fc.integer({ min: 0, max: longestUs }),
);
const values = fc.array(valueUs, { minLength: 1, maxLength: 300 });

describe('a bucket', () => {
  test.prop([valueUs])('holds the value, and no value a thousandth away from it', (value) => {
    const high = highestAt(bucketOf(value));
    expect(high).toBeGreaterThanOrEqual(value);
    expect(high - value).toBeLessThanOrEqual(value / 1000);
    expect(bucketOf(high)).toBe(bucketOf(value));
    if (high < longestUs) expect(bucketOf(high + 1)).toBe(bucketOf(value) + 1);
  });
});

describe('a distribution', () => {
  test.prop([values])('reports the percentiles that hdr-histogram-js reports for the same values', (all) => {
    const theirs = hdr.build({ highestTrackableValue: longestUs, numberOfSignificantValueDigits: 3 });
    for (const value of all) theirs.recordValue(value);
    const ours = record(all);
    for (const percent of shownPercentiles) {
      const expected = Math.min(theirs.getValueAtPercentile(percent), Math.max(...all));
      expect(percentileMs(ours, percent)).toBe(Math.max(expected, Math.min(...all)) / 1000);
    }
    expect(percentileMs(ours, 100)).toBe(Math.max(...all) / 1000);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length / 1000;
    expect(Math.abs(meanMs(ours) - mean)).toBeLessThanOrEqual(mean / 1000 + 0.001);
  });

  test.prop([values])('has the percentiles of the sorted values, to a thousandth', (all) => {
    const sorted = [...all].sort((a, b) => a - b);
    for (const percent of shownPercentiles) {
      const exact = (sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0) / 1000;
      expect(Math.abs(percentileMs(record(all), percent) - exact)).toBeLessThanOrEqual(exact / 1000);
    }
  });

  test.prop([values, values])('added to another is the distribution of all values', (some, others) => {
    expect(addDistributions(record(some), record(others))).toEqual(record([...some, ...others]));
  });

  test.prop([values])('comes back from HDR base64 as it went', (all) => {
    const distribution = record(all);
    expect(decodeHdr(encodeHdr(distribution), distribution)).toEqual(distribution);
  });

  // Files of 0.1 have the range of 2 ** 31 - 1.
  test.prop([values, fc.constantFrom(2 ** 31 - 1, longestUs, 2 ** 40)])(
    'is read from what another HdrHistogram library wrote, whatever its range',
    (all, highestTrackableValue) => {
      const within = all.filter((value) => value <= highestTrackableValue);
      const theirs = hdr.build({ highestTrackableValue, numberOfSignificantValueDigits: 3 });
      for (const value of within) theirs.recordValue(value);
      const distribution = record(within);
      expect(decodeHdr(hdr.encodeIntoCompressedBase64(theirs), distribution)).toEqual(distribution);
    },
  );

  test.prop([values, fc.nat(), fc.nat(255)])(
    'read from damaged text is an error or a distribution',
    (all, at, byte) => {
      const bytes = Buffer.from(encodeHdr(record(all)), 'base64');
      bytes[at % bytes.length] = byte;
      let read: Distribution | undefined;
      try {
        read = decodeHdr(bytes.toString('base64'), record(all));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
      if (read !== undefined) expect(read.count).toBe(read.counts.reduce((sum, held) => sum + held, 0));
    },
  );

  it('counts what is longer than an hour as an hour, and what is below zero as zero', () => {
    const recorder = new Recorder();
    for (const ms of [-1, Number.NaN, 3_599_999, 3_600_001, Number.POSITIVE_INFINITY]) recorder.record(ms);
    const all = recorder.take();
    expect(all).toMatchObject({ count: 5, minUs: 0, maxUs: longestUs });
    expect(percentileMs(all, 99)).toBe(3_600_000);
    expect(decodeHdr(encodeHdr(all), all)).toEqual(all);
  });

  it('without values has no percentiles, and is an empty text', () => {
    expect(percentilesOf(emptyDistribution)).toBeUndefined();
    expect(encodeHdr(emptyDistribution)).toBe('');
    expect(decodeHdr('', { minUs: 0, maxUs: 0 })).toEqual(emptyDistribution);
  });

  it('does not read what unfolds to more than a histogram of an hour', () => {
    const body = deflateSync(Buffer.alloc(10_000_000));
    const head = Buffer.alloc(8);
    head.writeUInt32BE(0x1c849314, 0);
    head.writeUInt32BE(body.length, 4);
    const text = Buffer.concat([head, body]).toString('base64');
    expect(() => decodeHdr(text, { minUs: 0, maxUs: 0 })).toThrow();
  });

  test.prop([
    fc.array(fc.tuple(valueUs, fc.integer({ min: 1, max: 2 ** 40 })), { minLength: 1, maxLength: 40 }),
  ])('means to other HdrHistogram libraries what it means to us, whatever the counts', (pairs) => {
    const sorted = [...new Map(pairs.map(([value, count]) => [bucketOf(value), count]))].sort(
      ([a], [b]) => a - b,
    );
    const [places, counts] = [sorted.map(([place]) => place), sorted.map(([, count]) => count)];
    const count = counts.reduce((sum, one) => sum + one, 0);
    const maxUs = highestAt(places.at(-1) ?? 0);
    const text = encodeHdr({ count, minUs: 0, maxUs, places, counts });
    const theirs = hdr.decodeFromCompressedBase64(text, 64);
    expect(theirs.totalCount).toBe(count);
    expect(theirs.maxValue).toBe(maxUs);
    for (const percent of shownPercentiles) {
      expect(theirs.getValueAtPercentile(percent) / 1000).toBe(
        percentileMs({ count, minUs: 0, maxUs, places, counts }, percent),
      );
    }
  });

  test.prop([values, values])(
    'made coarse keeps every value to within a hundredth or 8 µs, and still adds up',
    (some, others) => {
      const coarse = coarsen(record(some));
      for (const percent of [...shownPercentiles, 100]) {
        const exact = percentileMs(record(some), percent);
        const rough = percentileMs(coarse, percent);
        expect(rough - exact).toBeGreaterThanOrEqual(0);
        expect(rough - exact).toBeLessThanOrEqual(Math.max(0.008, exact / 100));
      }
      expect(addDistributions(coarse, coarsen(record(others)))).toEqual(
        coarsen(record([...some, ...others])),
      );
    },
  );

  test.prop([values])('can be read at any time; it is taken once, and the recorder starts anew', (all) => {
    const recorder = new Recorder();
    for (const value of all) recorder.record(value / 1000);
    expect(recorder.read()).toEqual(record(all));
    expect(recorder.take()).toEqual(record(all));
    expect(recorder.take().count).toBe(0);
    recorder.record(1);
    expect(recorder.take()).toEqual(record([1000]));
  });
});

function record(valuesUs: readonly number[]): Distribution {
  const recorder = new Recorder();
  for (const value of valuesUs) recorder.record(value / 1000);
  return recorder.take();
}
