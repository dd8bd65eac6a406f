import { differences, type Difference } from '../difference.ts';
import type { Compare } from '../observer.ts';
import { ownValue } from '../../own.ts';

/** What a consumer did to a text, short of losing it. */
export type TextNote = 'escaped' | 'trimmed' | 'cleaned';

/** Compares states in which texts were replaced by others: they must be wherever the first ones were. */
export interface TextCompare {
  readonly compare: Compare;
  /** What was found beside differences, since the last comparison. */
  readonly notes: Set<TextNote>;
}

/**
 * Makes a comparison for texts that were replaced. A text counts as kept if it is equal, equal in Unicode's normal form,
 * or a preview of one that is kept elsewhere. Escaped and trimmed texts are noted, not failed.
 */
export function comparingTexts(texts: ReadonlyMap<string, string>): TextCompare {
  const notes = new Set<TextNote>();
  const compare: Compare = (clean, now) => {
    notes.clear();
    const whole = new Set(textsOfState(now));
    return differences(aligned(clean, now, { texts, whole, notes }), now);
  };
  return { compare, notes };
}

interface Context {
  readonly texts: ReadonlyMap<string, string>;
  /** Every text of the state. */
  readonly whole: ReadonlySet<string>;
  readonly notes: Set<TextNote>;
}

function textsIn(list: readonly unknown[]): string[] {
  return list.map((item) => JSON.stringify(item));
}

/** The clean state with the replaced texts, and with the values of now where those are as good. */
function aligned(clean: unknown, now: unknown, context: Context): unknown {
  if (typeof clean === 'string') return alignedText(clean, now, context);
  if (Array.isArray(clean)) {
    const other: readonly unknown[] = Array.isArray(now) ? now : [];
    // A list whose order means nothing is sorted by the texts in it, and these are others now.
    const wanted = clean.map((item) => aligned(item, undefined, context));
    if (String(textsIn(wanted).toSorted()) === String(textsIn(other).toSorted())) return other;
    return clean.map((item, index) => aligned(item, other[index], context));
  }
  if (typeof clean !== 'object' || clean === null) return clean;
  const other = (typeof now === 'object' && now !== null ? now : {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(clean).map(([key, item]) => [key, aligned(item, ownValue(other, key), context)]),
  );
}

function alignedText(clean: string, now: unknown, { texts, whole, notes }: Context): unknown {
  let wanted = clean;
  for (const [from, to] of texts) wanted = wanted.replaceAll(from, () => to);
  if (wanted === clean || now === wanted) return wanted;
  if (wanted === '' && now === null) return now;
  if (typeof now !== 'string') return wanted;
  if (now.normalize('NFC') === wanted.normalize('NFC')) return now;
  const begun = now.replace(/(…|\.\.\.)$/, '');
  if (begun !== '' && wanted.startsWith(begun) && whole.has(wanted)) return now;
  if (now.trim() === wanted.trim()) {
    notes.add('trimmed');
    return now;
  }
  if (cleaned(now) === cleaned(wanted)) {
    notes.add('cleaned');
    return now;
  }
  if (unescaped(now) !== now && unescaped(now).trim() === wanted.trim()) {
    notes.add('escaped');
    return now;
  }
  return wanted;
}

/** A text without what nobody sees of it: line ends of one kind, no control characters, no marks of direction. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .normalize('NFC')
    .trim();
}

function unescaped(text: string): string {
  return text
    .replaceAll(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => ownValue(entities, name) ?? '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Every text in a state, in its order. */
export function textsOfState(state: unknown): string[] {
  if (typeof state === 'string') return [state];
  return typeof state === 'object' && state !== null ? Object.values(state).flatMap(textsOfState) : [];
}

/** Finds the texts that a state lacks; what else it shows, and how often, does not matter. */
export function missingTexts(texts: readonly string[]): Compare {
  const compare = comparingOnly(texts);
  return (clean, now) => compare(clean, now).filter(({ signature }) => signature === 'text missing');
}

/**
 * Compares only what the change of some other value cannot have touched: the texts of messages, and how many there are.
 */
export function comparingOnly(texts: readonly string[]): Compare {
  const known = new Set(texts);
  return (clean, now): readonly Difference[] => {
    const [wanted, found] = [count(clean, known), count(now, known)];
    return [...known].flatMap((text) => {
      const [before = 0, after = 0] = [wanted.get(text), found.get(text)];
      // Once less may be a quotation, or a preview, that the change has taken away.
      if (before === after || (after > 0 && after < before)) return [];
      return {
        place: `"${text.slice(0, 40)}"`,
        signature: `text ${after > before ? 'more often' : 'missing'}`,
        clean: `stands ${before} times in the state`,
        now: `stands ${after} times`,
      };
    });
  };
}

function count(
  value: unknown,
  known: ReadonlySet<string>,
  counts = new Map<string, number>(),
): Map<string, number> {
  if (typeof value === 'string') {
    for (const text of known) if (value.includes(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) count(item, known, counts);
  }
  return counts;
}
