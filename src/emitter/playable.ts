import type { Host } from '../env/host.ts';
import { loadScenario, parseScenario, type ScenarioOverrides } from '../scenario/load.ts';
import { settingsOf, type PlaySettings } from '../scenario/player.ts';
import { overridesOf } from '../scenario/overrides.ts';
import { rehearse } from '../scenario/rehearse.ts';
import { set as setOption } from '../scenario/options.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { startMsOf, type PlayOptions } from './options.ts';
import { defaultSeed, idsOf } from './tenant.ts';

/** A scenario that is made when it is played: what `scenario()` and `scenarioFromYaml()` give. */
export interface Buildable {
  build(overrides?: ScenarioOverrides): Scenario;
}

/** Something that can be played: the name of a scenario that ships with iqmock, a path, or a scenario made in code. */
export type Playable = string | Buildable;

/** A scenario without mistakes, and with what it is played. */
export interface Rehearsed {
  readonly scenario: Scenario;
  readonly settings: PlaySettings;
}

/**
 * A scenario of YAML text. Throws SCENARIO with all its mistakes, each with line and column; `file` is how the text is
 * called there, and files that it names are looked for beside it.
 */
export function scenarioFromYaml(text: string, file = 'scenario.yaml'): Buildable {
  const build = (overrides: ScenarioOverrides = {}): Scenario => parseScenario(text, file, { overrides });
  build();
  return { build };
}

/**
 * Loads a scenario and plays it dry, so that its mistakes are thrown before anything is sent. `playsBefore` says how often
 * the same scenario was played with the same seed: its ids are then others.
 */
export async function rehearsed(
  host: Host,
  playable: Playable,
  options: PlayOptions,
  playsBefore: (name: string, seed: number) => number = () => 0,
): Promise<Rehearsed> {
  const overrides = overridesOf({
    ...options,
    start: startMsOf(options.start),
    set: overrideTexts(options.set),
  });
  const scenario =
    typeof playable === 'string' ? await loadScenario(host, playable, overrides) : playable.build(overrides);
  const chosen = idsOf(host, options.ids, scenario.startMs !== undefined);
  const { seed = defaultSeed } = scenario;
  const ids = (chosen + playsBefore(scenario.name, seed)) % 2 ** 32;
  const settings = settingsOf(scenario, { seed, ids, startMs: host.clock.now() });
  rehearse(scenario, settings);
  return { scenario, settings };
}

/** Changes of payloads as the command line writes them: any value, of any type. */
export function overrideTexts(set: PlayOptions['set'] = {}): string[] {
  return [...(setOption.kind.texts(set) ?? [])];
}
