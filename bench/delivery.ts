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

/** What is measured of a command: the first 20,000 events of a process, and the next 20,000. */
const stretches = ['first', 'next'] as const;

/**
 * CPU time per event of `replay` and `run` at full speed with a run file, against bare undici that sends the same bodies at
 * the same concurrency to the same sink, in turns. What a start takes is measured with one chat and taken off; the
 * compiling of code that is hot later is part of the first events and not of the next.
 */
export async function benchDelivery(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-delivery-'));
  const sink = await startSink();
  try {
    const files = await prepare(folder);
    const sending = ['--to', `http://127.0.0.1:${sink.port}/`, '--speed', 'max', '--silent'];
    const out = ['--out', join(folder, 'out.ndjson')];
    const cpuOf = {
      undici: (size: Size) =>
        size === 'one' ? Promise.resolve(0) : undiciUs(String(sink.port), files.bodies[size]),
      replay: (size: Size) => cpuUs(['replay', files.bodies[size], ...sending, ...out]),
      run: (size: Size) => cpuUs(['run', files.scenario[size], ...sending, ...out]),
    };
    const perEvent = async (who: keyof typeof cpuOf): Promise<Record<Stretch, number>> => {
      const [one, half, whole] = [
        await cpuOf[who]('one'),
        await cpuOf[who]('half'),
        await cpuOf[who]('whole'),
      ];
      return { first: (half - one) / files.count, next: (whole - half) / files.count };
    };
    const values = await alternate(rounds, {
      undici: () => perEvent('undici'),
      replay: () => perEvent('replay'),
      run: () => perEvent('run'),
    });
    return (['replay', 'run'] as const).flatMap((command) =>
      stretches.map((stretch) => {
        const spreadOfOne = (who: keyof typeof values) =>
          spreadOf(values[who].map((value) => value[stretch]));
        const [own, undici] = [spreadOfOne(command), spreadOfOne('undici')];
        return {
          what: `${command} --speed max --out, the ${stretch} ${files.count} events, per CPU second`,
          against: 'bare undici with the same bodies',
          value: undici.median / own.median,
          unit: '×',
          goal: 0.5,
          beyond: 0.75,
          higher: true,
          raw: { 'µs an event': own, 'undici, µs an event': undici, sink: sink.kind },
        };
      }),
    );
  } finally {
    await sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Stretch = (typeof stretches)[number];
/** A single webhook or the shortest day, some 20,000 events, and twice that. */
type Size = 'one' | 'half' | 'whole';

async function undiciUs(port: string, bodies: string): Promise<number> {
  const runner = join(root, 'bench/support/undici-runner.js');
  return Number(await run(pinned([process.execPath, runner, port, bodies], 0)));
}

async function cpuUs(args: readonly string[]): Promise<number> {
  const printed = await run(pinned([process.execPath, '--import', hook, program, ...args], 0));
  return Number(printed.trim().split('\n').at(-1));
}

/** Busy days of three lengths, and the bodies of each. */
async function prepare(folder: string) {
  const text = readFileSync(`${root}scenarios/busy-day.yaml`, 'utf8');
  const scale = (name: Size, times: (before: number) => number): string => {
    const path = join(folder, `${name}.yaml`);
    writeFileSync(
      path,
      text
        .replace(/^# yaml-language-server.*\n/, '')
        .replace(/times: (\d+)/g, (_, before: string) => `times: ${times(Number(before))}`),
    );
    return path;
  };
  const scenario: Record<Size, string> = {
    one: scale('one', () => 1),
    half: scale('half', (before) => before * days),
    whole: scale('whole', (before) => before * days * 2),
  };
  const made = await run([process.execPath, program, 'generate', scenario.half, '--seed', '1']);
  const save = (name: Size, content: string): string => {
    const path = join(folder, `${name}.ndjson`);
    writeFileSync(path, content);
    return path;
  };
  const bodies: Record<Size, string> = {
    one: save('one', `${made.slice(0, made.indexOf('\n'))}\n`),
    half: save('half', made),
    whole: save('whole', made + made),
  };
  return { scenario, bodies, count: made.trim().split('\n').length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('delivery', await benchDelivery());
