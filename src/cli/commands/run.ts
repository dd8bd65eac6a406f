import { compileBriefly } from '../../env/compiler.ts';
import type { Setting } from '../../config/settings.ts';
import { defineCommand } from '../command.ts';
import type { PlannedScenario } from '../planned-scenarios.ts';
import { ineffectiveRules } from '../../delivery/ineffective-options.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { playOptions } from '../options/play.ts';
import { scenarioArguments } from '../scenario-arguments.ts';
import { defineOption } from '../../options/option.ts';
import { sendOptions } from '../options/send.ts';
import { targetOptions } from '../options/target.ts';

const { default: _one, ...paced } = playOptions.speed;
const speed = defineOption<number | 'max'>({ ...paced, defaultText: "the scenario's own, else 1" });

/** `iqmock run` */
export const definition = defineCommand({
  name: 'run',
  doc: 'Plays scenarios, sends every webhook to a consumer, and judges its answers.',
  group: 'Send webhooks',
  arguments: scenarioArguments,
  options: { ...playOptions, speed, ...targetOptions, ...deliveryOptions, ...sendOptions },
  idle: ineffectiveRules,
  examples: [
    { command: 'iqmock run support-chat', doc: 'against the embedded consumer' },
    {
      command: "iqmock run chats/ 'more/**/*.yaml' --to http://127.0.0.1:3000/hooks",
      doc: 'several scenarios, one after the other',
    },
    {
      command: 'iqmock run busy-day --to 3000 --speed max --retries 5 --policy fast',
      doc: 'as fast as the consumer allows, with retries',
    },
    {
      command: 'iqmock run chats --to 3000 --wait-for-target 30s --report junit=results.xml --out run.ndjson',
      doc: 'in CI',
    },
  ],
  notes: [
    'Every scenario is rehearsed first: if one has a mistake, nothing is sent, and the exit code is 2. Ctrl-C waits for the webhooks in flight and reports (130); a second one stops at once.',
  ],
  async run(context) {
    const [
      { loadPlannedScenarios, rehearseAllToPlay, warnAboutIds, warnAboutLocale },
      { reproLine },
      { send },
      { faster, playedSource },
    ] = await Promise.all([
      import('../planned-scenarios.ts'),
      import('../repro.ts'),
      import('../send.ts'),
      import('../../session/source.ts'),
    ]);
    const { host, options, settings } = context;
    const planned = await loadPlannedScenarios(host, context.arguments.scenario, options);
    compileBriefly();
    const rehearsed = await rehearseAllToPlay(planned);
    warnAboutLocale(context.terminal, planned);
    warnAboutIds(context.terminal, planned, options);
    return send(context, {
      command: 'run',
      sources: rehearsed.map(({ scenario, play }) => {
        const source = playedSource(scenario.name, play, scenario.allFaults);
        return options.speed === undefined ? faster(source, scenario.speed) : source;
      }),
      expectations: planned.flatMap(({ scenario: { name, expect } }) =>
        expect === undefined ? [] : [{ scenario: name, expect }],
      ),
      seed: planned[0]?.settings.seed ?? 0,
      seeds: planned.map(({ scenario: { name }, settings: { seed } }) => ({ scenario: name, seed })),
      eras: [...new Set(planned.map(({ settings: play }) => play.profile.name))],
      speed: options.speed ?? 1,
      repro: (source) => reproOf(castsOf(source, planned), settings, reproLine),
      reproFresh: (source) => freshReproOf(castsOf(source, planned), settings, reproLine),
    });
  },
});

/** What must be played to repeat a source: one that came again is only itself after the others. */
function castsOf(
  source: string | undefined,
  planned: readonly PlannedScenario[],
): readonly PlannedScenario[] {
  const own = planned.filter(({ scenario }) => scenario.name === source);
  return own.length === 0 || own.some(({ isAgain }) => isAgain) ? planned : own;
}

/** The same again with fresh ids: the line to use against a consumer that remembers those of this run. */
function freshReproOf(
  planned: readonly PlannedScenario[],
  settings: readonly Setting[],
  reproLine: typeof import('../repro.ts').reproLine,
): string {
  const seeds = new Map<number, { names: string[]; isPinned: boolean }>();
  for (const { written, scenario, settings: play } of planned) {
    const group = seeds.get(play.seed) ?? { names: [], isPinned: false };
    group.names.push(written);
    group.isPinned ||= scenario.startMs !== undefined;
    seeds.set(play.seed, group);
  }
  return (
    [...seeds]
      .map(([seed, { names, isPinned }]) =>
        reproLine({
          command: 'run',
          arguments: names,
          settings,
          fixed: { seed: String(seed), ...(isPinned ? { ids: 'fresh' } : {}) },
          without: ['start', 'ids'],
        }),
      )
      // Each is to be repeated, also after one that fails again.
      .join(' ; ')
  );
}

/** One line where all scenarios share what was drawn; else one command for each, as they do not. */
function reproOf(
  planned: readonly PlannedScenario[],
  settings: readonly Setting[],
  reproLine: typeof import('../repro.ts').reproLine,
): string {
  const groups = new Map<string, { fixed: Record<string, string>; names: string[] }>();
  for (const { written, settings: play } of planned) {
    const fixed = {
      seed: String(play.seed),
      start: new Date(play.startMs).toISOString(),
      ...(play.ids === 0 ? {} : { ids: String(play.ids) }),
    };
    const key = JSON.stringify(fixed);
    groups.set(key, { fixed, names: [...(groups.get(key)?.names ?? []), written] });
  }
  return (
    [...groups.values()]
      .map(({ fixed, names }) => reproLine({ command: 'run', arguments: names, settings, fixed }))
      // Each is to be repeated, also after one that fails again.
      .join(' ; ')
  );
}
