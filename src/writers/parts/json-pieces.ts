/** JSON piece by piece, laid out as `JSON.stringify(value, null, 2)` lays out the whole. */
export type JsonPieces = Iterable<string>;

/** A value. `depth` is that of its members; 1 for those of the document. */
export function jsonValue(value: unknown, depth = 1): string[] {
  const pieces: string[] = [];
  addValue(pieces, value, depth);
  return pieces;
}

/** `JSON.stringify` with an indent leaves far more behind than one without. */
function addValue(pieces: string[], value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    pieces.push(JSON.stringify(value ?? null));
    return;
  }
  const isList = Array.isArray(value);
  const members: [string, unknown][] = isList
    ? value.map((item) => ['', item])
    : Object.entries(value).filter(([, member]) => member !== undefined);
  const indent = `\n${'  '.repeat(depth)}`;
  let before = isList ? '[' : '{';
  for (const [name, member] of members) {
    pieces.push(isList ? `${before}${indent}` : `${before}${indent}${JSON.stringify(name)}: `);
    addValue(pieces, member, depth + 1);
    before = ',';
  }
  const end = isList ? ']' : '}';
  pieces.push(members.length === 0 ? `${before}${end}` : `\n${'  '.repeat(depth - 1)}${end}`);
}

/** A list whose items are made one after the other. */
export function* jsonList(items: Iterable<object>, depth: number): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    yield `${isEmpty ? '[' : ','}\n${'  '.repeat(depth)}`;
    yield* jsonValue(item, depth + 1);
    isEmpty = false;
  }
  yield isEmpty ? '[]' : `\n${'  '.repeat(depth - 1)}]`;
}

/** An object: the members of one that is small enough to be written at once, then others. */
export function* jsonMembers(
  head: object,
  more: Iterable<readonly [name: string, value: JsonPieces]>,
  depth = 1,
): Generator<string> {
  const text = jsonValue(head, depth).join('');
  let isEmpty = text === '{}';
  // Without its closing brace.
  yield isEmpty ? '{' : text.slice(0, text.lastIndexOf('\n'));
  for (const [name, value] of more) {
    yield `${isEmpty ? '' : ','}\n${'  '.repeat(depth)}${JSON.stringify(name)}: `;
    yield* value;
    isEmpty = false;
  }
  yield isEmpty ? '}' : `\n${'  '.repeat(depth - 1)}}`;
}
