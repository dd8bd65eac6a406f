import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { IqmockError, type Mistake, type Place } from '../errors.ts';
import type { PlacedMap, PlacedValue } from './placed.ts';

/** Reads a YAML or JSON text into a map with places. Throws CONFIG with every syntax mistake. */
export function readTree(text: string, file: string): PlacedMap {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const mistakes: Mistake[] = document.errors.map((error) => ({
    ...placeAt({ lines, file }, error.pos[0]),
    message: error.message,
  }));
  if (mistakes.length > 0) throw new IqmockError('CONFIG', `${file} cannot be read.`, { mistakes });
  if (document.contents === null) return new Map();
  if (isMap(document.contents))
    return placedMap(document.contents, { document, lines, file, open: new Set() });
  throw new IqmockError('CONFIG', `${file} must contain a map of options.`, {
    hint: 'Write lines such as "seed: 42".',
  });
}

/** What is needed to read a node: its document, for aliases, and the lines, for places. */
interface Source {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly file: string;
  /** Maps on the way from the root, to notice one that holds itself. */
  readonly open: Set<Node>;
}

function placedMap(map: YAMLMap, source: Source): PlacedMap {
  const pairs = map.items as Pair<Node, Node | null>[];
  const placed = new Map<string, PlacedValue>();
  const merged: PlacedMap[] = [];
  if (source.open.has(map)) throw holdsItself(map, source);
  source.open.add(map);
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : String(key);
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') merged.push(...mergedMaps(value, source));
    else placed.set(name, { value: valueOf(value, source), place: placeAt(source, key.range?.[0] ?? 0) });
  }
  // A key written here wins over a merged one, and of those the first.
  for (const [name, value] of merged.flatMap((more) => [...more]))
    if (!placed.has(name)) placed.set(name, value);
  source.open.delete(map);
  return placed;
}

function holdsItself(map: YAMLMap, source: Source): IqmockError {
  const mistake = {
    ...placeAt(source, map.range?.[0] ?? 0),
    message: 'the map contains itself, through an alias',
  };
  return new IqmockError('CONFIG', `${source.file} cannot be read.`, { mistakes: [mistake] });
}

/** The maps of `<<: *defaults` or `<<: [*one, *other]`. */
function mergedMaps(node: Node | null, source: Source): PlacedMap[] {
  const target = isAlias(node) ? node.resolve(source.document) : node;
  if (isMap(target)) return [placedMap(target, source)];
  return isSeq(target) ? (target.items as Node[]).flatMap((item) => mergedMaps(item, source)) : [];
}

function valueOf(node: Node | null | undefined, source: Source): unknown {
  if (isAlias(node)) return valueOf(node.resolve(source.document), source);
  if (isMap(node)) return placedMap(node, source);
  return node?.toJS(source.document) ?? null;
}

function placeAt({ lines, file }: Omit<Source, 'document' | 'open'>, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}
