import { hash } from '../../env/random.ts';
import { IqmockError } from '../../errors.ts';
import {
  createPlayer,
  createWorld,
  settingsOf,
  type PlaySettings,
  type Player,
} from '../../scenario/player.ts';
import { rehearse } from '../../scenario/rehearse.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { IdShare } from '../../world/ids.ts';
import type { World } from '../../world/world.ts';
import type { WorkerShare } from '../plan/executors/executor.ts';

/** One scenario of a mix, and how often it is played against the others. */
export interface MixItem {
  readonly scenario: Scenario;
  readonly weight: number;
}

/** What the virtual clients are made from. */
export interface VirtualClientsSettings {
  readonly mix: readonly MixItem[];
  readonly seed: number;
  /** The tenants' clocks at the start of the run where a scenario does not say, ms UTC. */
  readonly startMs: number;
  readonly part: WorkerShare;
  readonly ids: RunIds;
}

/** What decides the ids of a run besides its seed. */
export interface RunIds {
  /** What it is where a start is given, and in a run that starts now. */
  readonly ids: number | undefined;
  readonly freshIds: number;
  /** The moment that all who share the run agree on, ms UTC. */
  readonly fromMs: number;
  /** How many of one kind the whole run may need. */
  readonly need: number;
  /** The place of this generator among independent ones. */
  readonly place?: IdShare;
}

interface Tenant {
  readonly scenario: Scenario;
  readonly settings: PlaySettings;
  readonly world: World;
  /** The sum of the weights up to and with this one. */
  readonly weightSofar: number;
}

/**
 * The virtual clients of one part of a run. Each scenario of the mix is a separate tenant, whose world all its players
 * share, so every id is given once. The nth client of the whole run plays the same scenario whatever the number of parts,
 * and belongs to exactly one of them. The body of a webhook is valid until the next one is made.
 */
export class VirtualClients {
  private readonly seed: number;
  private readonly part: WorkerShare;
  private readonly tenants: readonly Tenant[];
  private readonly totalWeight: number;

  constructor({ mix, seed, startMs, part, ids }: VirtualClientsSettings) {
    this.seed = seed;
    this.part = part;
    let weightSofar = 0;
    this.tenants = mix.map(({ scenario, weight }) => {
      // Sent, or copied, before the next one is made: fresh memory for each body calls the garbage collector too often.
      const settings = {
        ...playSettings(scenario, seed, startMs, ids),
        need: ids.need,
        ...(scenario.startMs === undefined ? { idsFromMs: ids.fromMs } : {}),
        shard: part,
        ...(ids.place === undefined ? {} : { place: ids.place }),
        bodies: 'lent' as const,
      };
      const world = createWorld(scenario, settings);
      // With all keys there are, so that the settings of each player are a quick copy of them.
      const pattern = { ...settings, world, instance: 0 };
      return { scenario, settings: pattern, world, weightSofar: (weightSofar += weight) };
    });
    this.totalWeight = weightSofar;
  }

  /** Makes filler values now, so that no chat that starts during the run has to wait for them. */
  prepare(): void {
    for (const { world } of this.tenants) world.rows.prepare();
  }

  /** Begins the nth play of this part. `startedMs` is a time of the run. */
  create(index: number, startedMs: number): Player {
    const instance = index * this.part.of + this.part.index;
    const { scenario, settings } = this.tenantOf(instance);
    return createPlayer(scenario, { ...settings, instance, startMs: settings.startMs + startedMs });
  }

  private tenantOf(instance: number): Tenant {
    const [only] = this.tenants;
    if (this.tenants.length === 1 && only !== undefined) return only;
    const drawn = (hash(`mix ${instance}`, this.seed) / 2 ** 32) * this.totalWeight;
    return this.tenants.find(({ weightSofar }) => drawn < weightSofar) ?? (this.tenants.at(-1) as Tenant);
  }
}

/** The seed of a run is that of all its scenarios, whatever they say: it is what the run is repeated by. */
function playSettings(
  scenario: Scenario,
  seed: number,
  startMs: number,
  ids?: Pick<RunIds, 'ids' | 'freshIds'>,
): PlaySettings {
  return { ...settingsOf(scenario, { ...ids, seed, startMs }), seed };
}

/**
 * Rehearses every scenario of a mix, so that its mistakes are reported before anything is sent. Returns how many webhooks
 * the longest of them sends, the types of all, and whether they call the consumer themselves. Throws what `rehearse` throws,
 * and SCENARIO for one that sends nothing.
 */
export function rehearseMix({ mix, seed, startMs }: Omit<VirtualClientsSettings, 'part' | 'ids'>): {
  readonly webhooks: number;
  readonly types: ReadonlySet<string>;
  readonly hasRequests: boolean;
} {
  const types = new Set<string>();
  let most = 0;
  let hasRequests = false;
  for (const { scenario } of mix) {
    const webhooks = rehearse(scenario, playSettings(scenario, seed, startMs), (output) => {
      if (output.kind === 'webhook') types.add(output.type);
      else hasRequests ||= output.purpose === 'prepare';
    });
    most = Math.max(most, webhooks);
    if (webhooks > 0) continue;
    throw new IqmockError(
      'SCENARIO',
      `The scenario ${scenario.name} sends no events, so it cannot be load-tested.`,
      {
        hint: 'Add a step that sends, such as create_chat, or leave it out.',
      },
    );
  }
  return { webhooks: most, types, hasRequests };
}
