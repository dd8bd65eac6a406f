import { profiles } from '../../model/profile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { Scope } from '../../scenario/scope.ts';
import { seedWorld } from '../../scenario/seed-world.ts';
import type { ServeSettings } from '../settings.ts';
import { Tenant, type TenantListener } from './tenant.ts';

/** What a new tenant is made from. */
export interface TenantOrder {
  readonly seed: number;
  /** Whose people and channels it begins with. */
  readonly scenarios: readonly Scenario[];
  /** The tenant before: ids and clock go on from there. */
  readonly before: Tenant | undefined;
  /** When it begins, where a journal says so. */
  readonly atMs?: number;
}

/** Begins a tenant: with the people of scenarios, or with one channel and one operator, which every event needs. */
export function createTenant(
  settings: ServeSettings,
  { seed, scenarios, before, atMs }: TenantOrder,
  listener: TenantListener,
): Tenant {
  const { host, era, locale, rels, escapeHtml, events, startMs, aheadMs, keepMessages } = settings;
  const [first] = scenarios;
  const firstIds = before === undefined ? first?.world.ids : before.world.followingIds();
  const tenant = new Tenant(
    {
      name: first?.name ?? 'serve',
      seed,
      ids: settings.ids,
      profile: profiles[era],
      locale,
      escapeHtml,
      ...(rels === undefined ? {} : { rels }),
      startMs: atMs ?? before?.nowMs ?? startMs,
      ...(first === undefined ? {} : { project: first.world.project }),
      ...(firstIds === undefined ? {} : { firstIds }),
    },
    {
      clock: host.clock,
      events,
      keepMessages,
      listener,
      aheadMs: before?.ahead ?? aheadMs,
    },
  );
  const scope = new Scope({ world: tenant.world, locale }, seed, '');
  for (const { world } of scenarios) seedWorld(world, scope, { key: '' });
  if (tenant.registry.channels.size === 0) tenant.world.addChannel('support', { type: 'iqchat' });
  if (tenant.registry.operators.size === 0) tenant.world.addOperator('anna', {});
  return tenant;
}
