import { createRandom, hash, type Random } from '../env/random.ts';
import type { IdSequence } from './ids.ts';
import { ownValue } from '../own.ts';

/** What belongs to the tenant itself rather than to a run: project, channels and operators. */
export type TenantKind = Extract<IdSequence, 'project' | 'channel' | 'user'>;

/** When the project was made, ms UTC: as that of the documented samples. */
const foundedMs = 1_508_308_155_539;
/** A tenant whose clock shows an earlier time is at least so old. */
const leastAgeMs = 400 * 86_400_000;

/** Rows that the documented samples show have the ids that they have there. */
const documentedIds: Readonly<Record<string, number>> = {
  'channel iqchat support': 1,
  'channel vk vk': 36,
  'user anna': 55,
};
/** From where to where the ids of other rows lie. */
const ranges: Readonly<Record<TenantKind, readonly [number, number]>> = {
  project: [1, 1],
  channel: [2, 999],
  user: [2, 4999],
};

/**
 * The one tenant that all scenarios and runs show: each of its people and channels has the same small id and the same face each time, whatever
 * the seed.
 */
export class Tenant {
  /** Chance that is the same in every run. */
  readonly random: Random = createRandom('tenant');
  /** When the project was made, ms UTC. */
  readonly foundedMs: number;
  private readonly taken = new Set<string>();

  constructor(startMs: number) {
    this.foundedMs = Math.min(foundedMs, startMs - leastAgeMs);
  }

  /** The id of a row by its human key. Where two keys of one world come to the same, the second gets the next free one. */
  id(kind: TenantKind, key: string): number {
    const name = `${kind} ${key}`;
    const [from, to] = ranges[kind];
    let id = ownValue(documentedIds, name) ?? from + (hash(name) % (to - from + 1));
    while (this.taken.has(`${kind} ${id}`)) id++;
    this.taken.add(`${kind} ${id}`);
    return id;
  }

  /** A moment in the first year of the project, ms UTC. */
  early(random: Random): number {
    return this.foundedMs + 20_000 + Math.floor(random.next() * 300 * 86_400_000);
  }

  /** When the licence that is valid at a moment was renewed: once a year. */
  licensedMs(nowMs: number): number {
    const first = this.foundedMs + 155 * 86_400_000 + 19_744_835;
    const years = Math.max(0, Math.floor((nowMs - first) / (365 * 86_400_000)));
    return Math.min(first + years * 365 * 86_400_000, nowMs - 86_400_000);
  }
}
