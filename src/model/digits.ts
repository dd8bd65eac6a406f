const zero = 48;

/** The digits of 00 to 99: two digits are written at once. */
const pairs = Uint8Array.from({ length: 200 }, (_, at) => zero + (Math.floor(at / (at % 2 ? 2 : 20)) % 10));

/** How many decimal digits a whole number from 0 to 2^53 - 1 has; 0 for any other number. */
export function digitCount(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) return 0;
  // Most numbers on the wire are times, which have thirteen digits until the year 2286, and ids.
  if (value >= 1e12 && value < 1e13) return 13;
  if (value < 10) return 1;
  let count = 2;
  for (let bound = 100; value >= bound; bound *= 10) count++;
  return count;
}

/** Writes the digits of such a number so that they end before `end`. */
export function writeDigits(bytes: Uint8Array, end: number, value: number): void {
  let at = end;
  let high = value;
  // In two parts of 32 bits each: divisions of larger numbers are slow.
  if (value >= 1e9) {
    high = Math.floor(value / 1e8);
    let low = value - high * 1e8;
    for (let count = 0; count < 4; count++) {
      const rest = (low / 100) | 0;
      const pair = (low - rest * 100) * 2;
      bytes[--at] = pairs[pair + 1] as number;
      bytes[--at] = pairs[pair] as number;
      low = rest;
    }
  }
  while (high >= 10) {
    const rest = (high / 100) | 0;
    const pair = (high - rest * 100) * 2;
    bytes[--at] = pairs[pair + 1] as number;
    bytes[--at] = pairs[pair] as number;
    high = rest;
  }
  if (high > 0 || at === end) bytes[--at] = zero + high;
}
