import { describe, expect, it } from 'vitest';
import { encodeBody } from '../../src/model/encode.ts';
import { eraOfSample, samples } from '../support/samples.ts';

/** Samples 8 to 11 are hand-made copies whose message row is of another era: the law does not cover them. */
const covered = samples.filter(({ number }) => number <= 7 || number === 12);

describe('golden: a documented sample, loaded and encoded again with its era, is byte-equal', () => {
  it('covers eight samples in all four eras', () => {
    expect(covered).toHaveLength(8);
    expect(new Set(covered.map(({ number }) => eraOfSample[number]))).toEqual(
      new Set(['2018', '2021', '2022', '2023']),
    );
  });

  it.each(covered)('sample $name', ({ number, body, compact }) => {
    const era = eraOfSample[number];
    if (era === undefined) throw new Error(`sample ${number} has no era`);
    const shuffled = reverseKeys(body) as typeof body;
    expect(Buffer.from(encodeBody(era, shuffled)).toString('utf8')).toBe(compact);
  });
});

/** The same values with all keys in the opposite order, so that only the profile can bring the order back. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reverseKeys(inner)]),
  );
}
