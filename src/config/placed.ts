import type { Place } from '../errors.ts';
import { isObject } from '../own.ts';

/** A value and where it is in its file. */
export interface PlacedValue {
  readonly value: unknown;
  /** Missing where the file is a program. */
  readonly place?: Place;
}

/** A map of a configuration file: each value as written, with the place of its key. */
export type PlacedMap = ReadonlyMap<string, PlacedValue>;

/** A plain object as such a map, without places. */
export function placedFrom(value: object): PlacedMap {
  return new Map(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [key, { value: nested(inner) }]),
  );
}

/** Whether a value is such a map, rather than something plain. */
export function isPlacedMap(value: unknown): value is PlacedMap {
  return value instanceof Map;
}

/** A value without places, maps as objects. */
export function plain(value: unknown): unknown {
  if (!isPlacedMap(value)) return value;
  return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner.value)]));
}

function nested(value: unknown): unknown {
  return isObject(value) ? placedFrom(value) : value;
}
