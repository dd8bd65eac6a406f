import { pathToFileURL } from 'node:url';
import { peers, type PeerTask } from './peers/programs.ts';
import { pinned, root, run, startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const connections = 64;
const seconds = 15;
const bodyCount = 2000;

/**
 * What other load generators take of a core for an event, on bodies of iqmock that were made beforehand, in turns with
 * iqmock, which makes its own while it sends. The CPU is that of the whole process, its start included; the events are
 * those that the sink got. A program that is not on the PATH is left out.
 */
export async function benchPeers(): Promise<BenchRow[]> {
  const bodies = await makeBodies();
  const names = Object.keys(peers);
  const measured = await alternate(
    rounds,
    Object.fromEntries(names.map((name) => [name, () => measure(name, bodies)])),
  );
  const rates = new Map(names.map((name) => [name, spreadOf((measured[name] ?? []).flat())]));
  const ours = rates.get('iqmock load')?.median ?? NaN;
  return [...rates]
    .filter(([, { runs }]) => runs > 0)
    .map(([name, perCpuSecond]) => ({
      what: 'events delivered per CPU second',
      against: name,
      value: ours / perCpuSecond.median,
      unit: '×',
      higher: true,
      raw: { [`${name} events/CPU-s`]: perCpuSecond, 'µs of CPU per event': 1e6 / perCpuSecond.median },
    }));
}

/** Events per CPU second, or nothing where the program is missing. */
async function measure(name: string, bodies: string): Promise<number[]> {
  const sink = await startSink();
  const task: PeerTask = { bodies, url: `http://127.0.0.1:${sink.port}/hook`, connections, seconds };
  const command = peers[name]?.(task);
  const cpuSeconds = command === undefined ? 0 : await cpuSecondsOf(command);
  const { requests } = await sink.stop();
  return command === undefined ? [] : [requests / cpuSeconds];
}

/** Runs a command on the first core; whatever it thinks of the answers is no concern of a bench. */
async function cpuSecondsOf(command: readonly string[]): Promise<number> {
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const output = await run(pinned(['bash', '-c', `${quoted} > /dev/null 2>&1; times`], 0));
  // The last line of `times` is of the children: minutes and seconds of user and system time.
  const times = [...(output.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);
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
