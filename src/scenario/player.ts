import { hash } from '../env/random.ts';
import type { BodyTerm } from '../model/encode.ts';
import type { EraName } from '../model/spec.ts';
import { profiles, type Profile } from '../model/profile.ts';
import type { RelsRule } from '../world/rels.ts';
import type { IdRequest } from '../world/ids.ts';
import { World } from '../world/world.ts';
import type { Lineage, ScenarioOutput } from '../webhook/webhook.ts';
import { Heap, type Scheduled } from './heap.ts';
import type { Override } from './override.ts';
import { PlayContext } from './play-context.ts';
import { seedWorld } from './seed-world.ts';
import type { Scenario } from './scenario.ts';
import { Scope } from './scope.ts';
import { placed, StepSequence } from './step-sequence.ts';
import type { Step, StepIterator, StepYield } from './steps/step.ts';

/** With what a scenario is played. */
export interface PlaySettings extends Pick<IdRequest, 'seed' | 'ids' | 'shard' | 'place' | 'need'> {
  readonly profile: Profile;
  readonly locale: 'ru' | 'en';
  /** What the tenant's clock shows at the start of the play, ms UTC. */
  readonly startMs: number;
  /** The moment that decides the ids, where it is another: machines that share a run agree on it. */
  readonly idsFromMs?: number;
  /** Default: as the era does. */
  readonly rels?: RelsRule;
  /** Bodies are written without `<`, `>` and `&`. Default: false. */
  readonly escapeHtml?: boolean;
  /** A world that many players share, for load. Default: one of the scenario's own. */
  readonly world?: World;
  /** Which of the players of a shared world this is: its clients and its chances are its own. */
  readonly instance?: number;
  /** Names that the scenario finds there, besides those of its world. */
  readonly names?: Scope;
  /** Events happen when they are played, by the clock of the world, whatever the scenario's own time says. */
  readonly isLive?: boolean;
  /** Of the webhooks, in a world that is made for the play. Default: kept. */
  readonly bodies?: BodyTerm;
}

/** Plays a scenario, one thing at a time, at the pace of its caller. */
export interface Player {
  readonly world: World;
  /** When the next thing is due, ms from the start of the play; undefined when the play is over. */
  peek(): number | undefined;
  /**
   * Does the next thing and gives what came out of it; undefined if nothing did, such as at the end of a pause.
   * `atMs`, if it is later than the due time, is what the tenant's clock shows, ms from its start.
   * Throws what is wrong with the scenario: ILLEGAL_MOVE, OVERRIDE or SCENARIO, with the place of the step.
   */
  step(atMs?: number): ScenarioOutput | undefined;
  /** The branch from which the last thing came. */
  readonly branch: Lineage | undefined;
  /** The overrides of the command line that found their place in a payload so far. */
  readonly overridden: ReadonlySet<Override>;
}

/** The settings that a scenario asks for, with defaults for what it leaves open. */
export function settingsOf(
  scenario: Scenario,
  defaults: {
    readonly seed: number;
    readonly startMs: number;
    /** Decides the ids with seed and start. Default: 0 where the scenario pins its start, so that it gives the same bytes again. */
    readonly ids?: number | undefined;
    /** What `ids` is in a run that starts now. Default: 0. */
    readonly freshIds?: number;
    readonly profile?: EraName;
    readonly locale?: 'ru' | 'en';
  },
): PlaySettings {
  const isPinned = scenario.startMs !== undefined;
  return {
    seed: scenario.seed ?? defaults.seed,
    ids: defaults.ids ?? (isPinned ? 0 : (defaults.freshIds ?? 0)),
    profile: profiles[scenario.profile ?? defaults.profile ?? '2023'],
    locale: scenario.locale ?? defaults.locale ?? 'ru',
    startMs: scenario.startMs ?? defaults.startMs,
    ...(scenario.rels === undefined ? {} : { rels: scenario.rels }),
    ...(scenario.escapeHtml ? { escapeHtml: true } : {}),
  };
}

/** The tenant of a scenario before its first step, without its channels and people. */
export function createWorld(scenario: Scenario, settings: PlaySettings): World {
  const { world: _world, instance: _instance, ...rest } = settings;
  const { ids: firstIds, project } = scenario.world;
  return new World({ ...rest, name: scenario.name, firstIds, project });
}

/** Makes a player at the start of a scenario. */
export function createPlayer(scenario: Scenario, settings: PlaySettings): Player {
  return new ScenarioPlayer(scenario, settings);
}

/** Everything that comes out of a play, without waiting. */
export function* outputs(player: Player): Generator<ScenarioOutput, void, void> {
  while (player.peek() !== undefined) {
    const output = player.step();
    if (output !== undefined) yield output;
  }
}

/** A branch of the play: its steps are in progress, due at a time, or waiting for inner branches. */
interface Track extends Scheduled, Lineage {
  /** What is in progress, and who asked for it: each goes on when the one after it is over. */
  current: StepIterator | undefined;
  callers: StepIterator[] | undefined;
  readonly parent: Track | undefined;
  /** How many branches must end before it goes on. */
  awaited: number;
}

class ScenarioPlayer extends PlayContext implements Player {
  private readonly tracks = new Heap<Track>();
  /** When the play starts on the tenant's clock, ms from the start of that. */
  private readonly startMs: number;
  private readonly isLive: boolean;
  private order = 0;
  branch: Lineage | undefined = undefined;

  constructor(scenario: Scenario, settings: PlaySettings) {
    super(scenario, settings.world ?? createWorld(scenario, settings));
    const { instance, locale, seed, startMs, names, isLive = false } = settings;
    this.isLive = isLive;
    this.startMs = Math.floor(startMs) - this.world.startMs;
    this.world.advanceTo(startMs);
    const label = instance === undefined ? '' : `~${instance}`;
    const scope = new Scope({ world: this.world, locale }, hash(label, seed), label, names);
    seedWorld(scenario.world, scope, { key: label });
    this.start(this.steps(scenario.steps, scope), undefined, 0);
  }

  override steps(steps: readonly Step[], scope: Scope): StepIterator {
    return new StepSequence(this, steps, scope);
  }

  peek(): number | undefined {
    return this.tracks.first?.dueMs;
  }

  step(atMs = 0): ScenarioOutput | undefined {
    const track = this.tracks.first;
    this.branch = track;
    if (track === undefined) return undefined;
    this.nowMs = track.dueMs;
    const dueMs = this.isLive ? 0 : this.startMs + track.dueMs;
    this.world.advanceTo(this.world.startMs + Math.max(dueMs, atMs));
    const move = nextMove(track);
    if (move === undefined) this.end(track);
    else if (typeof move === 'number') {
      track.dueMs += move;
      this.tracks.requeue();
    } else if ('kind' in move) return move;
    else this.part(track, move);
    return undefined;
  }

  private start(current: StepIterator, parent: Track | undefined, dueMs: number): void {
    this.tracks.push({ current, callers: undefined, parent, dueMs, awaited: 0, order: this.order++ });
  }

  /** The track rests until its branches are over. */
  private part(track: Track, branches: readonly StepIterator[]): void {
    this.tracks.pop();
    track.awaited = branches.length;
    for (const branch of branches) this.start(branch, track, track.dueMs);
  }

  private end(track: Track): void {
    this.tracks.pop();
    const { parent, dueMs } = track;
    if (parent === undefined) return;
    parent.awaited -= 1;
    if (parent.awaited > 0) return;
    parent.dueMs = dueMs;
    this.tracks.push(parent);
  }
}

/** What the innermost branch asks for, but for branches to be played; undefined when all are over. */
function nextMove(track: Track): Exclude<StepYield, StepIterator> | undefined {
  for (let branch = track.current; branch !== undefined; branch = track.current) {
    const { done, value: move } = withPlace(track, branch);
    if (done) track.current = track.callers?.pop();
    else if (typeof move === 'number' || 'kind' in move || !('next' in move)) return move;
    else {
      (track.callers ??= []).push(branch);
      track.current = move;
    }
  }
  return undefined;
}

function withPlace(track: Track, branch: StepIterator): ReturnType<StepIterator['next']> {
  try {
    return branch.next();
  } catch (error) {
    const step = [...(track.callers ?? []), branch].findLast((one) => one instanceof StepSequence)?.current;
    throw placed(error, step);
  }
}
