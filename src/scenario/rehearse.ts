import { missedOverride, parseJsonBody } from './override.ts';
import { beats, createPlayer, type PlaySettings } from './player.ts';
import type { Scenario } from './scenario.ts';

/**
 * A rehearsal stops after so many webhooks. What a `repeat` does in its first thousands of rounds it does in the others.
 */
const mostWebhooks = 20_000;

/**
 * Plays a scenario dry, so that what only playing can show is told before anything is sent: illegal moves, templates
 * without a value, and overrides that hit nothing. Throws ILLEGAL_MOVE, SCENARIO or OVERRIDE, with the step's place.
 */
export function rehearse(scenario: Scenario, settings: PlaySettings): void {
  const { seed, profile, locale, startMs, rels } = settings;
  const player = createPlayer(scenario, {
    seed,
    profile,
    locale,
    startMs,
    ...(rels === undefined ? {} : { rels }),
  });
  const samples = new Map<string, Uint8Array>();
  let webhooks = 0;
  for (const beat of beats(player)) {
    if (beat.kind !== 'webhook') continue;
    if (scenario.overrides.length > 0 && !samples.has(beat.type)) samples.set(beat.type, beat.body);
    if (++webhooks >= mostWebhooks) break;
  }
  const missed = scenario.overrides.find((override) => !player.overridden.has(override));
  if (missed !== undefined)
    throw missedOverride(missed, [...samples.values()].map(parseJsonBody), `any payload of ${scenario.name}`);
}
