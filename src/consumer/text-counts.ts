/** What the bytes of a body hold, counted in one pass. */
export interface TextCounts {
  /** Opening brackets and braces, those in strings included. */
  readonly brackets: number;
  /** Commas, those in strings included. */
  readonly commas: number;
  /**
   * For valid JSON: at least the number of keys, and rarely more: a string that begins with a colon is counted too.
   * Infinity where white space or a backslash leaves a doubt.
   */
  readonly keys: number;
}

const quote = 34;
const comma = 44;
const colon = 58;
const openingBracket = 91;
const backslash = 92;
/** Of a letter or a bracket, the bit that sets `{` apart from `[`. */
const upperBit = 32;

/** Counts in the bytes of a UTF-8 text, where no letter beyond ASCII holds a byte of ASCII. */
export function countBytes(bytes: Uint8Array): TextCounts {
  let brackets = 0;
  let commas = 0;
  let keys = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === comma) commas++;
    else if (byte === colon) keys += keysBefore(bytes, at);
    else if ((byte & ~upperBit) === openingBracket) brackets++;
  }
  return { brackets, commas, keys };
}

/** Whether a colon stands behind a key. A colon in a string may stand behind anything, but behind a quote only if that is escaped. */
function keysBefore(bytes: Uint8Array, colonAt: number): number {
  const before = bytes[colonAt - 1] as number;
  if (before === quote) return bytes[colonAt - 2] === backslash ? Infinity : 1;
  return before <= 32 ? Infinity : 0;
}
