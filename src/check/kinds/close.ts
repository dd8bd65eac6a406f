import { upTo } from '../history.ts';
import type { Lab } from '../lab.ts';
import type { Twin } from '../twin.ts';

/** The values of a state by their places. */
type Leaves = ReadonlyMap<string, unknown>;

/** The plain values that the close of a chat changes, and what they were before. */
async function closingLeaves(lab: Lab): Promise<{ readonly open: Leaves; readonly closed: Leaves }> {
  const last = lab.whole.length - 1;
  const [before, after] = await Promise.all([lab.cleanState(upTo(last - 1)), lab.cleanState(upTo(last))]);
  const [open, closed] = [leavesOf(before), leavesOf(after)];
  const changed = [...closed.keys()].filter(
    (place) => open.has(place) && open.get(place) !== closed.get(place),
  );
  const only = (leaves: Leaves): Leaves => new Map(changed.map((place) => [place, leaves.get(place)]));
  return { open: only(open), closed: only(closed) };
}

/** Whether the state shows the close of a chat. */
export async function showsClose(lab: Lab): Promise<boolean> {
  return (await closingLeaves(lab)).closed.size > 0;
}

/** Whether a chat is closed: nothing that the close has changed is as it was before. Waits until the state is still. */
export async function isStillClosed(lab: Lab, twin: Twin): Promise<boolean> {
  const { observer } = lab.options;
  if (observer === undefined) return true;
  const { open } = await closingLeaves(lab);
  const { now } = await observer.compare(twin, undefined, () => []);
  const found = leavesOf(now);
  return [...open].every(([place, value]) => found.get(place) !== value);
}

function leavesOf(value: unknown, place = '$', leaves = new Map<string, unknown>()): Leaves {
  if (typeof value !== 'object' || value === null) leaves.set(place, value);
  else for (const [key, item] of Object.entries(value)) leavesOf(item, `${place}.${key}`, leaves);
  return leaves;
}
