import { parseJsonPath, type JsonPath } from '../report/json-path.ts';
import { IqmockError } from '../errors.ts';

/** A place in a state, from the root: keys, and positions in lists. */
export type StatePath = readonly (string | number)[];

const idWords = /^(event|message|ticket message|channel|chat|client|project|operator|ticket|field|file) \d+$/;

/** The place as people write it: `$.messages[0].text`. */
export function sayPlace(place: StatePath): string {
  return `$${place.map((part) => (typeof part === 'number' ? `[${part}]` : keyText(part))).join('')}`;
}

/** The place without positions and ids: `$.messages[*].text`. */
export function generalPlace(place: StatePath): string {
  return `$${place.map((part) => (typeof part === 'number' ? '[*]' : idWords.test(part) ? '.*' : keyText(part))).join('')}`;
}

function keyText(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key) ? `.${key}` : `['${key.replaceAll("'", "\\'")}']`;
}

/** Reads paths of `--ignore` and `--unordered`. Throws USAGE. */
export function parsePaths(texts: readonly string[], flag: string): readonly JsonPath[] {
  return texts.map((text) => {
    const path = parseJsonPath(text);
    if (path !== undefined) return path;
    throw new IqmockError('USAGE', `${flag}: "${text}" is not a path.`, {
      hint: "Write $.updated, $.items[*].seenAt or $['odd key'].",
    });
  });
}

/** Whether a place is one that a path names. */
export function isNamed(place: StatePath, path: JsonPath): boolean {
  return (
    place.length === path.length &&
    path.every((segment, index) => {
      if ('all' in segment) return true;
      return 'index' in segment ? segment.index === place[index] : segment.key === place[index];
    })
  );
}
