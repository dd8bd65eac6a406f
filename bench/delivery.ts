import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinned, root, run, startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const program = `${root}dist/cli/main.js`;
/** Prints at the end how much CPU the process took, in microseconds. */
const hook = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stdout.write('\\n'+(user+system))})`;
/** A busy day has some 2,800 webhooks. */
const days = 8;

/**
 * CPU time per event of `replay` and `run` at full speed with a run file, against bare undici that sends the same bodies at
 * the same concurrency to the same sink, in turns. What a start takes is measured with one chat and taken off.
 */
export async function benchDelivery(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-delivery-'));
  const sink = await startSink();
  try {
    const files = await prepare(folder);
    const sending = ['--to', `http://127.0.0.1:${sink.port}/`, '--speed', 'max', '--silent'];
    const out = ['--out', join(folder, 'out.ndjson')];
    const values = await alternate(rounds, {
      undici: async () =>
        Number(
          await run(
            pinned(
              [
                process.execPath,
                join(root, 'bench/support/undici-runner.js'),
                String(sink.port),
                files.bodies,
              ],
              0,
            ),
          ),
        ) / files.count,
      replay: () =>
        perEvent(
          ['replay', files.bodies, ...sending, ...out],
          ['replay', files.one, ...sending, ...out],
          files.count,
        ),
      run: () =>
        perEvent(
          ['run', files.long, ...sending, ...out],
          ['run', files.short, ...sending, ...out],
          files.count,
        ),
    });
    const undici = spreadOf(values.undici);
    return (['replay', 'run'] as const).map((command) => {
      const own = spreadOf(values[command]);
      return {
        what: `${command} --speed max --out, events per CPU second`,
        against: 'bare undici with the same bodies',
        value: undici.median / own.median,
        unit: '×',
        goal: 0.5,
        beyond: 0.75,
        higher: true,
        raw: { 'µs an event': own, 'undici, µs an event': undici, events: files.count, sink: sink.kind },
      };
    });
  } finally {
    await sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function perEvent(whole: readonly string[], start: readonly string[], count: number): Promise<number> {
  return ((await cpuUs(whole)) - (await cpuUs(start))) / count;
}

async function cpuUs(args: readonly string[]): Promise<number> {
  const printed = await run(pinned([process.execPath, '--import', hook, program, ...args], 0));
  return Number(printed.trim().split('\n').at(-1));
}

/** A busy day that is eight times as long, one that is as short as it can be, and the bodies of the long one. */
async function prepare(folder: string) {
  const text = readFileSync(`${root}scenarios/busy-day.yaml`, 'utf8');
  const scale = (name: string, times: (before: number) => number): string => {
    const path = join(folder, `${name}.yaml`);
    writeFileSync(
      path,
      text
        .replace(/^# yaml-language-server.*\n/, '')
        .replace(/times: (\d+)/g, (_, before: string) => `times: ${times(Number(before))}`),
    );
    return path;
  };
  const [long, short] = [scale('long', (before) => before * days), scale('short', () => 1)];
  const [bodies, one] = [join(folder, 'bodies.ndjson'), join(folder, 'one.ndjson')];
  const made = await run([process.execPath, program, 'generate', long, '--seed', '1']);
  writeFileSync(bodies, made);
  writeFileSync(one, `${made.slice(0, made.indexOf('\n'))}\n`);
  return { long, short, bodies, one, count: made.trim().split('\n').length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('delivery', await benchDelivery());
