import type { Host } from '../env/host.ts';
import type { EraName } from '../model/spec.ts';
import { startMsOf, type TenantOptions } from './options.ts';

/** What is made up where neither the options nor the scenario decide it. */
export const defaultSeed = 1;

/** What must come before a single event takes up to this long: begun so much earlier, no event is dated ahead of its request. */
const silentMs = 1_000;

/** What an event that is triggered by itself is made with. */
export interface Tenant {
  readonly seed: number;
  readonly profile: EraName;
  readonly locale: 'ru' | 'en';
  readonly startMs: number;
  readonly rels?: 'documented' | 'closed';
}

/** The tenant of an event that is triggered by itself. */
export function tenantOf(host: Host, { seed, profile, locale, start, rels }: TenantOptions): Tenant {
  return {
    seed: seed ?? defaultSeed,
    profile: profile ?? '2023',
    locale: locale ?? 'ru',
    startMs: startMsOf(start) ?? host.clock.now() - silentMs,
    ...(rels === undefined ? {} : { rels }),
  };
}
