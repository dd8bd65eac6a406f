import { fc, test } from '@fast-check/vitest';
import hdr from 'hdr-histogram-js';
import { describe, expect } from 'vitest';
import {
  addDistributions,
  highestAt,
  longestUs,
  meanMs,
  percentileMs,
  placeOf,
  Recorder,
  shownPercentiles,
  type Distribution,
} from '../../src/load/distribution.ts';
import { decodeHdr, encodeHdr } from '../../src/load/hdr.ts';

const valueUs = fc.oneof(
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 5_000_000 }),
  fc.integer({ min: 0, max: longestUs }),
);
const values = fc.array(valueUs, { minLength: 1, maxLength: 300 });

describe('a bucket', () => {
  test.prop([valueUs])('holds the value, and no value a thousandth away from it', (value) => {
    const high = highestAt(placeOf(value));
    expect(high).toBeGreaterThanOrEqual(value);
    expect(high - value).toBeLessThanOrEqual(value / 1000);
    expect(placeOf(high)).toBe(placeOf(value));
    if (high < longestUs) expect(placeOf(high + 1)).toBe(placeOf(value) + 1);
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

  test.prop([values, values])('added to another is the distribution of all values', (some, others) => {
    expect(addDistributions(record(some), record(others))).toEqual(record([...some, ...others]));
  });

  test.prop([values])('comes back from HDR base64 as it went', (all) => {
    const distribution = record(all);
    expect(decodeHdr(encodeHdr(distribution), distribution)).toEqual(distribution);
  });

  test.prop([values])('is taken once: the recorder starts anew', (all) => {
    const recorder = new Recorder();
    for (const value of all) recorder.record(value / 1000);
    recorder.take();
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
