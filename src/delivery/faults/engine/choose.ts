import type { Random } from '../../../env/random.ts';
import type { Fault } from '../../../webhook/fault.ts';

/**
 * Chooses what a fault hits. Chance depends on the seed, the fault and what is hit alone, so that neither time nor the
 * number of workers shifts it.
 */
export class Chooser {
  private readonly random: Random;
  /** What each fault with `@first=N` has hit. */
  private readonly counted = new WeakMap<Fault, Set<string>>();

  constructor(random: Random) {
    this.random = random.fork('faults');
  }

  /** Whether a fault may hit events of this type at all. */
  concerns({ selection: { on } }: Fault, type: string): boolean {
    return on === undefined || on.includes(type);
  }

  /** Whether a fault hits the delivery, message or chat of this key: always the same answer. */
  hits(fault: Fault, key: string): boolean {
    const { first, share } = fault.selection;
    if (first !== undefined && !this.isAmongFirst(fault, key, first)) return false;
    return share === undefined || this.random.fork(`${fault.text} ${key}`).chance(share);
  }

  private isAmongFirst(fault: Fault, key: string, first: number): boolean {
    let keys = this.counted.get(fault);
    if (keys === undefined) this.counted.set(fault, (keys = new Set()));
    if (keys.size < first) keys.add(key);
    return keys.has(key);
  }
}
