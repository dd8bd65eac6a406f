import { missedOverride, parseJsonBody } from './override.ts';
import type { ScenarioOutput } from '../webhook/webhook.ts';
import { HeldPlay, type HoldingRoom, type Playable } from './held-play.ts';
import { createPlayer, type Player, type PlaySettings } from './player.ts';
import type { Scenario } from './scenario.ts';

/**
 * A rehearsal stops after this many webhooks. What a `repeat` does in its first thousands of rounds it does in the others.
 */
const mostWebhooks = 20_000;

/** Or after this many moves, where most of them send nothing: a billion pauses would take an hour even without waiting. */
const mostMoves = 500_000;

/** How far a rehearsal goes at most. */
const longest = { moves: mostMoves, webhooks: mostWebhooks };

/**
 * Plays a scenario without sending, to report what only playing can show before anything is sent: illegal moves, templates
 * without a value, and overrides that hit nothing. Bodies are made only where an override needs them.
 * Returns the number of webhooks, as far as it went. Throws ILLEGAL_MOVE, SCENARIO or OVERRIDE, with the step's place. `onOutput` gets every output.
 */
export function rehearse(
  scenario: Scenario,
  settings: PlaySettings,
  onOutput: (output: ScenarioOutput) => void = () => undefined,
  limits = longest,
): number {
  const { world: _world, instance: _instance, bodies: _bodies, ...rest } = settings;
  const bodies = scenario.overrides.length > 0 ? 'kept' : 'none';
  const player = createPlayer(scenario, { ...rest, bodies });
  return playThrough(scenario, player, { limits, step: () => player.step(), onOutput });
}

/**
 * Rehearses a scenario that will be sent, and gives the play of it: where there is room for what the rehearsal makes, that
 * is what will be sent, so that nothing is played twice. Throws what `rehearse` throws.
 */
export function rehearseToPlay(scenario: Scenario, settings: PlaySettings, room: HoldingRoom): Playable {
  const player = createPlayer(scenario, settings);
  const held = new HeldPlay(player, room);
  playThrough(scenario, player, { limits: longest, step: () => held.stepAhead() });
  return held.isWhole ? held : createPlayer(scenario, settings);
}

interface Rehearsal {
  readonly limits: typeof longest;
  readonly step: () => ScenarioOutput | undefined;
  readonly onOutput?: (output: ScenarioOutput) => void;
}

/** Plays until the end or a limit, and gives the number of webhooks. */
function playThrough(
  { name, overrides }: Scenario,
  player: Player,
  { limits, step, onOutput }: Rehearsal,
): number {
  const samples = new Map<string, Uint8Array>();
  let webhooks = 0;
  for (
    let moves = 0;
    player.peek() !== undefined && moves < limits.moves && webhooks < limits.webhooks;
    moves++
  ) {
    const output = step();
    if (output !== undefined) onOutput?.(output);
    if (output?.kind !== 'webhook') continue;
    webhooks++;
    if (overrides.length > 0 && !samples.has(output.type)) samples.set(output.type, output.body);
  }
  const missed = overrides.find((override) => !player.overridden.has(override));
  if (missed !== undefined)
    throw missedOverride(missed, [...samples.values()].map(parseJsonBody), `any payload of ${name}`);
  return webhooks;
}
