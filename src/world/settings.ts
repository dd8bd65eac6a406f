import type { BodyTerm } from '../model/encode.ts';
import type { Profile } from '../model/profile.ts';
import type { IdSequence, IdRequest } from './ids.ts';
import type { RelsRule } from './rels.ts';
import type { ProjectSpec } from './specs.ts';

/** What a tenant is made from. The same settings and the same moves give the same bytes. */
export interface WorldSettings extends Omit<IdRequest, 'name'> {
  /** The scenario's name: with the seed it decides who the clients are and what they say, with the start also the ids. */
  readonly name: string;
  readonly profile: Profile;
  readonly locale: 'ru' | 'en';
  /** When the tenant's clock starts, ms UTC. */
  readonly startMs: number;
  /** The moment that decides the ids, where it is another: machines that share a run agree on it. */
  readonly idsFromMs?: number;
  /** Default: what the era does. */
  readonly rels?: RelsRule;
  /** First ids, where they matter. */
  readonly firstIds?: Partial<Record<IdSequence, number>>;
  /** Default: kept. */
  readonly bodies?: BodyTerm;
  /** Bodies are written without `<`, `>` and `&`, as Go's encoder does. Default: false. */
  readonly escapeHtml?: boolean;
  readonly project?: ProjectSpec;
}
