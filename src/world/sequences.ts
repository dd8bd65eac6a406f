import { idSequences, type IdBlock, type IdSequence, type NumberKind } from './ids.ts';

/** The growing ids of one tenant. */
export class Sequences {
  private readonly block: IdBlock;
  private readonly last = new Map<IdSequence, number>();
  private readonly given = new Map<IdSequence | NumberKind, number>();

  constructor(block: IdBlock, firstIds: Partial<Record<IdSequence, number>> = {}) {
    this.block = block;
    for (const kind of idSequences) {
      const first = firstIds[kind];
      this.last.set(kind, (first === undefined ? block.first(kind) : first + block.ordinal(0)) - block.step);
    }
  }

  /** The ids that come next, of every kind. */
  following(): Record<IdSequence, number> {
    return Object.fromEntries(idSequences.map((kind) => [kind, this.next(kind)])) as Record<
      IdSequence,
      number
    >;
  }

  /** The next id of a kind. */
  next(kind: IdSequence): number {
    const id = (this.last.get(kind) ?? 0) + this.block.step;
    this.last.set(kind, id);
    return id;
  }

  /** The next number of a kind. */
  nextNumber(kind: NumberKind): number {
    return this.block.number(kind, this.count(kind));
  }

  /** Counts what has no id, from 0, over all shards. */
  nextOrdinal(kind: IdSequence): number {
    return this.block.ordinal(this.count(kind));
  }

  private count(kind: IdSequence | NumberKind): number {
    const count = this.given.get(kind) ?? 0;
    this.given.set(kind, count + 1);
    return count;
  }
}
