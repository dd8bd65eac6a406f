import type { Host } from '../env/host.ts';
import type { EraName } from '../model/spec.ts';
import { startMsOf, type TenantOptions } from './options.ts';

/** What is generated where neither the options nor the scenario decide it. */
export const defaultSeed = 1;

/** What must come before a single event takes up to this long: begun so much earlier, no event is dated ahead of its request. */
const silentMs = 1_000;

/** What an event that is triggered by itself is made with. */
export interface TriggerContext {
  readonly seed: number;
  readonly profile: EraName;
  readonly locale: 'ru' | 'en';
  readonly startMs: number;
  /** Decides the ids, with seed and start. */
  readonly ids: number;
  readonly rels?: 'documented' | 'closed';
  readonly escapeHtml?: boolean;
}

/** What decides the ids: what is asked for, or 0 where the start is pinned, so that the same bytes come again; else a fresh number. */
export function idsOf(host: Host, ids: TenantOptions['ids'], isPinned: boolean): number {
  if (typeof ids === 'number') return ids;
  return isPinned && ids !== 'fresh' ? 0 : host.freshSeed();
}

/** The tenant of an event that is triggered by itself. */
export function tenantOf(
  host: Host,
  { seed, ids, profile, locale, start, rels, escapeHtml = false }: TenantOptions,
): TriggerContext {
  return {
    seed: seed ?? defaultSeed,
    profile: profile ?? '2023',
    locale: locale ?? 'ru',
    startMs: startMsOf(start) ?? host.clock.now() - silentMs,
    ids: idsOf(host, ids, start !== undefined),
    ...(rels === undefined ? {} : { rels }),
    escapeHtml,
  };
}
