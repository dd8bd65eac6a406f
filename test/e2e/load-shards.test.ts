import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDistributions, emptyDistribution, percentileMs } from '../../src/distribution/distribution.ts';
import { shownPercentiles } from '../../src/distribution/summary.ts';
import { decodeHdr } from '../../src/distribution/hdr.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { createIdleHost } from '../support/idle-host.ts';
import { startKeeper } from '../support/keeper.ts';

interface Report {
  readonly counts: Record<string, number>;
  readonly all: { fromDueMs: { min: number; max: number; count: number } & Record<string, number> };
  readonly hdr: { fromDue: string };
  readonly achievedPerSecond: number;
}

test('three machines send disjoint parts of one run together, and merge into it exactly', async () => {
  const folder = temporaryFolder();
  const host = createIdleHost();
  const { port, seen } = await startKeeper();
  const startAt = new Date(host.clock.now() + 6000).toISOString();
  const shared = [
    'load',
    'support-chat',
    '--to',
    port,
    '--rate',
    '150/s',
    '--duration',
    '3s',
    '--seed',
    '11',
    '--start-at',
    startAt,
  ];
  // One by flag, two as an Indexed Job of Kubernetes starts them.
  const runs = [
    runCli([...shared, '--shard', '1/3', '--out', 'shard-0.ndjson', '--report', 'json=shard-0.json'], {
      cwd: folder,
      host,
    }),
    ...[1, 2].map((index) =>
      runCli([...shared, '--out', `shard-${index}.ndjson`, '--report', `json=shard-${index}.json`], {
        cwd: folder,
        host,
        env: { JOB_COMPLETION_INDEX: String(index), JOB_COMPLETIONS: '3' },
      }),
    ),
  ];
  for (const { exitCode, stderr } of await Promise.all(runs)) expect(exitCode, stderr).toBe(0);

  // Every event once, and no id of one machine is used by another.
  const bodies = seen.map(({ body }) => body);
  const events = bodies.map(
    (body) => (JSON.parse(body) as { ChatEvent: { Id: number; ChatId: number } }).ChatEvent,
  );
  expect(events.length).toBe(450);
  const ids = events.map(({ Id }) => Id).filter((id) => id !== 0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(bodies).size).toBe(450);
  const machinesOfChats = new Map<number, Set<number>>();
  for (const { Id, ChatId } of events) {
    const machines = machinesOfChats.get(ChatId) ?? new Set();
    machinesOfChats.set(ChatId, machines);
    if (Id !== 0) machines.add(Id % 3);
  }
  expect([...machinesOfChats.values()].every((machines) => machines.size <= 1)).toBe(true);
  expect(new Set([...machinesOfChats.values()].flatMap((machines) => [...machines])).size).toBe(3);

  // The merged percentiles are those of all values together, not of their averages.
  const names = [0, 1, 2].map((index) => `shard-${index}`);
  const merged = await runCli(['report', ...names.map((name) => `${name}.ndjson`), '--format', 'json'], {
    cwd: folder,
  });
  expect(merged.exitCode, merged.stderr).toBe(0);
  const whole = JSON.parse(merged.stdout) as Report;
  expect(whole.counts).toMatchObject({ asked: 450, sent: 450, delivered: 450 });
  expect(whole.achievedPerSecond).toBeCloseTo(150, 5);
  let sum = emptyDistribution;
  for (const name of names) {
    const { all, hdr } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Report;
    expect(all.fromDueMs.count).toBe(150);
    sum = addDistributions(
      sum,
      decodeHdr(hdr.fromDue, { minUs: all.fromDueMs.min * 1000, maxUs: all.fromDueMs.max * 1000 }),
    );
  }
  for (const percent of shownPercentiles) {
    expect(whole.all.fromDueMs[`p${String(percent).replace('.', '')}`]).toBe(percentileMs(sum, percent));
  }

  // A part is not told as the whole.
  const partial = await runCli(['report', 'shard-0.ndjson', 'shard-2.ndjson'], { cwd: folder });
  expect(partial.exitCode).toBe(2);
  expect(partial.stderr).toMatch(/Shard 2 of 3 is missing/);
  writeFileSync(join(folder, 'twice.ndjson'), readFileSync(join(folder, 'shard-0.ndjson')));
  const twice = await runCli(['report', ...names.map((name) => `${name}.ndjson`), 'twice.ndjson'], {
    cwd: folder,
  });
  expect(twice.stderr).toMatch(/Shard 1 of 3 is there twice/);
}, 120_000);
