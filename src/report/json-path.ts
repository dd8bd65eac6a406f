import { ownValue } from '../own.ts';

/** One step down: a key of an object, a position in a list (negative counts from the end), or all members. */
type Segment = { readonly key: string } | { readonly index: number } | { readonly all: true };

/** A parsed path into JSON. */
export type JsonPath = readonly Segment[];

const segmentPattern =
  /\.(?<name>[\p{L}_$][\p{L}\p{N}_$-]*)|\.(?<star>\*)|\[(?:(?<index>-?\d+)|(?<all>\*)|'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)")\]/uy;

/** Parses `$.items[0].name`, `$['odd key']`, `$.items[*].id`, `$.items[-1]`. Undefined if the text is no such path. */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const segments: Segment[] = [];
  segmentPattern.lastIndex = 1;
  while (segmentPattern.lastIndex < text.length) {
    const groups = segmentPattern.exec(text)?.groups;
    if (groups === undefined) return undefined;
    segments.push(toSegment(groups));
  }
  return segments;
}

function toSegment(groups: Readonly<Record<string, string | undefined>>): Segment {
  if (groups['index'] !== undefined) return { index: Number(groups['index']) };
  if (groups['star'] !== undefined || groups['all'] !== undefined) return { all: true };
  const quoted = groups['single'] ?? groups['double'];
  return { key: groups['name'] ?? (quoted ?? '').replace(/\\(.)/g, '$1') };
}

/** Every value the path leads to: none where the path ends early, several only with `*`. */
export function valuesAt(root: unknown, path: JsonPath): unknown[] {
  let values: unknown[] = [root];
  for (const segment of path) values = values.flatMap((value) => childrenOf(value, segment));
  return values;
}

function childrenOf(value: unknown, segment: Segment): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('all' in segment) return Object.values(value);
  if ('index' in segment) {
    if (!Array.isArray(value)) return [];
    const position = segment.index < 0 ? value.length + segment.index : segment.index;
    return position in value ? [value[position]] : [];
  }
  return Object.hasOwn(value, segment.key) ? [ownValue(value as Record<string, unknown>, segment.key)] : [];
}
