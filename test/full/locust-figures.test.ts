import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { percentileMs } from '../../src/distribution/distribution.ts';
import { latencyOf, type Interval } from '../../src/load/metrics/interval.ts';
import { mergeShards } from '../../src/load/metrics/merge.ts';
import { freePort } from '../support/free-port.ts';
import { runCli } from '../support/cli.ts';
import { host } from '../support/load-files.ts';
import { locustPrograms, readCsvFile } from '../support/locust/master.ts';
import {
  countsOfCsv,
  countsOfSeen,
  expectEnded,
  expectSound,
  startHeadless,
  startScene,
  startWorker,
  sumOf,
  type Scene,
} from '../support/locust/scene.ts';

/** What the workers measured, merged exactly. */
async function merge({ folder }: Scene, ...names: readonly string[]): Promise<Interval> {
  const { total } = await mergeShards(
    host,
    names.map((name) => join(folder, `${name}.ndjson`)),
  );
  return total;
}

const percentiles = ['50%', '66%', '75%', '80%', '90%', '95%', '98%', '99%', '99.9%', '99.99%', '100%'];

/** By how many milliseconds Locust's percentiles are off, beyond what three digits allow. */
function deviations(scene: Scene, csv: string, merged: Interval, from: 'fromDue' | 'fromSend'): number[] {
  return readCsvFile(scene.folder, csv).flatMap(({ type, columns }) =>
    percentiles.map((column) => {
      const percent = Number.parseFloat(column);
      const exact = latencyOf(merged, from, type);
      // Where a rank is a whole number, Locust takes the one above.
      const [low, high] = [percent, percent + 100 / exact.count].map((one) => percentileMs(exact, one));
      const ms = Number(columns.get(column));
      return Math.max((low ?? NaN) * 0.999 - ms, ms - (high ?? NaN) * 1.001, 0);
    }),
  );
}

/** Delays that spread evenly over a range, in an order that looks random. */
const spreadDelays = (nth: number) => ({ delayMs: 5 + ((nth * 7919) % 300) });

describe.each(locustPrograms)('a master of %s', { timeout: 240_000 }, (program) => {
  test('has the percentiles of the merged files, to a millisecond and three digits', async () => {
    const scene = await startScene(program, { answer: spreadDelays });
    const master = startHeadless(scene, { users: 40, seconds: 30, workers: 2, csv: 'run' });
    const workers = ['a', 'b'].map((name) => startWorker(scene, name));
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(...workers);
    const merged = await merge(scene, 'a', 'b');
    expect(merged.counts.sent).toBe(scene.consumer.seen.length);
    const off = deviations(scene, 'run', merged, 'fromSend');
    expect(off.length).toBeGreaterThan(90);
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expectSound(scene);
  });

  test('--per-user: the rate of all users, whatever the consumer takes', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 100 }) });
    const master = startHeadless(scene, { users: 5, seconds: 20, workers: 2, csv: 'run' });
    const workers = ['a', 'b'].map((name) => startWorker(scene, name, ['--per-user', '10/s']));
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(...workers);
    const { counts } = await merge(scene, 'a', 'b');
    expect(counts.asked).toBe(counts.sent);
    expect(counts.asked).toBe(sumOf(countsOfCsv(scene, 'run')));
    expect(counts.asked).toBeGreaterThan(0.85 * 5 * 10 * 20);
    expect(counts.asked).toBeLessThan(1.15 * 5 * 10 * 20);
    expect(countsOfCsv(scene, 'run')).toEqual(countsOfSeen(scene.consumer.seen));
    expectSound(scene);
  });

  test('--per-user: latency is from when an event was due, also where it had to wait', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 100 }) });
    const master = startHeadless(scene, { users: 4, seconds: 15, workers: 1, csv: 'run' });
    // Two at once are 20 events a second, half of what is asked.
    const worker = startWorker(scene, 'a', ['--per-user', '10/s', '--concurrency', '2']);
    expect(await master.ended, master.log()).toBe(0);
    await worker.ended;
    const merged = await merge(scene, 'a');
    expect(Math.max(...deviations(scene, 'run', merged, 'fromDue'))).toBeLessThanOrEqual(1);
    for (const { columns } of readCsvFile(scene.folder, 'run'))
      expect(Number(columns.get('95%'))).toBeGreaterThan(500);
    expect(countsOfCsv(scene, 'run')).toEqual(countsOfSeen(scene.consumer.seen));
    expect(merged.counts.asked).toBeGreaterThan(merged.counts.begun);
    expectSound(scene);
  });
});

test('without a master for a minute: exit code 3, with a hint', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const { exitCode, stderr } = await runCli(['load', '--to', '1', '--locust', `127.0.0.1:${port}`]);
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`No Locust master answered at 127.0.0.1:${port} within 60 s.`);
  expect(stderr).toContain('iqmock init --locust');
});
