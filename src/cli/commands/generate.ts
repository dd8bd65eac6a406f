import { exitCodes } from '../../errors.ts';
import type { Webhook } from '../../scenario/beat.ts';
import type { BodyWriter } from '../body-writers.ts';
import type { Cast } from '../casts.ts';
import { defineCommand } from '../command.ts';
import { bodies, count } from '../options/generate.ts';
import { force } from '../options/init.ts';
import { playOptions } from '../options/play.ts';

const { speed: _speed, ...made } = playOptions;

/** `iqmock generate` */
export const definition = defineCommand({
  name: 'generate',
  doc: 'Makes the bodies of scenarios without sending them: one JSON a line on stdout, or a file for each.',
  group: 'Send webhooks',
  arguments: {
    scenario: {
      doc: 'Scenarios by name, file, folder or pattern; - reads one from stdin. Without any: support-chat.',
      many: true,
      complete: 'scenario',
    },
  },
  options: { ...made, count, out: bodies, force },
  examples: [
    { command: 'iqmock generate busy-day --seed 7 | iqmock validate', doc: 'made and judged' },
    { command: 'iqmock generate support-chat --profile 2018 --out bodies', doc: 'one file for each body' },
    {
      command: 'iqmock generate support-chat --count 1000000 --start 2024-03-01 > bodies.ndjson',
      doc: 'test data in bulk, the same every time',
    },
  ],
  async run({ host, terminal, options, arguments: { scenario: names } }) {
    const [{ loadCasts }, { createFileWriter, createLineWriter }] = await Promise.all([
      import('../casts.ts'),
      import('../body-writers.ts'),
    ]);
    const casts = await loadCasts(host, names, options);
    const writer =
      options.out === '-'
        ? createLineWriter(terminal)
        : await createFileWriter(host, options.out, options.force);
    try {
      if (options.count === undefined) await playOnce(casts, writer);
      else await playUntil(casts, writer, options.count);
    } finally {
      await writer.close();
    }
    if (writer.summary !== undefined) terminal.say(writer.summary);
    return exitCodes.ok;
  },
});

async function playOnce(casts: readonly Cast[], writer: BodyWriter): Promise<void> {
  const [{ createPlayer }, { missedOverride, parseJsonBody }] = await Promise.all([
    import('../../scenario/player.ts'),
    import('../../scenario/override.ts'),
  ]);
  for (const { scenario, settings } of casts) {
    const player = createPlayer(scenario, settings);
    const samples = new Map<string, Uint8Array>();
    for (;;) {
      const webhook = nextWebhook(player);
      if (webhook === undefined) break;
      if (scenario.overrides.length > 0) samples.set(webhook.type, webhook.body);
      const pending = writer.write(webhook);
      if (pending !== undefined) await pending;
    }
    const missed = scenario.overrides.find((override) => !player.overridden.has(override));
    if (missed !== undefined) {
      throw missedOverride(
        missed,
        [...samples.values()].map(parseJsonBody),
        `any payload of ${scenario.name}`,
      );
    }
  }
}

/** Plays the scenarios in turn, each again and again in its own tenant, with fresh clients every time. */
async function playUntil(casts: readonly Cast[], writer: BodyWriter, count: number): Promise<void> {
  const { createPlayer, createWorld } = await import('../../scenario/player.ts');
  const stages = casts.map((cast) => ({ ...cast, world: createWorld(cast.scenario, cast.settings) }));
  let left = count;
  for (let instance = 0; left > 0; instance++) {
    const before = left;
    for (const { scenario, settings, world } of stages) {
      const startMs = Math.max(settings.startMs, world.nowMs);
      const player = createPlayer(scenario, { ...settings, startMs, world, instance });
      for (
        let webhook = nextWebhook(player);
        webhook !== undefined && left > 0;
        webhook = nextWebhook(player)
      ) {
        left--;
        const pending = writer.write(webhook);
        if (pending !== undefined) await pending;
      }
    }
    // A scenario that sends nothing would go on for ever.
    if (left === before) return;
  }
}

function nextWebhook(player: import('../../scenario/player.ts').Player): Webhook | undefined {
  while (player.peek() !== undefined) {
    const beat = player.step();
    if (beat?.kind === 'webhook') return beat;
  }
  return undefined;
}
