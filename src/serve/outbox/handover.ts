import { laneKeys } from '../../delivery/lane-keys.ts';
import type { LaneKey } from '../../delivery/lanes.ts';
import type { OrderScope } from '../../delivery/policy.ts';
import type { Item } from './item.ts';

interface Lane {
  readonly underWay: Set<Item>;
  readonly waiting: Item[];
}

/**
 * What happens to the order of deliveries when a sender is replaced: a try that is in flight ends where it began, so that it
 * is not made twice, and what comes after it in its lane waits for that.
 */
export class Handover {
  private keyOf: (item: Item) => LaneKey = () => undefined;
  private readonly lanes = new Map<LaneKey, Lane>();

  /** Starts over: these are in progress, and the order is now this one. */
  begin(order: OrderScope, underWay: readonly Item[]): void {
    const key = laneKeys(order);
    this.keyOf = ({ delivery }) => key(delivery);
    this.clear();
    for (const item of underWay) this.laneOf(this.keyOf(item))?.underWay.add(item);
  }

  /** Whether the item has to wait; it is given back by `release` when its turn has come. */
  holds(item: Item): boolean {
    const lane = this.lanes.get(this.keyOf(item));
    lane?.waiting.push(item);
    return lane !== undefined;
  }

  /** An item that was in progress is so no more, and is sent again if it `isUnfinished`. Gives what may be sent now, in order. */
  release(item: Item, isUnfinished: boolean): readonly Item[] {
    const key = this.keyOf(item);
    const lane = this.lanes.get(key);
    if (lane === undefined) return isUnfinished ? [item] : [];
    lane.underWay.delete(item);
    if (isUnfinished) lane.waiting.push(item);
    if (lane.underWay.size > 0) return [];
    this.lanes.delete(key);
    return lane.waiting.sort((a, b) => a.id - b.id);
  }

  clear(): void {
    this.lanes.clear();
  }

  private laneOf(key: LaneKey): Lane | undefined {
    if (key === undefined) return undefined;
    const lane = this.lanes.get(key) ?? { underWay: new Set(), waiting: [] };
    this.lanes.set(key, lane);
    return lane;
  }
}
