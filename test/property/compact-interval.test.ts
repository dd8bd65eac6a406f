import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { compact, expand } from '../../src/load/metrics/compact.ts';
import { longestUs } from '../../src/distribution/layout.ts';
import { Recorder } from '../../src/distribution/recorder.ts';
import { emptyInterval } from '../../src/load/metrics/interval.ts';

const times = fc.array(fc.nat(longestUs), { maxLength: 200 });

function distributionOf(us: readonly number[], factor = 1) {
  const recorder = new Recorder();
  for (const one of us) recorder.record(one / 1000);
  const { counts, count, ...rest } = recorder.take();
  return { ...rest, count: count * factor, counts: counts.map((held) => held * factor) };
}

test.prop([times, times, times, fc.integer({ min: 1, max: 2 ** 40 })])(
  'a slice that was laid into bytes comes back as it was',
  (fromDue, fromSend, lateness, factor) => {
    const slice = {
      ...emptyInterval(3, 1003),
      lateness: distributionOf(lateness, factor),
      types: new Map([
        [
          'typing',
          {
            delivered: 1,
            refused: 2,
            failed: 3,
            excused: 4,
            fromDue: distributionOf(fromDue),
            fromSend: distributionOf(fromSend),
          },
        ],
      ]),
    };
    expect(expand(compact(slice))).toEqual(slice);
  },
);
