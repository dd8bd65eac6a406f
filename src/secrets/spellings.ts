/**
 * How a text may be spelled where a program repeats it: a consumer that echoes a secret writes it as JSON (`\"`,
 * `\u0041`, also JSON within JSON), percent-encoded, or as HTML.
 */

const html = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
]);

const mostPatterns = 100;
const patterns = new Map<string, RegExp>();

/** A pattern that finds the text in each of its spellings, also where they are mixed. */
export function spellingPattern(text: string): RegExp {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const pattern = new RegExp(Array.from(text, spellings).join(''), 'g');
  if (patterns.size >= mostPatterns) patterns.clear();
  patterns.set(text, pattern);
  return pattern;
}

function spellings(character: string): string {
  const literal = character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const point = character.codePointAt(0) ?? 0;
  const named = html.get(character);
  // The literal comes last: `&` also begins `&amp;`.
  const ways = [
    [...Array(character.length).keys()].map((at) => `\\\\+u${hex(character.charCodeAt(at), 4)}`).join(''),
    [...Buffer.from(character, 'utf8')].map((byte) => `%${hex(byte, 2)}`).join(''),
    `&#0*${point};`,
    `&#[xX]0*${hex(point, 1)};`,
    ...(named === undefined ? [] : [`&${named};`]),
    ...(character === ' ' ? ['\\+'] : []),
    character === '\\' ? '\\\\+' : /["'/]/.test(character) ? `\\\\*${literal}` : literal,
  ];
  return `(?:${ways.join('|')})`;
}

/** Hexadecimal digits in either case. */
function hex(value: number, digits: number): string {
  return value
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
