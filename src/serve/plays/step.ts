import { createPlayer } from '../../scenario/player.ts';
import { compileLiveStep } from '../../scenario/live.ts';
import type { Host } from '../../env/host.ts';
import { TenantNames, TenantScope } from '../tenant/tenant-names.ts';
import type { Happening } from '../tenant/living-world.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { playOut, type PlayEnd, type PlayHost, type PlayProgress } from './play.ts';

/** A step to be done now: its name, its arguments, and the keys that may be next to it. */
export interface StepOrder {
  readonly step: string;
  readonly args: unknown;
  /** `expect`, `set`, `set_raw`. */
  readonly modifiers?: Readonly<Record<string, unknown>>;
}

/** What came of a step. */
export interface StepOutcome {
  readonly end: PlayEnd;
  readonly progress: PlayProgress;
  /** The row that it made last, if it made any; of a triggered event what it is about. */
  readonly made: Happening['made'];
}

/**
 * Does one step of the scenario language in a tenant: names in it mean rows of the tenant, and so do references such as
 * `chat:1042`. A step that sends does so at once; one that waits or repeats takes its time. Throws SCENARIO for what is
 * wrong with it, before anything happens.
 */
export async function doStep(
  { step, args, modifiers = {} }: StepOrder,
  server: { readonly host: Host; readonly tenant: Tenant; readonly plays: PlayHost; readonly number: number },
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { host, tenant, plays, number } = server;
  const { world, registry } = tenant;
  const { locale, seed } = world.settings;
  const scenario = compileLiveStep(
    { [step]: args, ...modifiers },
    { host, names: new TenantNames(registry), era: world.profile.name, locale },
  );
  const sends = scenario.steps[0]?.definition.sends === true;
  const player = createPlayer(scenario, {
    seed: seed + number,
    profile: world.profile,
    locale,
    startMs: world.nowMs,
    world,
    isLive: true,
    names: new TenantScope(tenant),
  });
  const progress: PlayProgress = { webhooks: 0, failedProbes: 0, deliveryIds: [] };
  let made: Happening['made'];
  const publish: PlayHost['publish'] = (webhook) => {
    made = tenant.justMade ?? made;
    return plays.publish(webhook);
  };
  // Room was asked for before a step that sends; what takes long asks again and again.
  const room = sends ? async (): Promise<void> => undefined : plays.room;
  const end = await playOut(
    player,
    { ...plays, publish, room },
    { speed: sends ? 'max' : 1, signal, progress },
  );
  return { end, progress, made };
}
