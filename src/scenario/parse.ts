import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node as YamlNode,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Place } from '../errors.ts';
import { pathOf, type MapEntry, type Node, type ScalarNode, type Spot } from './ast.ts';
import type { Mistakes } from './mistakes.ts';
import { addSyntaxMistake } from './syntax.ts';

/** Aliases may repeat values, but not without end: a file that unfolds to more values than this is refused. */
const mostValues = 200_000;

/** Letters of a scenario, at most: reading takes some eighty times as much memory. */
export const longestScenario = 4_000_000;

/**
 * Reads YAML (JSON is YAML too) into a tree that knows the place of every value.
 * Returns undefined, after noting why, if the text cannot be read at all.
 */
export function parseTree(text: string, file: string, mistakes: Mistakes): Node | undefined {
  if (text.length > longestScenario) {
    mistakes.add(
      { place: { file, line: 1, column: 1 }, path: '' },
      `The file is larger than ${longestScenario / 1_000_000} MB.`,
      'Use "repeat" for repeated steps, or split it into several scenarios; `iqmock replay` takes recordings of any size.',
    );
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    keepSourceTokens: false,
  });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unreadable = text.indexOf('\uFFFD');
  if (unreadable >= 0) {
    mistakes.add(
      { place: placeOf(unreadable), path: '' },
      'From here on the file is not UTF-8.',
      encodingHint,
    );
    return undefined;
  }
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    const reported = new Set<number>();
    for (const error of errors) {
      const place = placeOf(skipSpaces(text, error.pos[0]));
      // What follows on the same line is usually the same mistake seen once more.
      if (!reported.has(place.line)) addSyntaxMistake(mistakes, { place, path: '' }, error);
      reported.add(place.line);
    }
    return undefined;
  }
  if (document.contents === null) {
    mistakes.add({ place: { file, line: 1, column: 1 }, path: '' }, 'The file is empty.', emptyHint);
    return undefined;
  }
  const reader = new Reader({ document, text, placeOf, mistakes });
  const tree = reader.read(document.contents, '');
  return reader.isWhole ? tree : undefined;
}

/** What cannot be decoded becomes the replacement character, which would otherwise travel to the consumer. */
const encodingHint =
  'Save it in UTF-8; in place of the character U+FFFD itself write "\\uFFFD" in double quotes.';

function skipSpaces(text: string, offset: number): number {
  return offset + (/^ +(?=[^\s])/.exec(text.slice(offset, offset + 1000))?.[0].length ?? 0);
}

const emptyHint = 'A scenario has at least "name" and "steps"; `iqmock init` writes one to start from.';

class Reader {
  private readonly document: Document;
  private readonly text: string;
  private readonly placeOf: (offset: number) => Place;
  private readonly mistakes: Mistakes;
  /** Values on the way from the root, to notice one that holds itself. */
  private readonly open = new Set<YamlNode>();
  private values = 0;
  /** The outermost alias that is being followed. */
  private alias: Spot | undefined;
  /** False once an alias could not be followed: what was read is then not what was meant. */
  isWhole = true;

  constructor(source: {
    document: Document;
    text: string;
    placeOf: (offset: number) => Place;
    mistakes: Mistakes;
  }) {
    this.document = source.document;
    this.text = source.text;
    this.placeOf = source.placeOf;
    this.mistakes = source.mistakes;
  }

  read(node: YamlNode | null | undefined, path: string, fallback?: Place): Node {
    const place = node?.range == null ? (fallback ?? this.placeOf(0)) : this.placeOf(node.range[0]);
    const spot: Spot = { place, path };
    const empty: Node = { ...spot, kind: 'scalar', value: null, source: '' };
    if (node === null || node === undefined) return empty;
    if (++this.values > mostValues) {
      if (this.isWhole) {
        this.mistakes.add(
          this.alias ?? spot,
          `The aliases of this file unfold to more than ${mostValues} values.`,
          'Use "repeat" instead of nested aliases.',
        );
        this.isWhole = false;
      }
      return empty;
    }
    if (isAlias(node)) return this.resolve(node.resolve(this.document), spot);
    if (isScalar(node)) {
      const scalar = this.scalar(node.value, node.source ?? '', spot);
      const start = node.range?.[0];
      if (typeof node.value !== 'string' || start === undefined || !node.value.includes('{')) return scalar;
      return { ...scalar, locate: (offset) => this.placeOf(start + this.offsetInFile(node, offset)) };
    }
    if (!isCollection(node)) return empty;
    this.open.add(node);
    const result: Node = isMap(node)
      ? { ...spot, kind: 'map', entries: this.entries(node, path) }
      : {
          ...spot,
          kind: 'list',
          items: isSeq(node)
            ? node.items.map((item, index) => this.read(item as YamlNode, `${path}[${index}]`, place))
            : [],
        };
    this.open.delete(node);
    return result;
  }

  private resolve(target: YamlNode | undefined, spot: Spot): Node {
    if (target !== undefined && !this.open.has(target)) {
      const outermost = this.alias;
      this.alias ??= spot;
      const result = this.read(target, spot.path);
      this.alias = outermost;
      return result;
    }
    const [message, hint] =
      target === undefined
        ? [
            'The alias has no anchor before it.',
            'Define it with &name first, or put the text in quotes if the * belongs to it.',
          ]
        : ['The alias is inside the value that it repeats.', 'Use "repeat" for loops.'];
    this.mistakes.add(spot, message, hint);
    this.isWhole = false;
    return { ...spot, kind: 'scalar', value: null, source: '' };
  }

  /** Quotes, escapes and indents shift a text against its value, so the word at the offset is looked up in the file. */
  private offsetInFile({ range, value }: Scalar, offset: number): number {
    const text = value as string;
    const word = /^(?:[\w\u0400-\u04ff-]+|\{[{%])/.exec(text.slice(offset))?.[0];
    const raw = this.text.slice(range?.[0], range?.[1]);
    if (word === undefined) return 0;
    const earlier = text.slice(0, offset).split(word).length - 1;
    let found = -1;
    for (let index = 0; index <= earlier; index++) found = raw.indexOf(word, found + 1);
    return Math.max(0, found);
  }

  private scalar(value: unknown, source: string, spot: Spot): ScalarNode {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.mistakes.add(
        spot,
        `${source} is not a JSON number.`,
        'Write a number, or put it in quotes if it is a text.',
      );
      return { ...spot, kind: 'scalar', value: 0, source };
    }
    const known =
      value === null || typeof value === 'boolean' || typeof value === 'number' ? value : (value as string);
    return { ...spot, kind: 'scalar', value: known, source };
  }

  private entries(map: YAMLMap, path: string): Map<string, MapEntry> {
    const entries = new Map<string, MapEntry>();
    const merged: (readonly [key: string, entry: MapEntry])[] = [];
    for (const pair of map.items as Pair<YamlNode | null, YamlNode | null>[]) {
      const keyNode = isAlias(pair.key) ? (pair.key.resolve(this.document) ?? null) : pair.key;
      const place = this.placeOf(pair.key?.range?.[0] ?? map.range?.[0] ?? 0);
      if (!isScalar(keyNode) || keyNode.value === null) {
        this.mistakes.add({ place, path }, 'A key must be a text.', 'Write "key: value".');
        continue;
      }
      const key = typeof keyNode.value === 'string' ? keyNode.value : JSON.stringify(keyNode.value);
      if (key === '<<' && keyNode.type === 'PLAIN') {
        merged.push(...this.mergedEntries(pair.value, { place, path }));
        continue;
      }
      const childPath = pathOf(path, key);
      const spot = { place, path: childPath };
      const first = entries.get(key);
      if (first === undefined)
        entries.set(key, { key: spot, value: this.read(pair.value, childPath, place) });
      else
        this.mistakes.add(
          spot,
          `The key "${key}" is repeated; the first one is in line ${first.key.place?.line ?? 0}.`,
          `Remove one of them; to do a step twice, write two list items.`,
        );
    }
    // A key written here wins over a merged one, and of those the first.
    for (const [key, entry] of merged) if (!entries.has(key)) entries.set(key, entry);
    return entries;
  }

  /** What `<<: *defaults` or `<<: [*one, *other]` puts into a map. */
  private mergedEntries(value: YamlNode | null, spot: Spot): (readonly [string, MapEntry])[] {
    const node = this.read(value, spot.path, spot.place);
    const maps = node.kind === 'list' ? node.items : [node];
    if (maps.every((map) => map.kind === 'map')) return maps.flatMap(({ entries }) => [...entries]);
    this.mistakes.add(
      spot,
      '"<<" merges maps, and this is not a map.',
      'Write <<: *name, with &name at a map before it.',
    );
    return [];
  }
}
