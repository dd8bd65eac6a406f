import type { Random } from '../env/random.ts';
import type { Profile } from '../model/profile.ts';
import type { Patchable, ProjectEntity } from './entities.ts';
import type { IdSequence, NumberKind } from './ids.ts';
import type { WorldSettings } from './settings.ts';
import type { Tenant, TenantKind } from './tenant.ts';

/** The tenant as those who make its rows see it: settings, clock, chance and ids. */
export interface WorldState {
  readonly settings: WorldSettings;
  readonly profile: Profile;
  readonly random: Random;
  /** Chance that is new in each run: for what must not come again as the ids must not. */
  readonly identity: Random;
  /** What is the same in every run. */
  readonly tenant: Tenant;
  readonly project: ProjectEntity;
  /** What the tenant's clock shows at its start, ms UTC. */
  readonly startMs: number;
  /** The tenant's clock, ms UTC. */
  readonly nowMs: number;
  /** The next id of a sequence. */
  nextId(kind: IdSequence): number;
  /** The id of a row of the tenant, the same in every run unless the world says where ids begin. */
  tenantId(kind: TenantKind, key: string): number;
  /** The next of the numbers that belong to one client alone. */
  nextNumber(kind: NumberKind): number;
  /** Counts rows from 0. */
  nextOrdinal(kind: IdSequence): number;
  /** Gives fields of a row new values. */
  patch<Target extends Patchable>(target: Target, changes: Partial<Target['row']>): void;
}
