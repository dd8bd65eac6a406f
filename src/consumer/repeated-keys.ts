/**
 * The paths of keys that occur twice in one object of a JSON text. `JSON.parse` keeps the last and says nothing, so
 * the keys of the text are counted against those of its parsed value, and searched for only when there are more.
 * `mostKeys` is a number that the keys of the text do not exceed, if one is known: it may save counting them.
 */
export function repeatedKeys(text: string, value: unknown, mostKeys = Infinity): readonly string[] {
  if (value === undefined) return [];
  const keys = countKeys(value);
  return mostKeys === keys || countTextKeys(text) === keys ? [] : findRepeated(text);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countKeys(item);
    return count;
  }
  for (const key in value) {
    count++;
    // Its own keys are gone through, so none can be foreign to it; a list of the values would cost every body.
    // eslint-disable-next-line iqmock/no-foreign-key
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === 'object') count += countKeys(item);
  }
  return count;
}

/** Strings of a valid JSON text that are followed by a colon. */
function countTextKeys(text: string): number {
  let count = 0;
  let at = text.indexOf('"');
  while (at >= 0) {
    at = stringEnd(text, at) + 1;
    if (text.charCodeAt(at) === colon || text.charCodeAt(skipSpace(text, at)) === colon) count++;
    at = text.indexOf('"', at);
  }
  return count;
}

/** Beyond this number, one more adds no information. */
const mostRepeated = 1000;

function findRepeated(text: string): string[] {
  const repeated: string[] = [];
  const levels: { keys: Set<string> | undefined; key: string; index: number }[] = [];
  const path = (): string => {
    const parts = levels.map(({ keys, key, index }) => (keys === undefined ? `[${index}]` : `.${key}`));
    return parts.join('').replace(/^\./, '');
  };
  for (let at = 0; at < text.length && repeated.length < mostRepeated; at++) {
    const level = levels.at(-1);
    const char = text[at];
    if (char === '{') levels.push({ keys: new Set(), key: '', index: 0 });
    else if (char === '[') levels.push({ keys: undefined, key: '', index: 0 });
    else if (char === '}' || char === ']') levels.pop();
    else if (char === ',' && level !== undefined) level.index++;
    else if (char === '"') {
      const end = stringEnd(text, at);
      if (level?.keys !== undefined && text.charCodeAt(skipSpace(text, end + 1)) === colon) {
        level.key = JSON.parse(text.slice(at, end + 1)) as string;
        if (level.keys.has(level.key)) repeated.push(path());
        level.keys.add(level.key);
      }
      at = end;
    }
  }
  return repeated;
}

const colon = 58;
const backslash = 92;

/** The index of the quote that closes the string which opens at `start`. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    if (end < 0) return text.length;
    if (text.charCodeAt(end - 1) !== backslash) return end;
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end;
  }
}

/** The index of the first character from `at` on that is no JSON white space. */
function skipSpace(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
}
