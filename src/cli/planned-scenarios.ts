import { IqmockError, type Mistake } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { Playable } from '../scenario/held-play.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { PlaySettings } from '../scenario/player.ts';
import { sameIdsNote } from '../report/same-ids.ts';
import type { OptionValues } from '../options/option.ts';
import type { playOptions } from './options/play.ts';
import { expandScenarios } from './scenario-files.ts';
import type { Terminal } from './terminal.ts';

/** What is played when no scenario is named. */
const defaultScenario = 'support-chat';

/** A scenario, how it was asked for, and with what it is played. */
export interface PlannedScenario {
  readonly written: string;
  readonly scenario: Scenario;
  readonly settings: PlaySettings;
  /** One of the same name and seed came before it, so it has another name here than in its file. */
  readonly isAgain: boolean;
}

/** The options that decide what a scenario makes. */
export type PlayValues = Pick<
  OptionValues<typeof playOptions>,
  'seed' | 'ids' | 'profile' | 'locale' | 'start' | 'rels' | 'escapeHtml' | 'pace' | 'set' | 'noCommands'
>;

/**
 * Loads every scenario that is named and settles with what it is played: options win over the file, and one fresh
 * seed, the time now and fresh ids fill what both leave open. Throws the mistakes of all scenarios together.
 */
export async function loadPlannedScenarios(
  host: Host,
  names: readonly string[],
  options: PlayValues,
): Promise<readonly PlannedScenario[]> {
  const [{ loadScenario }, { overridesOf }, { settingsOf }] = await Promise.all([
    import('../scenario/load.ts'),
    import('../scenario/overrides.ts'),
    import('../scenario/player.ts'),
  ]);
  const written = await expandScenarios(host, names.length === 0 ? [defaultScenario] : names);
  const freshIds = host.freshSeed();
  const ids = options.ids === 'fresh' ? freshIds : options.ids;
  const defaults = { seed: host.freshSeed(), startMs: host.clock.now(), ids, freshIds };
  const overrides = overridesOf(options);
  const planned = await collect(written, async (name) => {
    const scenario = await loadScenario(host, name, overrides);
    return { written: name, scenario, settings: settingsOf(scenario, defaults), isAgain: false };
  });
  return withDistinctNames(planned);
}

/**
 * A name and a seed decide the ids of a tenant. Where both come again, the later one is called `support-chat 2`: two
 * tenants with the same ids would be nonsense to every consumer.
 */
function withDistinctNames(planned: readonly PlannedScenario[]): readonly PlannedScenario[] {
  const taken = new Set<string>();
  const tenantOf = (name: string, { settings }: PlannedScenario): string => `${settings.seed} ${name}`;
  return planned.map((scenario) => {
    let { name } = scenario.scenario;
    for (let number = 2; taken.has(tenantOf(name, scenario)); number++)
      name = `${scenario.scenario.name} ${number}`;
    taken.add(tenantOf(name, scenario));
    return name === scenario.scenario.name
      ? scenario
      : { ...scenario, scenario: { ...scenario.scenario, name }, isAgain: true };
  });
}

/** Warns of scenarios with written texts, which the requested locale does not change. */
export function warnAboutLocale(terminal: Terminal, planned: readonly PlannedScenario[]): void {
  const kept = planned.filter(({ scenario }) => scenario.keepsLanguage);
  if (kept.length === 0) return;
  const names = [...new Set(kept.map(({ scenario }) => scenario.name))].join(', ');
  terminal.say(
    `${terminal.paint('yellow', 'note')} The texts that are written in ${names} stay as written; --locale applies to generated texts.`,
  );
}

/** Says which scenarios have the same ids each time they are played, and why: a consumer with a memory drops them. */
export function warnAboutIds(
  terminal: Terminal,
  planned: readonly PlannedScenario[],
  { ids, start }: PlayValues,
): void {
  const pinned = new Map<string, string[]>();
  for (const { scenario, settings } of planned) {
    const names = Object.keys(scenario.world.ids);
    const isSame = scenario.startMs !== undefined && ids !== 'fresh' && settings.startMs === scenario.startMs;
    const because = isSame
      ? start === undefined
        ? 'the scenario sets its start'
        : '--start is given'
      : names.length > 0
        ? `the scenario sets ids (${names.join(', ')})`
        : undefined;
    if (because !== undefined) pinned.set(because, [...(pinned.get(because) ?? []), scenario.name]);
  }
  for (const [because, names] of pinned) terminal.say(sameIdsNote(terminal.paint, names, because));
}

/** Plays every scenario without sending. Throws the mistakes of all together. */
export async function rehearseAll(planned: readonly PlannedScenario[]): Promise<void> {
  const { rehearse } = await import('../scenario/rehearse.ts');
  await collect(planned, ({ scenario, settings }) => rehearse(scenario, settings));
}

/** A scenario, and the play of it that will be sent. */
export interface RehearsedScenario {
  readonly scenario: Scenario;
  readonly play: Playable;
}

/** Plays every scenario ahead without sending, and gives the plays to be sent. Throws the mistakes of all together. */
export async function rehearseAllToPlay(
  planned: readonly PlannedScenario[],
): Promise<readonly RehearsedScenario[]> {
  const [{ rehearseToPlay }, { HoldingRoom }] = await Promise.all([
    import('../scenario/rehearse.ts'),
    import('../scenario/held-play.ts'),
  ]);
  const room = new HoldingRoom();
  return collect(planned, ({ scenario, settings }) => ({
    scenario,
    play: rehearseToPlay(scenario, settings, room),
  }));
}

/** Does something for each item; where several fail, one error lists the mistakes of all. */
async function collect<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made | Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  const errors: IqmockError[] = [];
  for (const item of items) {
    try {
      made.push(await make(item));
    } catch (error) {
      if (!(error instanceof IqmockError) || error.code === 'BUG') throw error;
      errors.push(error);
    }
  }
  const [first, ...more] = errors;
  if (first === undefined) return made;
  if (more.length === 0) throw first;
  throw new IqmockError(first.code, `${errors.length} scenarios cannot be played.`, {
    mistakes: errors.flatMap(mistakesOf),
    cause: first,
  });
}

function mistakesOf({ message, hint, mistakes }: IqmockError): readonly Mistake[] {
  if (mistakes.length > 0) return mistakes;
  return [hint === undefined ? { message } : { message, hint }];
}
