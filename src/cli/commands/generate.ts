import { IqmockError, exitCodes } from '../../errors.ts';
import type { Webhook } from '../../scenario/beat.ts';
import type { Player } from '../../scenario/player.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { BodyWriter } from '../body-writers.ts';
import type { Cast } from '../casts.ts';
import { defineCommand } from '../command.ts';
import { bodies, count } from '../options/generate.ts';
import { force } from '../options/init.ts';
import { playOptions } from '../options/play.ts';
import { createProgress } from '../progress.ts';

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
    const progress = terminal.dataIsShown ? undefined : createProgress(host, terminal);
    const told = (made: number): void =>
      progress?.tick(() => `${made} of ${options.count ?? '?'} bodies made`);
    try {
      if (options.count === undefined) await playOnce(casts, writer);
      else await playUntil(casts, writer, options.count, told);
    } finally {
      progress?.clear();
      await writer.close();
    }
    if (writer.summary !== undefined) terminal.say(writer.summary);
    return exitCodes.ok;
  },
});

async function playOnce(casts: readonly Cast[], writer: BodyWriter): Promise<void> {
  const { createPlayer } = await import('../../scenario/player.ts');
  for (const { scenario, settings } of casts) {
    const player = createPlayer(scenario, settings);
    const hits = new OverrideHits(scenario);
    for (let webhook = nextWebhook(player); webhook !== undefined; webhook = nextWebhook(player)) {
      hits.see(webhook);
      const pending = writer.write(webhook);
      if (pending !== undefined) await pending;
    }
    await hits.check(player);
  }
}

/** Plays the scenarios in turn, each again and again in its own tenant, with fresh clients every time. */
async function playUntil(
  casts: readonly Cast[],
  writer: BodyWriter,
  count: number,
  told: (made: number) => void,
): Promise<void> {
  const { createPlayer, createWorld } = await import('../../scenario/player.ts');
  const stages = casts.map((cast) => ({ ...cast, world: createWorld(cast.scenario, cast.settings) }));
  let made = 0;
  for (let instance = 0; made < count; instance++) {
    const before = made;
    for (const { scenario, settings, world } of stages) {
      const startMs = Math.max(settings.startMs, world.nowMs);
      const player = createPlayer(scenario, { ...settings, startMs, world, instance });
      const hits = new OverrideHits(scenario);
      let webhook = nextWebhook(player);
      for (; webhook !== undefined && made < count; webhook = nextWebhook(player)) {
        made++;
        if (instance === 0) hits.see(webhook);
        const pending = writer.write(webhook);
        if (pending === undefined) continue;
        await pending;
        told(made);
      }
      // What the first round hits the others hit too; a round that was cut off says nothing.
      if (instance === 0 && webhook === undefined) await hits.check(player);
    }
    if (made === before) {
      throw new IqmockError('SCENARIO', `Nothing is sent here, so there are no ${count} bodies.`, {
        hint: 'Name a scenario with steps that send, such as support-chat.',
      });
    }
  }
}

/** Notices overrides of the command line that find no place in any payload of a scenario. */
class OverrideHits {
  private readonly scenario: Scenario;
  private readonly samples = new Map<string, Uint8Array>();

  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  see({ type, body }: Webhook): void {
    if (this.scenario.overrides.length > 0) this.samples.set(type, body);
  }

  /** Throws OVERRIDE with the nearest path that there is. */
  async check({ overridden }: Player): Promise<void> {
    const missed = this.scenario.overrides.find((override) => !overridden.has(override));
    if (missed === undefined) return;
    const { missedOverride, parseJsonBody } = await import('../../scenario/override.ts');
    const payloads = [...this.samples.values()].map(parseJsonBody);
    throw missedOverride(missed, payloads, `any payload of ${this.scenario.name}`);
  }
}

function nextWebhook(player: Player): Webhook | undefined {
  while (player.peek() !== undefined) {
    const beat = player.step();
    if (beat?.kind === 'webhook') return beat;
  }
  return undefined;
}
