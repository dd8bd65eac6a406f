/** JSON piece by piece, laid out as `JSON.stringify(value, null, 2)` lays out the whole. */
export type JsonPieces = Iterable<string>;

/** A value that is small enough to be written at once. `depth` is that of its members; 1 for those of the document. */
export function jsonValue(value: unknown, depth = 1): [string] {
  const text = JSON.stringify(value, null, 2);
  return [depth === 1 ? text : text.replaceAll('\n', `\n${'  '.repeat(depth - 1)}`)];
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
  const [text] = jsonValue(head, depth);
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
