import type { Random } from '../env/random.ts';
import type { Entities } from '../model/entities.gen.ts';
import type { EntityName } from '../model/spec.ts';
import type { Personas } from './persona.ts';
import type { UuidMint } from './uuid.ts';

/** What every row of a tenant is made from: filler values, people and times before the tenant's start. */
export interface RowSource {
  /** Who works here, by key alone. */
  readonly staff: Personas;
  /** Mints the portraits of operators. */
  readonly portraits: UuidMint;
  /** Number of the customer base that the clients come from. */
  readonly crmId: number;
  /** A new row with the filler values of this label. Lists and objects in it are shared: put others in their place. */
  fresh<Name extends EntityName>(entity: Name, label: string): Entities[Name];
  /** Filler values for rows of the tenant, whatever the seed. */
  tenantFiller(entity: EntityName, label: string): object;
  /** A moment this many days before the tenant's start, ms UTC. */
  ago(random: Random, minDays: number, maxDays: number): number;
}
