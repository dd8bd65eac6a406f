import type { Random } from '../env/random.ts';

/** The kinds of id the server counts, each in a sequence of its own. */
export const idKinds = [
  'project',
  'channel',
  'user',
  'client',
  'chat',
  'ticket',
  'event',
  'message',
  'ticket_message',
  'field',
] as const;

/** One of the id sequences. */
export type IdKind = (typeof idKinds)[number];

/** Which of several generators this one is, counted from 0: their ids never collide. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** How many ids of a kind one tenant may use before it could meet the next tenant's. */
const blockSizes: Readonly<Record<IdKind, number>> = {
  project: 1,
  channel: 100,
  user: 1000,
  client: 100_000,
  chat: 100_000,
  ticket: 100_000,
  event: 100_000,
  message: 100_000,
  ticket_message: 100_000,
  field: 100_000,
};
const blocks = 20_000;

/**
 * The growing ids of one tenant. Each tenant starts in a block drawn from its own name and seed, so that the ids of
 * two scenarios practically never meet, and all of them fit in 32 bits for as long as a block lasts.
 */
export class Sequences {
  private readonly last = new Map<IdKind, number>();
  private readonly stride: number;

  constructor(random: Random, shard: Shard, firstIds: Partial<Record<IdKind, number>> = {}) {
    const block = random.integer(1, blocks);
    this.stride = shard.of;
    for (const kind of idKinds) {
      const size = blockSizes[kind];
      const first = firstIds[kind] ?? block * size + (size > 1 ? random.integer(1, size >> 3) : 0);
      this.last.set(kind, first + shard.index - shard.of);
    }
  }

  /** The next id of a kind. */
  next(kind: IdKind): number {
    const id = (this.last.get(kind) ?? 0) + this.stride;
    this.last.set(kind, id);
    return id;
  }
}
