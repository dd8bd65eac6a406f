import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { locustPrograms } from '../support/locust/master.ts';
import {
  countsOfCsv,
  countsOfSeen,
  expectEnded,
  expectSound,
  startHeadless,
  startScene,
  startWorker,
} from '../support/locust/scene.ts';

describe.each(locustPrograms)('a master of %s', { timeout: 120_000 }, (program) => {
  test('counts what the consumer got, to the event and per type, the last answers too', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 700 }) });
    const master = startHeadless(scene, { users: 12, seconds: 4, workers: 2, csv: 'slow' });
    const workers = ['a', 'b'].map((name) => startWorker(scene, name));
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(...workers);
    expect(countsOfCsv(scene, 'slow')).toEqual(countsOfSeen(scene.consumer.seen));
    expectSound(scene);
  });

  test('takes several workers of one command, whose files are merged to the event', async () => {
    const scene = await startScene(program);
    const master = startHeadless(scene, { users: 12, seconds: 4, workers: 2, csv: 'several' });
    // Both have the same name here.
    const both = startWorker(scene, 'run', ['--speed', '20', '--workers', '2']);
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(both);
    const files = ['run-1.ndjson', 'run-2.ndjson'];
    const report = await runCli(['report', ...files, '--format', 'json=merged.json'], { cwd: scene.folder });
    expect(report.exitCode, report.stderr).toBe(0);
    const text = readFileSync(join(scene.folder, 'merged.json'), 'utf8');
    for (const file of files) expect(text).toContain(`Worker ${file} was there from `);
    const merged = JSON.parse(text) as { counts: { sent: number } };
    expect(merged.counts.sent).toBe(scene.consumer.seen.length);
    expect(countsOfCsv(scene, 'several')).toEqual(countsOfSeen(scene.consumer.seen));
    expectSound(scene);
  });
});
