import type { Lab } from '../lab.ts';
import { generalPlace, type StatePath } from '../path.ts';
import type { Twin } from '../twin.ts';

/** What is at each general place of a state, such as `$.tickets[*].status`. */
type Leaves = ReadonlyMap<string, ReadonlySet<unknown>>;

/**
 * What an open chat shows, by place, and a closed one does not. A value that other events change too says nothing about the
 * close: the type of the newest event, a counter.
 */
async function openLeaves(lab: Lab): Promise<ReadonlyMap<string, unknown>> {
  const { observer } = lab.options;
  const last = lab.whole.length - 1;
  const closed = leavesOf(await lab.cleanState(lab.whole));
  const before = await lab.cleanState(lab.whole.slice(0, last));
  const earlier = [...lab.clean.states]
    .filter(([point]) => point < last)
    .map(([, state]) => leavesOf(observer?.mask.canonical(state)));
  const open = new Map<string, unknown>();
  for (const [place, values] of leavesOf(before)) {
    const [value] = values;
    const isGone = closed.get(place)?.has(value) !== true;
    const isSteady = values.size === 1 && earlier.every((leaves) => isOnly(leaves.get(place), value));
    if (isGone && isSteady) open.set(place, value);
  }
  return open;
}

/** Whether the state shows the close of a chat. */
export async function showsClose(lab: Lab): Promise<boolean> {
  return (await openLeaves(lab)).size > 0;
}

/**
 * Whether a chat is closed: nothing of an open one shows, be it of its first ticket or a later one. Waits until the state
 * is still.
 */
export async function isStillClosed(lab: Lab, twin: Twin): Promise<boolean> {
  const { observer } = lab.options;
  if (observer === undefined) return true;
  const open = await openLeaves(lab);
  const { state } = await observer.settled(twin);
  const found = leavesOf(observer.mask.canonical(state));
  return [...open].every(([place, value]) => found.get(place)?.has(value) !== true);
}

function isOnly(values: ReadonlySet<unknown> | undefined, value: unknown): boolean {
  return values?.size === 1 && values.has(value);
}

function leavesOf(value: unknown, place: StatePath = [], leaves = new Map<string, Set<unknown>>()): Leaves {
  if (typeof value !== 'object' || value === null) {
    const name = generalPlace(place);
    leaves.set(name, (leaves.get(name) ?? new Set()).add(value));
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) leavesOf(item, [...place, index], leaves);
  } else {
    for (const [key, item] of Object.entries(value)) leavesOf(item, [...place, key], leaves);
  }
  return leaves;
}
