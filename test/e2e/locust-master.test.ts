import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { locustfile } from '../../src/cli/locustfile.ts';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { startKeeper, type SeenEvent } from '../support/keeper.ts';
import { freePort } from '../support/free-port.ts';

const program = process.env['IQMOCK_TEST_LOCUST'] ?? 'locust';
const isThere = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0;
if (!isThere)
  console.warn(
    'No locust is found (IQMOCK_TEST_LOCUST, or on the PATH): tests against a real master are skipped.',
  );

/** A headless master for so many seconds; `ended` resolves with its exit code. */
function startMaster(folder: string, port: string, seconds: number, csv: string) {
  writeFileSync(join(folder, 'locustfile.py'), locustfile);
  const load = ['--users', '6', '--spawn-rate', '6', '--run-time', `${seconds}s`, '--expect-workers', '2'];
  const listen = ['--master', '--headless', '--master-bind-host', '127.0.0.1', '--master-bind-port', port];
  const child = spawn(program, [...listen, ...load, '--csv', csv], { cwd: folder, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (text: Buffer) => (log += text.toString()));
  child.stdout.resume();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, log: () => log };
}

/** Requests by type of event, as the master's CSV has them. */
function csvCounts(folder: string, csv: string): Map<string, number> {
  const lines = readFileSync(join(folder, `${csv}_stats.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const rows = lines.map((line) => line.split(','));
  return new Map(
    rows.filter(([scenario]) => scenario !== '').map(([, type = '', count]) => [type, Number(count)]),
  );
}

function countsOf(seen: readonly SeenEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of seen) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function repeatedIds(seen: readonly SeenEvent[]): number {
  const ids = seen.map(({ id }) => id).filter((id) => id !== 0);
  return ids.length - new Set(ids).size;
}

const worker = (to: string, port: string): string[] => [
  'load',
  'support-chat',
  '--to',
  to,
  '--locust',
  `127.0.0.1:${port}`,
  '--speed',
  '20',
  '--quiet',
];

test.skipIf(!isThere)(
  'a master counts what the consumer got, to the event and per type',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    const { port: to, seen } = await startKeeper(() => ({ delayMs: 700 }));
    const port = String(await freePort());
    const master = startMaster(folder, port, 6, 'slow');
    const workers = [1, 2].map(() => startCli(worker(to, port)));
    expect(await master.ended, master.log()).toBe(0);
    for (const { ended } of workers) {
      const { exitCode, stdout, stderr } = await ended;
      expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(sorted(csvCounts(folder, 'slow'))).toEqual(sorted(countsOf(seen)));
    expect(repeatedIds(seen)).toBe(0);
  },
);

test.skipIf(!isThere)(
  'workers go on with a new master, and no id comes again',
  { timeout: 180_000 },
  async () => {
    const folder = temporaryFolder();
    const { port: to, seen } = await startKeeper();
    const port = String(await freePort());
    const first = startMaster(folder, port, 600, 'first');
    const stays = startCli(worker(to, port));
    const goes = startCli(worker(to, port));
    await until(() => seen.length > 50);
    goes.child.kill('SIGTERM');
    expect((await goes.ended).exitCode).toBe(0);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = startMaster(folder, port, 5, 'second');
    const joins = startCli(worker(to, port));
    expect(await second.ended, second.log()).toBe(0);
    for (const { ended } of [stays, joins]) expect((await ended).exitCode).toBe(0);
    expect([...csvCounts(folder, 'second').values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(
      50,
    );
    expect(repeatedIds(seen)).toBe(0);
  },
);

test.skipIf(!isThere)(
  'several workers are started by one command, and their files are merged to the event',
  { timeout: 180_000 },
  async () => {
    const folder = temporaryFolder();
    const { port: to, seen } = await startKeeper();
    const port = String(await freePort());
    const master = startMaster(folder, port, 10, 'several');
    const both = startCli([...worker(to, port), '--workers', '2', '--out', 'run.ndjson'], { cwd: folder });
    expect(await master.ended, master.log()).toBe(0);
    const { exitCode, stderr } = await both.ended;
    expect(exitCode, stderr).toBe(0);
    const files = ['run-1.ndjson', 'run-2.ndjson'];
    const report = await startCli(['report', ...files, '--format', 'json=merged.json'], { cwd: folder })
      .ended;
    expect(report.exitCode, report.stderr).toBe(0);
    const text = readFileSync(join(folder, 'merged.json'), 'utf8');
    for (const file of files) expect(text).toContain(`Worker ${file} was there from `);
    const merged = JSON.parse(text) as { counts: { sent: number } };
    expect(merged.counts.sent).toBe(seen.length);
    expect(sorted(csvCounts(folder, 'several'))).toEqual(sorted(countsOf(seen)));
    expect(repeatedIds(seen)).toBe(0);
  },
);

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 600 && !holds(); waited++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(holds()).toBe(true);
}
