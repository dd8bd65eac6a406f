import { pathToFileURL } from 'node:url';
import { runAutocannon, runWrk, type PeerRun } from './support/peers.ts';
import { run, root, startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';
import { perCpuSecond, runLoad } from './support/load-runs.ts';

/** Long enough that what a start costs, ours and theirs, weighs little. */
const seconds = 8;
const connections = 64;

/**
 * Events per second of the generator's CPU: distinct, valid bodies, the order of every chat kept, all measures on. Against
 * autocannon with a body per request of the same size, and wrk with Lua, in turns, at the same sink.
 */
export async function benchThroughput(): Promise<BenchRow[]> {
  const payload = await samplePayload();
  const sink = await startSink();
  const nothing: PeerRun | undefined = undefined;
  const values = await alternate(rounds, {
    iqmock: (): Promise<PeerRun | undefined> =>
      runLoad(sink.port, [
        '--vus',
        String(connections),
        '--speed',
        'max',
        '--warm-up',
        '3s',
        '--duration',
        `${seconds}s`,
      ]),
    autocannon: () => runAutocannon(sink.port, payload, connections, seconds),
    wrk: async () => (await runWrk(sink.port, payload, connections, seconds)) ?? nothing,
  });
  await sink.stop();
  const rateOf = (runs: readonly (PeerRun | undefined)[]) =>
    spreadOf(runs.filter((one) => one !== undefined).map((one) => perCpuSecond(one)));
  const [iqmock, autocannon, wrk] = [rateOf(values.iqmock), rateOf(values.autocannon), rateOf(values.wrk)];
  const raw = {
    'iqmock events/CPU-s': iqmock,
    'bytes a body': payload.length,
    sink: sink.kind,
  };
  return [
    row('autocannon, a body per request', iqmock.median / autocannon.median, 1.7, 3, {
      ...raw,
      'autocannon events/CPU-s': autocannon,
    }),
    ...(wrk.runs === 0
      ? []
      : [
          row('wrk + Lua, unique bodies', iqmock.median / wrk.median, 0.38, 0.75, {
            ...raw,
            'wrk events/CPU-s': wrk,
          }),
        ]),
  ];
}

function row(against: string, value: number, goal: number, beyond: number, raw: BenchRow['raw']): BenchRow {
  return { what: 'events delivered per core', against, value, unit: '×', goal, beyond, higher: true, raw };
}

/** A body of support-chat of about the mean size. */
async function samplePayload(): Promise<string> {
  const output = await run([
    process.execPath,
    `${root}dist/cli/main.js`,
    'generate',
    'support-chat',
    '--seed',
    '42',
  ]);
  const bodies = output.trim().split('\n');
  const mean = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / bodies.length;
  return bodies.reduce((best, body) =>
    Math.abs(Buffer.byteLength(body) - mean) < Math.abs(Buffer.byteLength(best) - mean) ? body : best,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('load-throughput', await benchThroughput());
