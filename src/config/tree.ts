import { LineCounter, isAlias, isMap, isScalar, parseDocument } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { IqmockError, type Mistake, type Place } from '../errors.ts';
import type { PlacedMap } from './placed.ts';

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
  if (isMap(document.contents)) return placedMap(document.contents, { document, lines, file });
  throw new IqmockError('CONFIG', `${file} must hold a map of options.`, {
    hint: 'Write lines such as "seed: 42".',
  });
}

/** What is needed to read a node: its document, for aliases, and the lines, for places. */
interface Source {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly file: string;
}

function placedMap(map: YAMLMap, source: Source): PlacedMap {
  const pairs = map.items as Pair<Node, Node | null>[];
  return new Map(
    pairs.map((pair) => [
      isScalar(pair.key) ? String(pair.key.value) : String(pair.key),
      { value: valueOf(pair.value, source), place: placeAt(source, pair.key.range?.[0] ?? 0) },
    ]),
  );
}

function valueOf(node: Node | null | undefined, source: Source): unknown {
  if (isAlias(node)) return valueOf(node.resolve(source.document), source);
  if (isMap(node)) return placedMap(node, source);
  return node?.toJS(source.document) ?? null;
}

function placeAt({ lines, file }: Omit<Source, 'document'>, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}
