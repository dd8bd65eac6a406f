const zero = 48;
const lowerDigits = 7;
const lowerSpan = 1e7;

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
    high = Math.floor(value / lowerSpan);
    let low = value - high * lowerSpan;
    for (let count = 0; count < lowerDigits; count++) {
      const rest = (low / 10) | 0;
      bytes[--at] = zero + low - rest * 10;
      low = rest;
    }
  }
  do {
    const rest = (high / 10) | 0;
    bytes[--at] = zero + high - rest * 10;
    high = rest;
  } while (high > 0);
}
