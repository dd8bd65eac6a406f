import type { LoadHeader } from '../record/load-record.ts';
import type { MixItem } from '../engine/virtual-clients.ts';
import type { LoadOptions } from './load-options.ts';

const requestsLeftOut = 'The request steps of the scenarios are skipped: every chat would repeat them.';

/** What people should know of a run before it begins, for its header. */
export function notesOf(
  { speed: asked }: Pick<LoadOptions, 'speed'>,
  { speed }: Pick<LoadHeader, 'speed'>,
  { mix, hasRequests }: { readonly mix: readonly MixItem[]; readonly hasRequests: boolean },
): Pick<LoadHeader, 'notes'> {
  const notes = hasRequests ? [requestsLeftOut] : [];
  // Where pauses are skipped, or a speed was asked for, it is no surprise.
  const quicker =
    asked === undefined && speed !== 'max' ? mix.filter(({ scenario }) => scenario.speed > speed) : [];
  const [first] = quicker;
  if (first !== undefined) {
    const names = quicker.map(({ scenario }) => `${scenario.name} (${scenario.speed})`).join(', ');
    notes.push(
      `The speed of a scenario applies to run and serve; load plays at ${speed}: ${names}. Add --speed ${first.scenario.speed} to play as fast.`,
    );
  }
  return notes.length === 0 ? {} : { notes };
}
