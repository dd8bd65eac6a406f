import { hash } from '../env/random.ts';

/** What tells the people of a tenant apart. */
export interface KeySerial {
  /** `+7 9xx xxx-xx-xx`. */
  readonly phone: string;
  /** Digits for addresses. */
  readonly tag: string;
}

// Codes that the Russian numbering plan gives to no operator, so that no phone is anybody's.
const countedCodes = [943, 944, 945, 946, 947, 948] as const;
const namedCodes = [972, 973, 974, 975, 976] as const;
const perCode = 10_000_000;
const countedSpace = countedCodes.length * perCode;
const namedSpace = namedCodes.length * perCode;
/** Has no divisor in common with `countedSpace`, so that its multiples run through all of it. */
const stride = 7_654_321;

/**
 * A phone number and digits that belong to one key. Keys that end with a number (`client-17`) never share them
 * with a key of the same stem; for other keys they are drawn from fifty million, far from those.
 */
export function keySerial(key: string, keySeed: number, tenantSeed: number): KeySerial {
  const end = stemEnd(key);
  if (end === key.length) {
    const serial = keySeed % namedSpace;
    return { phone: phoneOf(namedCodes, serial), tag: String(countedSpace + serial) };
  }
  const serial = (hash(key.slice(0, end), tenantSeed) + Number(key.slice(end)) * stride) % countedSpace;
  return { phone: phoneOf(countedCodes, serial), tag: String(serial) };
}

/** Where the number at the end of a key begins: at most seven digits, and no leading zero, so that `c1` is not `c01`. */
function stemEnd(key: string): number {
  let start = key.length;
  while (start > 0 && key.length - start < 7 && isDigit(key.charCodeAt(start - 1))) start--;
  while (key.charAt(start) === '0') start++;
  return start;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function phoneOf(codes: readonly number[], serial: number): string {
  const digits = String(serial % perCode).padStart(7, '0');
  const code = codes[Math.floor(serial / perCode)] as number;
  return `+7 ${code} ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
}
