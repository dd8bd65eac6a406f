import { pathToFileURL } from 'node:url';
import { createHost } from '../src/env/host.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { createPlayer, createWorld, settingsOf } from '../src/scenario/player.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, spreadOf } from './support/statistics.ts';

const rounds = 7;
/** The compiler learns what is hot for so long; what the bodies before cost is told beside. */
const coldBodies = 20_000;
const warmBodies = 300_000;
const bodiesPerRound = 30_000;
const startMs = Date.UTC(2024, 0, 1);

/** Bodies made per CPU second, the world included, against JSON.stringify to bytes of ready objects of the same bodies. */
export async function benchGenerate(): Promise<BenchRow[]> {
  const make = await createMaker();
  const samples: unknown[] = [];
  const cold = await rate(coldBodies, () => make(coldBodies, () => undefined));
  make(warmBodies - coldBodies, () => undefined);
  make(500, (body) => samples.push(JSON.parse(Buffer.from(body).toString('utf8'))));
  let bytes = 0;
  const values = await alternate(rounds, {
    iqmock: () => rate(bodiesPerRound, () => make(bodiesPerRound, (body) => (bytes += body.length))),
    stringify: () =>
      rate(bodiesPerRound, () => {
        for (let index = 0; index < bodiesPerRound; index++) {
          bytes += Buffer.from(JSON.stringify(samples[index % samples.length]), 'utf8').length;
        }
      }),
  });
  const iqmock = spreadOf(values.iqmock);
  const stringify = spreadOf(values.stringify);
  return [
    {
      what: 'bodies made per CPU second',
      against: 'JSON.stringify to bytes of ready objects',
      value: iqmock.median / stringify.median,
      unit: '×',
      goal: 2,
      beyond: 4,
      higher: true,
      raw: {
        iqmock,
        stringify,
        'the first 20,000': Math.round(cold),
        'bytes a body': Math.round(bytes / (2 * rounds * bodiesPerRound)),
      },
    },
  ];
}

/** Plays a busy day again and again in one world, each time with fresh clients. */
async function createMaker(): Promise<(count: number, take: (body: Uint8Array) => void) => void> {
  const scenario = await loadScenario(createHost(), 'busy-day', { seed: 1, startMs });
  const settings = settingsOf(scenario, { seed: 1, startMs });
  const world = createWorld(scenario, settings);
  let instance = 0;
  let player = createPlayer(scenario, { ...settings, world, instance });
  return (count, take) => {
    for (let made = 0; made < count;) {
      if (player.peek() === undefined) {
        player = createPlayer(scenario, { ...settings, startMs: world.nowMs, world, instance: ++instance });
      }
      const beat = player.step();
      if (beat?.kind !== 'webhook') continue;
      made++;
      take(beat.body);
    }
  };
}

function rate(bodies: number, work: () => void): Promise<number> {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Promise.resolve(bodies / ((user + system) / 1e6));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('generate', await benchGenerate());
