import { jsonText } from './json-text.ts';
import type { JsonPath } from '../report/json-path.ts';
import { generalPlace, isNamed, type StatePath } from './path.ts';
import { isObject, ownValue } from '../own.ts';
import { ofAnotherChat } from './twin.ts';

/** What is not compared at a place: its value, its keys, its order, or all of it. */
export type Noise = 'value' | 'keys' | 'order' | 'whole';

/** What the user said about the state. */
export interface MaskOptions {
  readonly ignore: readonly JsonPath[];
  readonly unordered: readonly JsonPath[];
  /** Names and texts of the conversation: no clock and no counter shows them. */
  readonly ours?: readonly string[];
}

/** What stands for a value that is another one in every chat. */
export const varies = '‹varies›';

/** Which places of the state are noise, learnt from states that should be equal. Places are general: `$.items[*].key`. */
export class Mask {
  readonly learnt = new Map<string, Noise>();
  /** Places that showed something of another chat, with what they showed. */
  readonly crossed = new Map<string, string>();
  private readonly options: MaskOptions;

  constructor(options: MaskOptions) {
    this.options = options;
  }

  /** Learns from two states that should be equal. */
  learn(one: unknown, other: unknown): void {
    this.compare(one, other, [], false);
  }

  /** Learns only values that look like times and keys: where a counter differs, the consumer may be at fault. */
  learnStamps(one: unknown, other: unknown): void {
    this.compare(one, other, [], true);
  }

  /**
   * Learns from two readings of a chat to which nothing happened: what moves by itself is no finding, unless it moved to
   * something of another chat.
   */
  learnRestless(one: unknown, other: unknown): void {
    const trial = new Mask(this.options);
    trial.learn(one, other);
    trial.noteOurs(one, other, []);
    for (const [place, noise] of trial.learnt)
      if (!trial.crossed.has(place) && (noise === 'value' || noise === 'order'))
        this.learnt.set(place, noise);
    for (const [place, shown] of trial.crossed) this.crossed.set(place, shown);
  }

  /** Notes the places that show a name or a text of the conversation, and showed another value before. */
  private noteOurs(before: unknown, now: unknown, place: StatePath): void {
    if (Object.is(before, now)) return;
    if (typeof now === 'string' && typeof before === 'string') {
      if (this.isOurs(now)) this.crossed.set(generalPlace(place), now);
    } else if (isObject(before) && isObject(now))
      for (const key of Object.keys(now))
        this.noteOurs(ownValue(before, key), ownValue(now, key), [...place, key]);
  }

  /** Learns the order of lists that two readings show in another order, if nothing else differs. */
  learnOrder(one: unknown, other: unknown): void {
    const trial = new Mask(this.options);
    trial.learn(one, other);
    if ([...trial.learnt.values()].every((noise) => noise === 'order')) this.learnRestless(one, other);
  }

  /** Whether two states that should be equal are so, but for values that look like times and keys. */
  isAlike(one: unknown, other: unknown): boolean {
    const trial = new Mask(this.options);
    for (const [place, noise] of this.learnt) trial.learnt.set(place, noise);
    trial.learnStamps(one, other);
    return jsonText(trial.canonical(one)) === jsonText(trial.canonical(other));
  }

  /** A state in the form in which two of them are compared: keys in order, noise gone. */
  canonical(state: unknown): unknown {
    return this.form(state, []);
  }

  private compare(one: unknown, other: unknown, place: StatePath, stamps: boolean): void {
    if (this.isGone(place) || Object.is(one, other)) return;
    if (Array.isArray(one) && Array.isArray(other)) return this.compareLists(one, other, place, stamps);
    if (isObject(one) && isObject(other)) return this.compareObjects(one, other, place, stamps);
    for (const value of [one, other])
      if (typeof value === 'string' && value.includes(ofAnotherChat))
        this.crossed.set(generalPlace(place), value);
    if (stamps && (!isStamp(one) || !isStamp(other) || this.isOurs(one) || this.isOurs(other))) return;
    const plain = isPlain(one) && isPlain(other) && isEmpty(one) === isEmpty(other);
    this.note(place, plain ? 'value' : 'whole');
  }

  private compareLists(
    one: readonly unknown[],
    other: readonly unknown[],
    place: StatePath,
    stamps: boolean,
  ): void {
    if (one.length !== other.length) return stamps ? undefined : this.note(place, 'whole');
    const [texts, others] = [one, other].map((list) =>
      list.map((item) => text(this.form(item, [...place, 0]))),
    );
    if (text(texts) === text(others)) return;
    if (text(texts?.toSorted()) === text(others?.toSorted()))
      return stamps ? undefined : this.note(place, 'order');
    for (const [index, item] of one.entries()) this.compare(item, other[index], [...place, index], stamps);
  }

  private compareObjects(
    one: Readonly<Record<string, unknown>>,
    other: Readonly<Record<string, unknown>>,
    place: StatePath,
    stamps: boolean,
  ): void {
    const [keys, others] = [Object.keys(one), Object.keys(other)];
    const strange = [
      ...keys.filter((key) => !Object.hasOwn(other, key)),
      ...others.filter((key) => !Object.hasOwn(one, key)),
    ];
    // As many keys, but other ones: they are ids of the consumer's own.
    if (strange.length > 0 && keys.length === others.length && !stamps) {
      this.note(place, 'keys');
      return this.compareLists(Object.values(one), Object.values(other), place, stamps);
    }
    if (!stamps) for (const key of strange) this.note([...place, key], 'whole');
    for (const key of keys) {
      if (!strange.includes(key))
        this.compare(ownValue(one, key), ownValue(other, key), [...place, key], stamps);
    }
  }

  private isOurs(value: unknown): boolean {
    return typeof value === 'string' && this.options.ours?.some((text) => value.includes(text)) === true;
  }

  private note(place: StatePath, noise: Noise): void {
    this.learnt.set(generalPlace(place), noise);
  }

  private isGone(place: StatePath): boolean {
    return (
      this.learnt.get(generalPlace(place)) === 'whole' ||
      this.options.ignore.some((path) => isNamed(place, path))
    );
  }

  private form(value: unknown, place: StatePath): unknown {
    if (this.isGone(place)) return undefined;
    const noise = this.learnt.get(generalPlace(place));
    if (Array.isArray(value)) {
      const items = value.map((item, index) => this.form(item, [...place, index]));
      const loose = noise === 'order' || this.options.unordered.some((path) => isNamed(place, path));
      return loose ? items.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : items;
    }
    if (!isObject(value)) return noise === 'value' && !isEmpty(value) ? varies : value;
    if (noise === 'keys')
      return Object.values(value).map((item, index) => this.form(item, [...place, index]));
    const entries = Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, this.form(item, [...place, key])])
      .filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** How many plain values a state has. */
export function countLeaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countLeaves(item), 0);
}

/** How many of them a mask leaves out. */
export function countMasked(state: unknown, mask: Mask): number {
  const shown = mask.canonical(state);
  return countLeaves(state) - countLeaves(shown) + countVarying(shown);
}

function countVarying(value: unknown): number {
  if (typeof value !== 'object' || value === null) return value === varies ? 1 : 0;
  return Object.values(value).reduce<number>((sum, item) => sum + countVarying(item), 0);
}

/** A text, or a number too high to be a counter. */
function isStamp(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : typeof value === 'number' && Math.abs(value) > 100_000;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** A value that is noise may still be there or not, and that is compared. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function text(value: unknown): string {
  return jsonText(value);
}
