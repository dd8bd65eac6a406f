import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startCli, temporaryFolder, type Running } from '../cli.ts';
import { freePort } from '../free-port.ts';
import {
  headless,
  readCsvFile,
  startMaster,
  webApi,
  type CsvRow,
  type Master,
  type WebApi,
} from './master.ts';
import { startRecorder, type Answer, type RecordedEvent, type Recorder } from './recorder.ts';

/** A consumer, and the address at which masters come and go. */
export interface Scene {
  readonly folder: string;
  readonly port: number;
  readonly consumer: Recorder;
  readonly program: string;
}

/** What a scene has besides its master. */
export interface SceneOptions {
  readonly answer?: (nth: number) => Answer;
}

/** Starts a consumer for the workers of a master; all is ended with the test. */
export async function startScene(program: string, { answer }: SceneOptions = {}): Promise<Scene> {
  const consumer = await startRecorder(answer);
  onTestFinished(() => consumer.close());
  return { program, folder: temporaryFolder(), port: await freePort(), consumer };
}

/** Starts a master that runs a test by itself. */
export function startHeadless(
  scene: Scene,
  plan: { readonly users: number; readonly seconds: number; readonly workers: number; readonly csv: string },
  flags: readonly string[] = [],
): Master {
  const { users, seconds, workers, csv } = plan;
  return startIn(scene, [...headless(users, seconds, workers, csv), ...flags]);
}

/** Starts a master with a page. */
export async function startWithPage(
  scene: Scene,
  flags: readonly string[] = [],
): Promise<{ readonly master: Master; readonly web: WebApi }> {
  const web = await webApi();
  const master = startIn(scene, [...web.flags, ...flags]);
  await until('the page answers', () =>
    web.state().then(
      () => true,
      () => false,
    ),
  );
  return { master, web };
}

function startIn({ program, folder, port }: Scene, flags: readonly string[]): Master {
  const master = startMaster({ program, folder, port, flags });
  onTestFinished(() => void master.child.kill('SIGKILL'));
  return master;
}

/** Starts a worker whose requests have its name, and which writes `NAME.ndjson` into the scene's folder. */
export function startWorker(
  { folder, port, consumer }: Scene,
  name: string,
  flags: readonly string[] = ['--speed', '20'],
): Running {
  const to = ['load', 'support-chat', '--to', consumer.port, '--locust', `127.0.0.1:${port}`];
  const own = ['--header', `X-Worker: ${name}`, '--out', join(folder, `${name}.ndjson`)];
  return startCli([...to, ...own, ...flags], { cwd: folder });
}

/** Waits until something holds, for two minutes at most. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`Waited in vain until ${what}.`);
    await pause(100);
  }
}

/** Waits until the consumer has got so many more events. */
export async function untilMore({ seen }: Recorder, more: number): Promise<void> {
  const from = seen.length;
  await until(`${more} more events come`, () => seen.length >= from + more);
}

/** Waits until nothing came for so long; resolves with the time of the last arrival. */
export async function untilSilence({ seen }: Recorder, quietMs: number): Promise<number> {
  const lastAt = (): number => seen.at(-1)?.arrivedAt ?? 0;
  await until('no events come', () => Date.now() - lastAt() > quietMs);
  return lastAt();
}

/** Waits for so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Expects that no id came twice, and that each chat came in order, one event at a time, from one worker. */
export function expectSound({ consumer }: Scene): void {
  expect(consumer.seen.length).toBeGreaterThan(20);
  expect(consumer.breaches).toEqual({ repeatedIds: 0, orderBreaks: 0, overlaps: 0, sharedChats: 0 });
}

/** Expects that all that ended with success ended so. */
export async function expectEnded(...workers: readonly Running[]): Promise<void> {
  for (const { ended } of workers) {
    const { exitCode, stdout, stderr } = await ended;
    expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
  }
}

/** How many events of each type there were. */
export type Counts = Readonly<Record<string, number>>;

/** Counts what the consumer got. */
export function countsOfSeen(seen: readonly RecordedEvent[]): Counts {
  return tally(seen.map(({ type }) => [type, 1]));
}

/** Counts what a master counted. */
export function countsOfRows(rows: readonly CsvRow[]): Counts {
  return tally(rows.map(({ type, requests }) => [type, requests]));
}

/** Counts what a master wrote. */
export function countsOfCsv({ folder }: Scene, csv: string): Counts {
  return countsOfRows(readCsvFile(folder, csv));
}

/** What one of two counts has more than the other, by type. */
export function lessOf(all: Counts, part: Counts): Counts {
  const types = new Set([...Object.keys(all), ...Object.keys(part)]);
  return tally([...types].map((type) => [type, (all[type] ?? 0) - (part[type] ?? 0)]));
}

/** The sum over all types. */
export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function tally(pairs: readonly (readonly [string, number])[]): Counts {
  const counts = new Map<string, number>();
  for (const [type, count] of pairs) counts.set(type, (counts.get(type) ?? 0) + count);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
