import { findCrossing } from './crossing.ts';
import { findInterference } from './interference.ts';
import type { Lab } from './lab.ts';

/** Finds out, before the first rule, whether chats can be played together: at the same time, and by turns. */
export async function tryTogether(lab: Lab): Promise<void> {
  lab.interference = await findInterference(lab);
  lab.crossing = await findCrossing(lab);
  const mask = lab.options.observer?.mask;
  // A value that belongs to no chat would fail every rule; it has been found, and says nothing more.
  for (const { signature } of lab.crossing.flatMap(({ differences = [] }) => differences)) {
    const place = signature.endsWith(' value') ? signature.slice(0, -' value'.length) : undefined;
    if (place !== undefined) mask?.learnt.set(place, 'whole');
  }
}
