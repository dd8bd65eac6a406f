import type { Place } from '../errors.ts';

/** Where a value of a scenario is: its place in the file, if it came from one, and its path, such as `steps[3].message.text`. */
export interface Spot {
  readonly place: Place | undefined;
  readonly path: string;
}

/** A text, number, boolean or null. */
export interface ScalarNode extends Spot {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as it was written, without quotes. */
  readonly source: string;
  /** Where in the file the text at an offset of the value is. */
  locate?(offset: number): Place;
}

/** A list. */
export interface ListNode extends Spot {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** A map; its keys are in the order of the file. */
export interface MapNode extends Spot {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** One key of a map and its value. */
export interface MapEntry {
  /** Where the key is. */
  readonly key: Spot;
  readonly value: Node;
}

/** A value of a scenario with its spot, whether it came from YAML, JSON or code. */
export type Node = ScalarNode | ListNode | MapNode;

/** The tree of a plain value at `path`. Keys whose value is undefined are left out. */
export function nodeOf(value: unknown, path = ''): Node {
  const spot = { place: undefined, path };
  if (Array.isArray(value)) {
    return { ...spot, kind: 'list', items: value.map((item, index) => nodeOf(item, `${path}[${index}]`)) };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = new Map<string, MapEntry>();
    for (const [key, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const childPath = pathOf(path, key);
      entries.set(key, { key: { place: undefined, path: childPath }, value: nodeOf(child, childPath) });
    }
    return { ...spot, kind: 'map', entries };
  }
  // A function or a symbol appears as its type; the check then rejects it.
  const scalar = isScalar(value) ? value : typeof value;
  return { ...spot, kind: 'scalar', value: scalar, source: String(scalar) };
}

function isScalar(value: unknown): value is ScalarNode['value'] {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

/** The path of a key of the map at `path`. */
export function pathOf(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The plain value of a tree. */
export function valueOf(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(valueOf);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, valueOf(entry.value)]));
}

/** The value under a key of a map; undefined if the node is no map or has no such key. */
export function childOf(node: Node, key: string): Node | undefined {
  return node.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** The node to which a path of keys and positions leads, or the last one on the way there. */
export function nodeAt(node: Node, path: readonly (string | number)[]): Node {
  let current = node;
  for (const step of path) {
    const next = current.kind === 'list' ? current.items[Number(step)] : childOf(current, String(step));
    if (next === undefined) break;
    current = next;
  }
  return current;
}
