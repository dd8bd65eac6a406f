// Codes that the Russian numbering plan gives to no operator, so that no phone is anyone's.
const codes = [943, 944, 945, 946, 947, 948, 972, 973, 974, 975, 976] as const;
const perCode = 10_000_000;

/** How many different phones there are. */
export const phoneCount = codes.length * perCode;

/** The phone of a number below `phoneCount`: `+7 9xx xxx-xx-xx`. Two numbers never share one. */
export function phoneOf(number: number): string {
  const digits = String(number % perCode).padStart(7, '0');
  const code = codes[Math.floor(number / perCode) % codes.length] as number;
  return `+7 ${code} ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
}

/**
 * Three digits for the address of the nth client of a run, four where those are used up, and so on: no two clients of a run
 * share them. They begin elsewhere in each run.
 */
export function addressDigits(nth: number, offset: number): string {
  let left = nth;
  let first = 100;
  while (left >= first * 9) {
    left -= first * 9;
    first *= 10;
  }
  return String(first + ((left + offset) % (first * 9)));
}
