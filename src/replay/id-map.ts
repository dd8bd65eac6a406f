import { fileIdPattern, type IdKind } from '../model/ids.ts';

/** One id and what took its place. */
export interface IdPair {
  readonly kind: IdKind;
  readonly from: number | string;
  readonly to: number | string;
}

/** Which id took the place of which. No two rows of any kinds got the same id, so the way back needs no kind. */
export interface IdMap extends Iterable<IdPair> {
  /** What took the place of an id; undefined if the bodies do not have it. */
  renamed<Id extends number | string>(kind: IdKind, id: Id): Id | undefined;
  /** What the id given now was before; undefined for one that was not given. A number may be written as a text. */
  original(id: number | string): IdPair | undefined;
  /**
   * A copy of any JSON value, such as a consumer's answer, with the ids that it had before: in numbers, in texts of
   * digits, in keys of objects, and within texts such as a path.
   */
  restore(value: unknown): unknown;
}

/** Makes a map of pairs. */
export function createIdMap(pairs: readonly IdPair[]): IdMap {
  const forth = new Map(pairs.map((pair) => [`${pair.kind} ${pair.from}`, pair.to]));
  const back = new Map(pairs.map((pair) => [String(pair.to), pair]));
  const originalText = (text: string): string => String(back.get(text)?.from ?? text);
  // A number with a dot in it is no id.
  const restoreText = (text: string): string =>
    text.replaceAll(fileIdPattern, originalText).replaceAll(/\d+(?:\.\d+)*/g, originalText);
  const restore = (value: unknown): unknown => {
    if (typeof value === 'number') return back.get(String(value))?.from ?? value;
    if (typeof value === 'string') return back.has(value) ? originalText(value) : restoreText(value);
    if (Array.isArray(value)) return value.map(restore);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [restoreText(key), restore(item)]));
  };
  return {
    renamed: <Id extends number | string>(kind: IdKind, id: Id) =>
      forth.get(`${kind} ${id}`) as Id | undefined,
    original: (id) => back.get(String(id)),
    restore,
    [Symbol.iterator]: () => pairs[Symbol.iterator](),
  };
}
