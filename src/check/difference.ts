import { formatNumber } from '../env/format.ts';
import { jsonText } from './json-text.ts';
import { generalPlace, sayPlace, type StatePath } from './path.ts';
import { isObject, ownValue } from '../own.ts';

/** One place where a state is not as it should be. */
export interface Difference {
  readonly place: string;
  /** The place without positions and ids, and the kind of difference: what two failures have in common. */
  readonly signature: string;
  /** What is there in the right state, and now, for people. */
  readonly clean: string;
  readonly now: string;
}

const mostDifferences = 20;

/** The places where two canonical states differ, in the order of the state. */
export function differences(clean: unknown, now: unknown): readonly Difference[] {
  const found: Difference[] = [];
  walk(clean, now, [], found);
  return found;
}

function walk(clean: unknown, now: unknown, place: StatePath, found: Difference[]): void {
  if (found.length >= mostDifferences || Object.is(clean, now)) return;
  if (Array.isArray(clean) && Array.isArray(now)) return walkLists(clean, now, place, found);
  if (isObject(clean) && isObject(now)) {
    const keys = [...new Set([...Object.keys(clean), ...Object.keys(now)])];
    for (const key of keys) {
      const [before, after] = [ownValue(clean, key), ownValue(now, key)];
      if (!Object.hasOwn(now, key))
        found.push(differenceAt([...place, key], 'missing', show(before), 'is missing'));
      else if (!Object.hasOwn(clean, key))
        found.push(differenceAt([...place, key], 'extra', 'is not there', show(after)));
      else walk(before, after, [...place, key], found);
    }
    return;
  }
  const [before, after] = showTwo(clean, now);
  found.push(differenceAt(place, 'value', before, after));
}

function walkLists(
  clean: readonly unknown[],
  now: readonly unknown[],
  place: StatePath,
  found: Difference[],
): void {
  if (clean.length === now.length) {
    if (isShuffled(clean, now))
      return void found.push(differenceAt(place, 'order', 'is in order', 'is in another order'));
    for (const [index, item] of clean.entries()) walk(item, now[index], [...place, index], found);
    return;
  }
  const kind = now.length > clean.length ? 'more' : 'fewer';
  found.push(differenceAt(place, kind, countItems(clean.length), countItems(now.length)));
}

function isShuffled(clean: readonly unknown[], now: readonly unknown[]): boolean {
  const [one, other] = [clean, now].map((list) => list.map((item) => JSON.stringify(item)));
  return String(one) !== String(other) && String(one?.toSorted()) === String(other?.toSorted());
}

function differenceAt(place: StatePath, kind: string, clean: string, now: string): Difference {
  return { place: sayPlace(place), signature: `${generalPlace(place)} ${kind}`, clean, now };
}

function countItems(count: number): string {
  return `has ${count} ${count === 1 ? 'item' : 'items'}`;
}

function show(value: unknown): string {
  const text = jsonText(value);
  return `is ${text.length > 100 ? `${text.slice(0, 97)}…` : text}`;
}

/** How much of a long text is shown before the place where it differs from the other, and in all. */
const [lettersBefore, lettersShown] = [20, 80];

/** Two values that differ. Of long texts the part is shown where they do, with their lengths. */
function showTwo(one: unknown, other: unknown): [string, string] {
  const isLong = [one, other].some((value) => typeof value === 'string' && value.length > lettersShown);
  if (typeof one !== 'string' || typeof other !== 'string' || !isLong) return [show(one), show(other)];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const from = Math.max(0, start - lettersBefore);
  const part = (text: string): string => {
    const shown = jsonText(text.slice(from, from + lettersShown)).slice(1, -1);
    const [before, after] = [from > 0 ? '…' : '', text.length > from + lettersShown ? '…' : ''];
    return `is "${before}${shown}${after}" (${formatNumber(text.length)} letters)`;
  };
  return [part(one), part(other)];
}
