import { entities } from '../model/entities.gen.ts';
import type { Halves } from './raw-body.ts';
import { isObject } from '../own.ts';

/** Every key that some entity of some era has. */
const wireKeys = new Set<string>(
  Object.values(entities).flatMap(({ fields }) => fields.map(({ key }) => key)),
);

/** Unknown keys of one object that are looked at. */
const mostUnknownKeys = 100;

/** Values in lists and keys of objects, counted up to `most` and no further, so that a huge body costs no time. */
export function countParts({ event, rels }: Halves, most: number): number {
  let count = 0;
  const open: unknown[] = [event, rels];
  while (open.length > 0 && count <= most) {
    const value = open.pop();
    const parts = Array.isArray(value) ? (value as unknown[]) : isObject(value) ? keyedParts(value) : [];
    count += Array.isArray(value) ? parts.length : Math.max(0, parts.length - wireKeys.size);
    if (count > most) break;
    for (const part of parts) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return count;
}

function keyedParts(row: object): unknown[] {
  return Object.values(row) as unknown[];
}

/** The body with no more than `most` items in each list, and with few of the keys that no entity has. */
export function excerptOf({ event, rels, whole, mayBeLarge }: Halves, most: number): Halves {
  return {
    event: cut(event, most) as Halves['event'],
    rels: cut(rels, most) as Halves['rels'],
    whole,
    mayBeLarge,
  };
}

function cut(value: unknown, most: number): unknown {
  if (Array.isArray(value)) return value.slice(0, most).map((item) => cut(item, most));
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  let unknown = 0;
  for (const [key, item] of Object.entries(value)) {
    if (!wireKeys.has(key) && ++unknown > mostUnknownKeys) continue;
    kept.push([key, cut(item, most)]);
  }
  return Object.fromEntries(kept);
}
