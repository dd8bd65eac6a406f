import type { Host } from '../env/host.ts';
import { residentBytes } from '../env/process-stats.ts';
import { prepareLoad } from '../load/load.ts';
import { Aggregator } from '../load/metrics/aggregator.ts';
import type { Interval } from '../load/metrics/interval.ts';
import { notifyObservers, type LoadCall, type PreparedRun } from '../load/plan/prepared-run.ts';
import { workerSettings } from '../load/plan/settings.ts';
import type { LoadResult } from '../load/record/load-result.ts';
import { IdleTasks } from '../load/workers/idle-tasks.ts';
import { runWorker } from '../load/workers/run-worker.ts';
import type { IdShare } from '../world/ids.ts';
import { openLink } from './link.ts';
import { liveLoad, type LiveLoad } from './live-load.ts';
import { loadPeers } from './peers.ts';
import { LocustSession } from './session.ts';
import { countedWire, Statistics } from './statistics.ts';

/** How this process takes part in a test of a Locust master. */
export interface LocustOptions {
  /** `host:port` */
  readonly master: string;
  /** Open model: the events a second of each user. Default: closed, each user waits for its answers. */
  readonly perUserPerSecond?: number;
  /** A line for the person who watches. */
  readonly say: (line: string) => void;
}

const tickMs = 100;
const drawsOfBlock = 2;
const draw = 1_000_000;

/**
 * Plays scenarios against a consumer with as many users as a Locust master says, until that master or a person ends it. Resolves
 * with what was measured. Throws what `runLoad` throws, CONFIG without the libraries it needs, MASTER when there is no master.
 */
export async function runLocustWorker(call: LoadCall, locust: LocustOptions): Promise<LoadResult> {
  const { host } = call;
  const peers = await loadPeers();
  const { master, perUserPerSecond, say } = locust;
  const load = liveLoad(wordsOf(master, perUserPerSecond), perUserPerSecond);
  const nodeId = nodeIdOf(host);
  const run = await prepareLoad(call, load);
  const statistics = new Statistics(host.clock);
  const stats = await host.watchProcess();
  const usage = (): { cpuPercent: number; memoryBytes: number } => ({
    cpuPercent: stats.read().cpuShare * 100,
    memoryBytes: residentBytes(),
  });
  const session = new LocustSession({ clock: host.clock, master, load, statistics, usage, say });
  const link = openLink(peers, { master, nodeId }, session);
  session.use(link);
  say(`Waiting for the Locust master ${master}.`);
  try {
    return await workFor(session, run, { load, statistics, worker: nodeId });
  } finally {
    stats.close();
    await link.close();
  }
}

async function workFor(
  session: LocustSession,
  prepared: PreparedRun,
  { load, statistics, worker }: { load: LiveLoad; statistics: Statistics; worker: string },
): Promise<LoadResult> {
  const { host, stop } = prepared;
  const { clock } = host;
  stop.addEventListener('abort', () => session.end({ saysQuit: true }), { once: true });
  const tasks = new IdleTasks(setImmediate);
  const over = new AbortController();
  const talk = async (): Promise<void> => {
    while (!session.tick()) await clock.sleep(tickMs);
  };
  while (session.index === undefined) {
    if (session.tick()) return emptyResult(prepared);
    await clock.sleep(tickMs);
  }
  // Its time begins with the master, so that workers of one run can be laid beside each other.
  const run = { ...prepared, header: { ...prepared.header, worker, startedAt: clock.now() } };
  const gathering = new Aggregator(run.header);
  for (const observer of run.observers) observer.started?.(run.header);
  const onSlice = (slice: Interval): void => {
    gathering.add(slice, 0);
    tasks.add(notifyObservers(slice, 0, gathering, run.observers));
  };
  try {
    const working = send(run, load, statistics, { index: session.index, stop: over.signal, onSlice });
    // What fails while the talk goes on is thrown when that has ended.
    working.catch((error: unknown) => session.failed(error));
    await Promise.race([talk(), working]);
    over.abort();
    await working;
  } finally {
    over.abort();
    tasks.finish();
  }
  return gathering.result(endingOf(run, gathering.total()));
}

/** Sends as its share of nothing but itself: its place among the ids is what sets it apart from other workers. */
async function send(
  run: PreparedRun,
  { plan }: LiveLoad,
  statistics: Statistics,
  {
    index,
    stop,
    onSlice,
  }: { readonly index: number; readonly stop: AbortSignal; readonly onSlice: (slice: Interval) => void },
): Promise<void> {
  const { host, mix, abort } = run;
  const [settings] = workerSettings(run);
  if (settings === undefined) return;
  const place = placeOf(host, index);
  await runWorker(
    {
      ...settings,
      seed: settings.seed + index,
      startAtMs: host.clock.now(),
      idBlock: { ...settings.idBlock, place },
    },
    {
      host,
      plan,
      mix,
      onSlice,
      stop,
      abort,
      watch: (wire) => countedWire(wire, plan.model, host.clock, statistics),
    },
  );
}

/** A block that no other worker has, for a later master gives the same numbers again. */
function placeOf(host: Host, index: number): IdShare {
  let block = 0;
  for (let drawn = 0; drawn < drawsOfBlock; drawn++) block = block * draw + host.freshSeed();
  return { block, index };
}

function nodeIdOf(host: Host): string {
  return `iqmock_${host.freshSeed()}_${host.freshSeed()}`;
}

function wordsOf(master: string, perUserPerSecond: number | undefined): string {
  const each = perUserPerSecond === undefined ? '' : `, ${perUserPerSecond} events/s for each`;
  return `the number of users that the Locust master ${master} sets${each}`;
}

function emptyResult(run: PreparedRun): LoadResult {
  const gathering = new Aggregator(run.header);
  return gathering.result(endingOf(run, gathering.total()));
}

function endingOf({ host, thresholds }: PreparedRun, total: Interval): Parameters<Aggregator['result']>[0] {
  return { endedAt: host.clock.now(), endedBy: undefined, thresholds, activeMs: total.toMs };
}
