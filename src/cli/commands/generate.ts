import { compileBriefly } from '../../env/compiler.ts';
import { countOf } from '../../env/format.ts';
import { IqmockError, exitCodes } from '../../errors.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { Player, PlaySettings } from '../../scenario/player.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { PlannedScenario } from '../planned-scenarios.ts';
import { defineCommand } from '../command.ts';
import { bodies, count } from '../options/generate.ts';
import { force } from '../options/init.ts';
import { playOptions } from '../options/play.ts';
import { scenarioArguments } from '../scenario-arguments.ts';
import { HeldWriter } from '../held-writer.ts';
import { createProgress } from '../progress.ts';

const { speed: _speed, ...made } = playOptions;

/** `iqmock generate` */
export const definition = defineCommand({
  name: 'generate',
  doc: 'Generates the bodies of scenarios without sending them: one JSON object per line on stdout, or one file each.',
  group: 'Send webhooks',
  arguments: scenarioArguments,
  options: { ...made, count, out: bodies, force },
  idle: [
    {
      flags: ['force'],
      when: ({ out }) => out === '-',
      because: 'no file is written',
      hint: 'Name a folder with --out, or leave it out.',
    },
  ],
  examples: [
    { command: 'iqmock generate busy-day --seed 7 | iqmock validate', doc: 'made and judged' },
    { command: 'iqmock generate support-chat --profile 2018 --out bodies', doc: 'one file for each body' },
    {
      command: 'iqmock generate support-chat --count 1000000 --start 2024-03-01 > bodies.ndjson',
      doc: 'bulk test data, the same every time',
    },
  ],
  notes: ['If a scenario has a mistake, nothing is written, and the exit code is 2.'],
  endsWithOutput: true,
  async run({ host, terminal, options, arguments: { scenario: names } }) {
    const [{ loadPlannedScenarios, rehearseAll, warnAboutLocale }, { createFileWriter, createLineWriter }] =
      await Promise.all([import('../planned-scenarios.ts'), import('../body-writers.ts')]);
    const planned = await loadPlannedScenarios(host, names, options);
    compileBriefly();
    warnAboutLocale(terminal, planned);
    const writer =
      options.out === '-'
        ? createLineWriter(terminal)
        : await createFileWriter(host, options.out, options.force);
    const skipped: Skipped = { requests: 0 };
    const held = new HeldWriter(writer, () => rehearseAll(planned));
    const progress = terminal.dataIsShown ? undefined : createProgress(host, terminal);
    const onMade = (made: number): void =>
      progress?.tick(() => `${made} of ${options.count ?? '?'} bodies made`);
    try {
      if (options.count === undefined) await playOnce(planned, held, skipped);
      else await playUntil(planned, held, { count: options.count, onMade }, skipped);
    } catch (error) {
      // Reports the mistakes of all scenarios, if this is one of them.
      if (planned.length > 1 && error instanceof IqmockError && error.exitCode === exitCodes.usage)
        await rehearseAll(planned);
      throw error;
    } finally {
      progress?.clear();
      await writer.close();
    }
    if (skipped.requests > 0)
      terminal.say(
        `${terminal.paint('yellow', 'note')} ${countOf(skipped.requests, 'request')} to the consumer of the scenario left out: nothing is sent here.`,
      );
    if (writer.summary !== undefined) terminal.say(writer.summary);
    return exitCodes.ok;
  },
});

/** What a scenario asks of a consumer, where there is none. */
interface Skipped {
  requests: number;
}

async function playOnce(
  planned: readonly PlannedScenario[],
  writer: HeldWriter,
  skipped: Skipped,
): Promise<void> {
  const { createPlayer } = await import('../../scenario/player.ts');
  for (const { scenario, settings } of planned) {
    const player = createPlayer(scenario, settings);
    for (
      let webhook = nextWebhook(player, skipped);
      webhook !== undefined;
      webhook = nextWebhook(player, skipped)
    ) {
      const pending = writer.write(webhook);
      if (pending !== undefined) await pending;
    }
    await checkOverrides(scenario, settings, player);
  }
  await writer.release();
}

/** Plays the scenarios in turn, each again and again in its own tenant, with fresh clients every time. */
async function playUntil(
  planned: readonly PlannedScenario[],
  writer: HeldWriter,
  { count, onMade }: { readonly count: number; readonly onMade: (made: number) => void },
  skipped: Skipped,
): Promise<void> {
  const { createPlayer, createWorld } = await import('../../scenario/player.ts');
  const stages = planned.map((scenario) => ({
    ...scenario,
    world: createWorld(scenario.scenario, scenario.settings),
  }));
  let made = 0;
  for (let instance = 0; made < count; instance++) {
    const before = made;
    for (const { scenario, settings, world } of stages) {
      const startMs = Math.max(settings.startMs, world.nowMs);
      const player = createPlayer(scenario, { ...settings, startMs, world, instance });
      let webhook = nextWebhook(player, skipped);
      for (; webhook !== undefined && made < count; webhook = nextWebhook(player, skipped)) {
        made++;
        const pending = writer.write(webhook);
        if (pending === undefined) continue;
        await pending;
        onMade(made);
      }
      // A round that was cut off says nothing.
      if (instance === 0 && webhook === undefined) await checkOverrides(scenario, settings, player);
    }
    // What can be made in the first round can be made in all others.
    if (instance === 0) await writer.release();
    if (made === before) {
      throw new IqmockError('SCENARIO', `Nothing is sent here, so there are no ${count} bodies.`, {
        hint: 'Name a scenario with steps that send, such as support-chat.',
      });
    }
  }
}

/** Throws OVERRIDE, as a rehearsal does, for a change of the command line that found no place in any payload. */
async function checkOverrides(scenario: Scenario, settings: PlaySettings, player: Player): Promise<void> {
  if (scenario.overrides.every((override) => player.overridden.has(override))) return;
  const { rehearse } = await import('../../scenario/rehearse.ts');
  rehearse(scenario, settings);
}

function nextWebhook(player: Player, skipped: Skipped): Webhook | undefined {
  while (player.peek() !== undefined) {
    const output = player.step();
    if (output?.kind === 'webhook') return output;
    if (output?.purpose === 'prepare') skipped.requests += 1;
  }
  return undefined;
}
