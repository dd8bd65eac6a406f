import type { PageProbe } from '../run-probes.ts';
import { directEach, make } from './dom.ts';
import { run } from './run-data.ts';

const after = new Map<number, number[]>();
for (const [index, probe] of run.probes.entries()) {
  const others = after.get(probe.after);
  if (others === undefined) after.set(probe.after, [index]);
  else others.push(index);
}

/** A line of a timeline: a webhook, or a probe that was asked after one. */
export type TimelineRow =
  { readonly kind: 'event'; readonly position: number } | { readonly kind: 'probe'; readonly index: number };

/** Puts the probes between these events. */
export function withProbes(positions: readonly number[]): TimelineRow[] {
  return positions.flatMap((position) => [
    { kind: 'event' as const, position },
    ...(after.get(position) ?? []).map((index) => ({ kind: 'probe' as const, index })),
  ]);
}

/** The probe that a failure above the conversations leads to. */
export function probeAt(index: number): PageProbe {
  const probe = run.probes[index];
  if (probe === undefined) throw new Error(`The page has no probe ${index}.`);
  return probe;
}

/** A probe as a line of the timeline. */
export function probeRow(index: number): HTMLLIElement {
  const { name, subject, expected, actual, passed } = probeAt(index);
  const tone = passed ? 'good' : 'bad';
  const wanted = expected === '' ? '' : `expected ${expected}`;
  const box = make('div', `event ${tone}`);
  box.append(
    make('span', `badge ${tone}`, `${name} ${passed ? 'held' : 'failed'}`),
    make('span', 'text', subject),
    make('span', 'text', passed ? wanted : `${wanted}, got ${actual || 'nothing'}`),
  );
  directEach(box);
  const item = make('li', 'line probe');
  item.dataset['probe'] = String(index);
  item.append(box);
  return item;
}
