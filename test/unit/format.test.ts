import { describe, expect, test } from 'vitest';
import {
  countOf,
  formatBytes,
  formatDurationMs,
  formatNumber,
  formatRate,
  formatShare,
} from '../../src/env/format.ts';
import { tryParseDurationMs } from '../../src/env/units.ts';

describe('numbers for people', () => {
  test.each([
    [0, '0ms'],
    [0.4321, '0.432ms'],
    [12.06, '12.1ms'],
    [999.6, '1s'],
    [1500, '1.5s'],
    [59_960, '1m00s'],
    [123_000, '2m03s'],
    [3_600_000, '1h00m'],
    [5_403_000, '1h30m03s'],
  ])('%d ms is %s, which a flag takes too', (ms, text) => {
    expect(formatDurationMs(ms)).toBe(text);
    expect(Math.abs((tryParseDurationMs(text) ?? NaN) - ms)).toBeLessThanOrEqual(ms * 0.005);
  });

  test.each([
    [999, '999 B'],
    [16_384, '16.4 kB'],
    [999_600, '1 MB'],
    [10_000_000, '10 MB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test.each([
    [0.00005, '0.005%'],
    [0.5, '50%'],
    [0.99999, '99.999%'],
    [0.999999999, '>99.9999%'],
    [1, '100%'],
  ])('a share of %d is %s', (share, text) => expect(formatShare(share)).toBe(text));

  test('counts and rates separate thousands', () => {
    expect([countOf(1, 'chat'), countOf(12_000, 'chat'), countOf(2, 'try', 'tries')]).toEqual([
      '1 chat',
      '12,000 chats',
      '2 tries',
    ]);
    expect([formatNumber(0.4567), formatRate(0.5, 'chats')]).toEqual(['0.457', '0.5 chats/s']);
  });
});
