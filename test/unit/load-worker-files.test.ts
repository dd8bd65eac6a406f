import { describe, expect, test } from 'vitest';
import { summarizeDistribution } from '../../src/distribution/summary.ts';
import { latencyOf } from '../../src/load/metrics/interval.ts';
import { mergeShards } from '../../src/load/metrics/merge.ts';
import { cutOff, host, write } from '../support/load-files.ts';
import { headerOf, times, type Second } from '../support/load-result.ts';

describe('workers of a Locust master', () => {
  const at = headerOf().startedAt;
  const worker = (name: string, delayMs: number, seconds: readonly Second[]) =>
    write(seconds, { worker: name, startedAt: at + delayMs, model: 'closed', unit: 'users', durationMs: 0 });

  test('merge exactly, however many there are, each in the time in which it was there', async () => {
    const files = [
      await worker('b', 2000, times(2, { latenciesMs: [100, 200] })),
      await worker('a', 0, times(5, { latenciesMs: [1, 2, 3] })),
      await worker('c', 4000, times(3, { latenciesMs: [5000] })),
    ];
    const { total, slices, verdict, activeMs } = await mergeShards(host, files);
    expect(total.counts.sent).toBe(4 + 15 + 3);
    expect(slices.map(({ counts }) => counts.sent)).toEqual([3, 3, 5, 5, 4, 1, 1]);
    expect(activeMs).toBe(7000);
    const merged = latencyOf(total, 'fromDue');
    expect(merged.count).toBe(22);
    expect(summarizeDistribution(merged)).toMatchObject({ min: 1, max: 5000 });
    const said = verdict.sentences.join(' ');
    expect(said).toContain(`Worker ${files[0]} was there from 2s to 4s.`);
    expect(said).toContain(`Worker ${files[2]} was there from 4s to 7s.`);
    expect(said).not.toContain('shards');
  });

  test('one that was killed counts as far as its file goes, and is named', async () => {
    const torn = cutOff(await worker('b', 1000, times(3, { latenciesMs: [7] })));
    const { verdict } = await mergeShards(host, [await worker('a', 0, times(4, { latenciesMs: [1] })), torn]);
    expect(verdict.exitCode).toBe(3);
    expect(verdict.sentences.join(' ')).toContain(`Worker ${torn} was there from 1s to 4s; its file ends`);
  });

  test.each([
    ['there twice', { worker: 'a' }, /are of the same worker/],
    ['of another run', { worker: 'b', profile: '2018' }, /another run.*profile is 2018/],
    ['no worker', {}, /not of a worker of a Locust master/],
  ])('fail loudly: one that is %s', async (_what, more, message) => {
    const files = [await worker('a', 0, []), await write([], { model: 'closed', unit: 'users', ...more })];
    await expect(mergeShards(host, files)).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringMatching(message) as string,
    });
  });
});
