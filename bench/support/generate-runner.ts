// Makes bodies of busy days, in turns with JSON.stringify to bytes of ready objects of the same bodies, and prints what a CPU
// second made of each: one line of JSON.
import { createHost } from '../../src/env/host.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { createPlayer, createWorld, settingsOf } from '../../src/scenario/player.ts';
import { alternate } from './statistics.ts';

/** What is printed: bodies per CPU second, round by round. */
export interface GenerateResult {
  readonly iqmock: readonly number[];
  readonly stringify: readonly number[];
  readonly cold: number;
  readonly bytesPerBody: number;
}

const rounds = 7;
/** The compiler learns what is hot for so long; what the bodies before cost is told beside. */
const coldBodies = 20_000;
const warmBodies = 300_000;
const bodiesPerRound = 30_000;
const startMs = Date.UTC(2024, 0, 1);

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
const result: GenerateResult = { ...values, cold, bytesPerBody: bytes / (2 * rounds * bodiesPerRound) };
process.stdout.write(JSON.stringify(result));

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
      const output = player.step();
      if (output?.kind !== 'webhook') continue;
      made++;
      take(output.body);
    }
  };
}

function rate(bodies: number, work: () => void): Promise<number> {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Promise.resolve(bodies / ((user + system) / 1e6));
}
