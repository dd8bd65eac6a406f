import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { peers, type PeerTask } from './peers/programs.ts';
import { startRecorder } from '../test/support/locust/recorder.ts';
import { pinned, root, run, startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const connections = 64;
/** Only when it has sent so many does a peer warm up: on a busy machine a start can take long. */
const firstEvents = 2000;
const warmUpMs = 8000;
const measuredMs = 10_000;
/** A peer is ended when it has been measured. */
const leewayMs = 30_000;
const bodyCount = 2000;

/**
 * What other load generators take of a core for an event, on bodies of iqmock that were made beforehand, in turns with
 * iqmock, which makes its own while it sends. The CPU is that of all its processes, when they are warm; the events are
 * those that the sink got meanwhile. A program that is not on the PATH is left out.
 */
export async function benchPeers(): Promise<BenchRow[]> {
  const bodies = await makeBodies();
  const names = Object.keys(peers);
  const measured = await alternate(
    rounds,
    Object.fromEntries(names.map((name) => [name, () => measure(name, bodies)])),
  );
  const rates = new Map(names.map((name) => [name, spreadOf((measured[name] ?? []).flat())]));
  const broken = new Map<string, number>();
  for (const name of names) broken.set(name, await outOfOrder(name, bodies));
  const ours = rates.get('iqmock load')?.median ?? NaN;
  return [...rates]
    .filter(([, { runs }]) => runs > 0)
    .map(([name, perCpuSecond]) => ({
      what: 'events delivered per CPU second',
      against: name,
      value: ours / perCpuSecond.median,
      unit: '×',
      higher: true,
      raw: {
        [`${name} events/CPU-s`]: perCpuSecond,
        'µs of CPU per event': 1e6 / perCpuSecond.median,
        [`of ${bodyCount} events, out of order or overlapping in their chat`]: broken.get(name) ?? NaN,
      },
    }));
}

/** Events per CPU second, or nothing where the program is missing. */
async function measure(name: string, bodies: string): Promise<number[]> {
  const sink = await startSink();
  const seconds = (warmUpMs + measuredMs + 2 * leewayMs) / 1000;
  const task: PeerTask = { bodies, url: `http://127.0.0.1:${sink.port}/hook`, connections, seconds };
  const command = peers[name]?.(task);
  if (command === undefined) return [];
  const [program = '', ...args] = pinned(command, 0);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const { pid = 0 } = child;
  const look = async (): Promise<{ events: number; cpuSeconds: number }> => {
    const { requests } = await sink.counts();
    return { events: requests, cpuSeconds: cpuSecondsOfGroup(pid) };
  };
  try {
    for (
      let waitedMs = 0;
      waitedMs < leewayMs && (await sink.counts()).requests < firstEvents;
      waitedMs += 500
    )
      await sleep(500);
    await sleep(warmUpMs);
    const before = await look();
    await sleep(measuredMs);
    const after = await look();
    return [(after.events - before.events) / (after.cpuSeconds - before.cpuSeconds)];
  } finally {
    process.kill(-pid, 'SIGKILL');
    await sink.stop();
  }
}

/**
 * How many of the first events came after a later one of their chat, or while an earlier one was not yet answered, at a
 * consumer that takes 1 to 30 ms.
 */
async function outOfOrder(name: string, bodies: string): Promise<number> {
  const consumer = await startRecorder((nth) => ({ delayMs: 1 + ((nth * 7919) % 30) }));
  const url = `http://127.0.0.1:${consumer.port}/hook`;
  const command = peers[name]?.({ bodies, url, connections, seconds: leewayMs / 1000 });
  if (command === undefined) return NaN;
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  try {
    for (let waitedMs = 0; waitedMs < leewayMs && consumer.seen.length < bodyCount; waitedMs += 10)
      await sleep(10);
    return consumer.seen.slice(0, bodyCount).filter(({ isOutOfOrder }) => isOutOfOrder).length;
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    consumer.close();
  }
}

const ticksPerSecond = 100;

/** The CPU that all processes of a group have used so far; Linux alone. */
function cpuSecondsOfGroup(group: number): number {
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(pid))
    .filter((fields) => Number(fields[2]) === group)
    // Of itself and of the children that have ended, user and system.
    .map((fields) => fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0));
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond;
}

/** The fields of /proc/PID/stat after the name of the program. */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

async function makeBodies(): Promise<string> {
  const main = `${root}dist/cli/main.js`;
  return run([
    process.execPath,
    main,
    'generate',
    'support-chat',
    '--seed',
    '42',
    '--count',
    String(bodyCount),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('load-peers', await benchPeers());
